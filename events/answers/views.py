from datetime import timedelta
from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.keys import normalise_code
from accounts.ratelimit import guesses
from events.access import invitation_by_code
from events.answers.answers import Code, answer, answer_later, has_changed, refusal
from events.answers.form_tokens import FIELD, answer_seen, signed_or_guarded
from events.answers.forms import ANSWER_FORMS, CodeForm
from events.answers.guest_page import GONE, PRESSED, guest_page, seated
from events.badges.forms import ContactCardForm
from events.calendar.entries import CONTENT_TYPE, invitation_calendar
from events.contact_cards import cards
from events.models import Answer, Invitation
from events.seats.emails import day_and_time
from events.seats.offers import accept_offer
from events.seats.registrations import AnswerRefused
from events.tickets import GUEST_CODE
from frontend.forms import status_of

SCOPE = "invitation"


def takes_invitation(view):
    """Looks the code up and hands over the invitation; a wrong one leads to typing it again."""

    @signed_or_guarded
    @wraps(view)
    def found(request, code):
        try:
            invitation = invitation_by_code(code)
        except Http404:
            # A misspelt code is no guess: its check sign gave it away before anything was asked.
            if normalise_code(code) and guesses(request, SCOPE):
                return render(request, "events/too_many_tries.html", status=429)
            return _code_page(request, _unknown(CodeForm({"code": code[:200]})), status=404)
        if code != invitation.code and request.method in ("GET", "HEAD"):
            return _to_the_right_address(request, request.resolver_match.view_name, invitation.code)
        if FIELD in request.POST and _seen(request, invitation) is None:
            form_class = ANSWER_FORMS.get(request.POST.get("answer"))
            bound = form_class(request.POST, event=invitation.event) if form_class else None
            return guest_page(request, invitation, bound=bound, refused=has_changed())
        return view(request, invitation)

    return found


def _seen(request, invitation):
    return answer_seen(invitation, request.POST.get(FIELD, ""))


def _to_the_right_address(request, name, code):
    """With what was pressed in the mail, and nothing else that stood behind the address."""
    pressed = request.GET.get("svar")
    query = {"svar": pressed} if pressed in PRESSED else None
    return redirect(reverse(name, args=[code], query=query), permanent=True)


@require_safe
def answer_tidied(request, typed):
    """The right address of one that a mail program or a hand has bent; what is no code is asked for again."""
    if code := normalise_code(typed):
        return _to_the_right_address(request, "events:answer", code)
    form = CodeForm({"code": typed[:200]})
    return _code_page(request, _unknown(form), status=404)


@csrf_exempt  # It changes nothing and leads on to an address that whoever has the code could open themselves.
@require_http_methods(["GET", "HEAD", "POST"])
def code(request):
    if request.method != "POST":
        return _code_page(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _code_page(request, form)
    typed = form.cleaned_data["code"]
    if not Invitation.objects.filter(code=typed).exists():
        if guesses(request, SCOPE):
            return render(request, "events/too_many_tries.html", status=429)
        return _code_page(request, _unknown(form))
    return redirect("events:answer", typed)


def _unknown(form):
    if form.is_valid():
        form.add_error("code", _("Vi kender ikke den kode. Se efter i brevet, eller ring til os."))
    return form


def _code_page(request, form, *, status=None):
    return render(
        request, "events/answers/code.html", {"form": form}, status=status or status_of(form)
    )


@require_safe
@takes_invitation
def answer_page(request, invitation):
    return guest_page(request, invitation)


@require_http_methods(["GET", "HEAD", "POST"])
@takes_invitation
def answer_submit(request, invitation):
    form_class = ANSWER_FORMS.get(request.POST.get("answer"))
    if form_class is None:  # a reload of the address, or nothing chosen
        return redirect(invitation)
    form = form_class(request.POST, event=invitation.event)
    if not form.is_valid():
        return guest_page(request, invitation, bound=form)
    try:
        seen = _seen(request, invitation)
        answer(invitation, form.reply(), source=Answer.Source.LINK, seen=seen)
    except AnswerRefused as refused:
        return guest_page(request, invitation, bound=form, refused=refused)
    _remember(request, invitation)
    return redirect(invitation)


@require_http_methods(["GET", "HEAD", "POST"])
@takes_invitation
def later(request, invitation):
    if request.method != "POST":
        return redirect(invitation)
    try:
        answer_later(invitation)
    except AnswerRefused as refused:
        return guest_page(request, invitation, refused=refused)
    event = invitation.event
    context = {
        "invitation": invitation,
        "event": event,
        "deadline": day_and_time(event.answer_deadline),
    }
    return render(request, "events/answers/later.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@takes_invitation
def offer_accept(request, invitation):
    """One press; when the seat has gone on meanwhile, the page says so."""
    if request.method == "POST" and refusal(invitation) is None and not accept_offer(invitation):
        gone = _("Pladsen er gået videre. Du kan stadig svare her, så står du på ventelisten.")
        return guest_page(request, invitation, refused=AnswerRefused(gone, Code.NO_ROOM))
    return redirect(invitation)


def _remember(request, invitation):
    """Keep the guest's code on their phone, so that the QR on the table knows them and they type nothing."""
    if request.session.get(GUEST_CODE) != invitation.code:
        request.session[GUEST_CODE] = invitation.code
    if not request.user.is_authenticated:
        request.session.set_expiry(invitation.event.ends_at + timedelta(days=1))


@require_safe
@takes_invitation
def answer_ics(request, invitation):
    if invitation.withdrawn_at:
        raise Http404
    response = HttpResponse(invitation_calendar(invitation), content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = 'attachment; filename="arrangement.ics"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@takes_invitation
def card_share(request, invitation):
    registration, closed = seated(invitation), refusal(invitation)
    if request.method != "POST" or registration is None or (closed and closed.code in GONE):
        return redirect(invitation)
    form = ContactCardForm(request.POST, registration=registration)
    if not form.is_valid():
        return guest_page(request, invitation, card_form=form)
    cards.share(registration, phone=form.cleaned_data["phone"], email=form.cleaned_data["email"])
    return _to_card(invitation)


@require_http_methods(["GET", "HEAD", "POST"])
@takes_invitation
def card_stop(request, invitation):
    """At any time, also when the evening is long over."""
    registration = getattr(invitation, "registration", None)
    if request.method == "POST" and registration is not None:
        cards.stop_sharing(registration)
    return _to_card(invitation)


def _to_card(invitation):
    return redirect(f"{invitation.get_absolute_url()}#kontaktkort")
