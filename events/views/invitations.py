from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability
from events import invitation_rounds, invitations
from events.access import get_event, get_invitation, get_round
from events.forms.invitations import Chosen, RoundForm, StaffAnswerForm
from events.invitation_rounds import RoundRefused, candidates
from events.letter_text import LetterRefused
from events.letters import has_address, letter_pdf
from events.registrations import AnswerRefused
from taskforces.access import contacts_of
from taskforces.letters import create_letter
from taskforces.models import MayorInvitationPage

PAGE = 100
LISTED = 300


@login_required
@require_http_methods(["GET", "POST"])
def round_create(request, pk):
    event = get_event(request.user, pk, Ability.INVITE)
    letters = MayorInvitationPage.objects.filter(network__host=event.organisation)
    words = request.GET.get("q", "").strip()[:100]
    found = candidates(event, words=words)
    listed = list(found[:LISTED])
    form = RoundForm(
        request.POST or None,
        letters=letters.order_by("-latest_revision_created_at"),
        candidates=listed,
        initial={"name": _("Udsendelse %(n)s") % {"n": event.rounds.count() + 1}},
    )
    if form.is_valid() and (outcome := _create_round(request, event, form, found)):
        return redirect("events:round", outcome.round.pk)
    context = {
        "event": event,
        "form": form,
        "words": words,
        "letters": letters,
        "number": found.count(),
        "listed": len(listed),
    }
    return render(request, "events/round_create.html", context)


def _create_round(request, event, form, found):
    data = form.cleaned_data
    if data["chosen"] == Chosen.ALL:
        contacts = list(found)
    else:
        contacts = contacts_of(event.network.host_id, data["contacts"])
    try:
        outcome = invitation_rounds.create_round(
            event,
            letter=data["letter"],
            contacts=contacts,
            name=data["name"],
            created_by=request.user,
        )
    except RoundRefused as refusal:
        form.add_error(None, str(refusal))
        return None
    number = len(outcome.invitations)
    text = ngettext("%(n)s er inviteret.", "%(n)s er inviteret.", number)
    messages.success(request, text % {"n": number} + " " + _("Intet er sendt endnu."))
    _tell_left_out(request, outcome)
    return outcome


def _tell_left_out(request, outcome):
    if outcome.left_out:
        people = "; ".join(
            f"{each.contact.name} ({each.reason.label})" for each in outcome.left_out[:20]
        )
        more = len(outcome.left_out) - 20
        text = _("Ikke med: %(people)s") % {"people": people}
        messages.warning(request, text + (_(" og %(n)s til") % {"n": more} if more > 0 else ""))


@login_required
@require_POST
def letter_create(request, pk):
    event = get_event(request.user, pk, Ability.INVITE)
    letter = create_letter(event.network, user=request.user)
    return redirect("wagtailadmin_pages:edit", letter.pk)


@login_required
@require_safe
def round_page(request, pk):
    found = get_round(request.user, pk)
    people = found.invitations.with_people().select_related("contact__workplace", "registration")
    to_mail = invitation_rounds.to_be_mailed(found).count()
    left_out = invitation_rounds.not_to_be_mailed(found)
    context = {
        "round": found,
        "event": found.event,
        "page_obj": Paginator(people, PAGE).get_page(request.GET.get("page")),
        "to_mail": to_mail - len(left_out),
        "left_out": left_out,
        "to_print": invitation_rounds.to_be_printed(found).count(),
        "homeless": [each for each in people if not has_address(each)],
    }
    return render(request, "events/round.html", context)


@login_required
@require_POST
def round_send(request, pk):
    found = get_round(request.user, pk)
    try:
        outcome = invitation_rounds.send_by_email(found, user=request.user)
    except (RoundRefused, LetterRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        number = len(outcome.invitations)
        text = ngettext("%(n)s mail er på vej.", "%(n)s mails er på vej.", number)
        messages.success(request, text % {"n": number})
        _tell_left_out(request, outcome)
    return redirect("events:round", pk)


@login_required
@require_POST
def round_print(request, pk):
    found = get_round(request.user, pk)
    try:
        file = invitation_rounds.print_letters(found, user=request.user)
    except (RoundRefused, LetterRefused) as refusal:
        messages.error(request, str(refusal))
        return redirect("events:round", pk)
    return _file_response(file.content, file.content_type, file.name, disposition="attachment")


def _file_response(content, content_type, name, *, disposition):
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_safe
def letter(request, pk):
    """How this person's letter looks: as it was sent, or as it would be with the newest draft."""
    invitation = get_invitation(request.user, pk)
    sent = invitation.emailed_at or invitation.printed_at
    revision = invitation.round.letter_revision if sent else None
    page = revision.as_object() if revision else _newest(invitation.round.letter)
    try:
        content = letter_pdf([invitation], page=page)
    except LetterRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("events:round", invitation.round_id)
    return _file_response(
        content, "application/pdf", f"brev-{invitation.pk}.pdf", disposition="inline"
    )


def _newest(page):
    return page.get_latest_revision_as_object() if page.latest_revision_id else page


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def staff_answer(request, pk):
    invitation = get_invitation(request.user, pk)
    form = StaffAnswerForm(request.POST or None, event=invitation.event)
    if form.is_valid():
        try:
            invitations.answer(invitation, given_by=request.user, **form.reply())
        except AnswerRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(
                request,
                _("Svaret fra %(name)s er skrevet ind.") % {"name": invitation.contact.name},
            )
            return redirect("events:round", invitation.round_id)
    context = {
        "form": form,
        "invitation": invitation,
        "event": invitation.event,
        "answers": invitation.answers.select_related("given_by"),
        "refusal": invitations.refusal(invitation, by_staff=True),
    }
    return render(request, "events/staff_answer.html", context)


@login_required
@require_POST
def withdraw(request, pk):
    invitation = get_invitation(request.user, pk)
    invitations.withdraw(invitation, user=request.user)
    text = _("Invitationen til %(name)s er trukket tilbage.")
    messages.success(request, text % {"name": invitation.contact.name})
    return redirect("events:round", invitation.round_id)
