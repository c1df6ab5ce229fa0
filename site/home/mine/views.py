from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.keys import normalise_code
from accounts.ratelimit import count_failure, guesses, too_many_failures
from events.access import invitation_by_code
from events.networking.networking import cards_of
from events.planning.stories import stories_of
from events.sessions.sessions import materials_of
from frontend.forms import status_of
from home.mine import colleagues, links, member_cards
from home.mine.forms import AddressForm
from home.mine.mine import mine, questions_of
from home.mine.waiting import waiting
from home.models import ColleagueAccess, CorrectionRequest, LeaderCalendar
from home.privacy.erasure import note_objection
from pledges.access import get_receipt

MOST_ASKED = 20  # links asked for from one place in ten minutes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request):
    """The page for those who came by a link; the others ask for one."""
    if address := links.address_of(request):
        return render(request, "home/mine/mine.html", _whole_page(address))
    form = AddressForm(request.POST or None)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        if _asks_too_often(request):
            return render(request, "home/mine/ask.html", context | {"too_many": True}, status=429)
        links.send_link(form.cleaned_data["email"])
        return redirect("home:mine_sent")
    return render(request, "home/mine/ask.html", context, status=status_of(form))


def _whole_page(address):
    found = mine(address)
    seats = [each.registration for each in (*found.coming, *found.past) if _has_seat(each)]
    memberships = {membership.pk for membership in found.memberships}
    requests = member_cards.requests_of(found.memberships)
    asked = [one for one in requests if one.asked_id in memberships]
    return {
        "address": address,
        "mine": found,
        "waiting": waiting(found),
        "to_answer": [one for one in asked if not one.answer],
        "given": [one for one in asked if one.answer],
        "asked": [one for one in requests if one.asker_id in memberships],
        "stories": stories_of([each.event for each in (*found.coming, *found.past)]),
        "materials": materials_of(seats),
        "cards": cards_of([seat.pk for seat in seats]),
        "questions": questions_of(address, found.sheets),
        "calendar": LeaderCalendar.objects.filter(address=address).first(),
        "let_in": ColleagueAccess.objects.open().filter(giver=address).select_related("company"),
        "let_in_by": ColleagueAccess.objects.open()
        .filter(colleague=address)
        .select_related("company"),
        "companies": colleagues.companies_of(address),
        "corrections": CorrectionRequest.objects.filter(contact__in=found.contacts).order_by(
            "-asked_at"
        ),
    }


def _has_seat(invitation):
    return getattr(invitation, "registration", None) is not None


def _asks_too_often(request):
    if too_many_failures(request, "mine", most=MOST_ASKED):
        return True
    count_failure(request, "mine")
    return False


@never_cache
@require_http_methods(["GET", "HEAD"])
def sent(request):
    """The same for everybody: it does not tell whether we know the address."""
    return render(request, "home/mine/sent.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request, key):
    """GET shows a button; the POST uses the link up."""
    if links.opened_here(request, key):
        return redirect("home:mine")
    if request.method == "POST":
        if address := links.use(key):
            links.open_page(request, address)
            return redirect("home:mine")
        return render(request, "home/mine/over.html", status=410)
    if links.waiting_link(key) is None:
        return render(request, "home/mine/over.html", status=410)
    return render(request, "home/mine/open.html", {"key": key})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def from_invitation(request, code):
    """From an invitation's page to all of it: a link goes to the address the invitation went to."""
    try:
        invitation = invitation_by_code(code)
    except Http404:
        if normalise_code(code) and guesses(request, "invitation"):
            return render(request, "events/too_many_tries.html", status=429)
        raise
    return _from_item(request, invitation.contact.email, back=invitation.get_absolute_url())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def from_receipt(request, token):
    sheet = get_receipt(token)
    return _from_item(request, sheet.contact_email, back=sheet.get_receipt_url())


def _from_item(request, address, *, back):
    """Who holds the item's key may have a link sent to its own address, and to no other."""
    context = {"masked": links.masked(address) if address else "", "back": back}
    if request.method == "POST" and address:
        if _asks_too_often(request):
            context["too_many"] = True
            return render(request, "home/mine/from_item.html", context, status=429)
        links.send_link(address)
        return redirect("home:mine_sent")
    return render(request, "home/mine/from_item.html", context)


@require_POST
def close(request):
    request.session.pop(links.KEY, None)
    return redirect("home:mine")


@require_POST
@links.opened
def objection(request, address):
    """No more invitations from one organisation: who holds the address decides nothing here (art. 21)."""
    asked = request.POST.get("organisation", "")
    found = [each for each in mine(address).organisations if str(each.pk) == asked]
    if not found:
        raise Http404
    note_objection(address, found, by=None)
    text = _("%(name)s skriver ikke til dig mere.")
    messages.success(request, text % {"name": found[0].name})
    return redirect("home:mine")
