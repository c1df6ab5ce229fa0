from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability
from events.access import get_event, get_joint_host, get_round
from events.letters import planned, rounds
from events.letters.editions import why_not_sent
from events.letters.facts import PUBLIC_BODIES, Channel
from events.letters.forms import (
    CaseNumberForm,
    Chosen,
    PlanSendingForm,
    RoundForm,
    SeatsForm,
    SendingForm,
)
from events.letters.members import invite_members, without_people
from events.letters.proofs import page_of, say_the_way
from events.letters.refusals import RoundRefused
from events.letters.saved_selections import query_of, seen_by
from events.letters.selection_forms import SelectionForm
from events.letters.selections import candidates, coverage
from events.letters.sendings import sending, sentence_of, stats_of
from events.letters.steps import letter_url, next_of
from events.letters.text import LetterRefused
from events.letters.trials import TrialRefused, mark_proofed, send_trial
from events.letters.views import batches_of
from events.letters.ways import CHANNELS, Way, sums
from frontend.forms import status_of
from frontend.wording import day_and_time
from taskforces.access import contacts_of
from taskforces.contacts.mail_standing import with_blocks
from taskforces.letters.drafts import create_letter
from taskforces.models import MayorInvitationPage

PAGE = 100
LISTED = 600  # Django reads a form of a thousand fields
NAMED = 20


@login_required
@require_http_methods(["GET", "POST"])
def round_create(request, pk):
    return _invite(request, get_event(request.user, pk, Ability.INVITE))


@login_required
@require_http_methods(["GET", "POST"])
def joint_invite(request, pk):
    """A joint host invites from its own lists."""
    joint = get_joint_host(request.user, pk, Ability.INVITE)
    return _invite(request, joint.event, joint)


def _invite(request, event, joint=None):
    host = joint.network.host if joint else event.organisation
    letters = MayorInvitationPage.objects.filter(network__host=host)
    narrowed = SelectionForm(request.GET, hosts=[host])
    found = candidates(event, narrowed.selection(), host=host)
    number, listed = found.count(), list(found[:LISTED])
    form = RoundForm(
        request.POST or None,
        letters=letters.order_by("-latest_revision_created_at"),
        candidates=listed,
        sender=host,
        whole=len(listed) == number,
        initial={"name": _("Udsendelse %(n)s") % {"n": event.rounds.count() + 1}},
    )
    if form.is_valid() and (outcome := _create_round(request, event, form, found, joint)):
        return redirect("events:round", outcome.round.pk)
    context = {
        "event": event,
        "form": form,
        "narrowed": narrowed,
        "saved": [(each.name, query_of(each)) for each in seen_by(request.user, host)],
        "letters": letters,
        "joint": joint,
        "next": None if joint else next_of(event),
        "number": number,
        "room": None if joint else _room(event),
        "listed": len(listed),
    }
    return render(request, "events/letters/round_create.html", context, status=status_of(form))


def _room(event):
    """What the next round has to know: seats that are free, and letters that may still take one."""
    if event.capacity is None:
        return None
    free = max(event.capacity - event.registrations.confirmed().persons(), 0)
    return {"free": free, "unanswered": event.invitations.unanswered().count()}


@login_required
@require_safe
def event_coverage(request, pk):
    """Which kinds of companies are invited, and which are forgotten."""
    event = get_event(request.user, pk, Ability.INVITE)
    context = {"event": event, "coverage": coverage(event)}
    return render(request, "events/letters/coverage.html", context)


@login_required
@require_POST
def members_invite(request, pk):
    """The second press, on the page that follows, sends."""
    event = get_event(request.user, pk, Ability.INVITE)
    try:
        outcome = invite_members(event, by=request.user)
    except RoundRefused as refusal:
        messages.info(request, str(refusal))
        return redirect("events:manage_event", pk)
    _tell_invited(request, outcome)
    if lost := without_people(event):
        names = ", ".join(member.company.name for member in lost[:NAMED])
        text = _("Uden kontaktperson hos jer, og derfor ikke med: %(names)s")
        messages.warning(request, text % {"names": names})
    return redirect("events:round", outcome.round.pk)


def _create_round(request, event, form, found, joint):
    data = form.cleaned_data
    if data["chosen"] == Chosen.ALL:
        contacts = list(found)
    else:
        network = joint.network if joint else event.network
        contacts = contacts_of(network.host_id, data["contacts"])
    try:
        outcome = rounds.create_round(
            event,
            letter=data.get("letter"),
            contacts=contacts,
            name=data["name"],
            by=request.user,
            seats=data["seats"],
            joint=joint.network if joint else None,
        )
    except RoundRefused as refusal:
        form.add_error(None, str(refusal))
        return None
    _tell_invited(request, outcome)
    return outcome


def _tell_invited(request, outcome):
    number = len(outcome.invitations)
    text = ngettext("%(n)s er inviteret.", "%(n)s er inviteret.", number)
    messages.success(request, text % {"n": number} + " " + _("Der er ikke sendt noget endnu."))
    _tell_left_out(request, outcome)


def _tell_left_out(request, outcome):
    if outcome.left_out:
        messages.warning(request, _("Ikke med: %(people)s") % {"people": _first(outcome.left_out)})


def _first(left_out):
    """The first by name, and how many more."""
    more = len(left_out) - NAMED
    text = "; ".join(map(str, left_out[:NAMED]))
    return text + (_(" og %(n)s til") % {"n": more} if more > 0 else "")


@login_required
@require_POST
def letter_create(request, pk):
    event = get_event(request.user, pk, Ability.INVITE)
    return _begin_letter(request, event.network, reverse("events:round_create", args=[pk]))


@login_required
@require_POST
def joint_letter(request, pk):
    joint = get_joint_host(request.user, pk, Ability.INVITE)
    return _begin_letter(request, joint.network, reverse("events:joint_invite", args=[pk]))


def _begin_letter(request, network, back):
    letter = create_letter(network, by=request.user)
    back = {"next": back}
    return redirect(reverse("wagtailadmin_pages:edit", args=[letter.pk], query=back))


@login_required
@require_safe
def round_page(request, pk):
    found = get_round(request.user, pk)
    host = found.organisation
    counted = sums(found.invitations.all(), host)
    page = page_of(rounds.judged_of(found), request.GET.get("page"), size=PAGE)
    with_blocks(invitation.contact for invitation in page)
    for invitation in page:
        say_the_way(invitation, host)
    context = {
        "round": found,
        "event": found.event,
        "next": None if found.network_id else next_of(found.event),
        "letter_url": letter_url(found),
        "page_obj": page,
        "stats": stats_of(counted),
        "exceptions": _first(rounds.exceptions(found)) if _lost(counted) else "",
        "refusal": why_not_sent(found.letter),
        "stopped": planned.why_stopped(found),
        "is_closed": found.event.is_over() or found.event.cancelled_at is not None,
        "may_use_digital_post": host.kind in PUBLIC_BODIES,
        "seats_form": SeatsForm(initial={"seats": found.seats}),
        "case_form": CaseNumberForm(initial={"case_number": found.case_number}),
    } | batches_of(found)
    for channel in CHANNELS:
        context[f"by_{channel}"] = by = sending(counted, channel)
        context[f"{channel}_form"] = SendingForm(sending=by)
    by_mail, monday = context[f"by_{Channel.EMAIL}"], planned.next_monday(timezone.now())
    context["plan_form"] = PlanSendingForm(sending=by_mail, at=monday)
    return render(request, "events/letters/round.html", context)


def _lost(counted):
    return counted.ways[Way.UNREACHABLE] + counted.ways[Way.NO_SOURCE]


@login_required
@require_POST
def round_send(request, pk):
    found = get_round(request.user, pk)
    form = SendingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Vælg, hvem der skal have den."))
        return redirect("events:round", pk)
    try:
        outcome = rounds.send_by_email(found, by=request.user, whom=form.cleaned_data["whom"])
    except (RoundRefused, LetterRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        number = len(outcome.invitations)
        text = ngettext("%(n)s mail er på vej.", "%(n)s mails er på vej.", number) % {"n": number}
        if left := sentence_of(sums(found.invitations.all(), found.organisation)):
            text += " " + _("Tilbage: %(left)s.") % {"left": left}
        messages.success(request, text)
        _tell_left_out(request, outcome)
    return redirect("events:round", pk)


@login_required
@require_POST
def round_plan(request, pk):
    found = get_round(request.user, pk)
    form = PlanSendingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Skriv dag og klokkeslæt, og vælg, hvem der skal have den."))
        return redirect("events:round", pk)
    data = form.cleaned_data
    try:
        planned.plan_sending(found, at=data["send_at"], whom=data["whom"], by=request.user)
    except (planned.PlanRefused, RoundRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        text = _("Mailene bliver sendt %(when)s.")
        messages.success(request, text % {"when": day_and_time(data["send_at"])})
    return redirect("events:round", pk)


@login_required
@require_POST
def round_unplan(request, pk):
    planned.call_off_sending(get_round(request.user, pk), by=request.user)
    messages.success(request, _("Mailene bliver ikke sendt af sig selv."))
    return redirect("events:round", pk)


@login_required
@require_POST
def round_trial(request, pk):
    try:
        message = send_trial(get_round(request.user, pk), by=request.user)
    except (TrialRefused, LetterRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        text = _("En prøve er på vej til %(address)s, med brevet som PDF.")
        messages.success(request, text % {"address": message.recipient})
    return redirect("events:round_proof", pk)


@login_required
@require_POST
def round_proofed(request, pk):
    mark_proofed(get_round(request.user, pk), by=request.user)
    return redirect("events:round", pk)


@login_required
@require_POST
def round_seats(request, pk):
    found = get_round(request.user, pk)
    form = SeatsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Skriv et helt tal, eller lad feltet være tomt."))
        return redirect("events:round", pk)
    try:
        moved = rounds.share_seats(found, seats=form.cleaned_data["seats"], by=request.user)
    except RoundRefused as refusal:
        messages.error(request, str(refusal))
    else:
        text = ngettext(
            "Pladserne er gemt. %(n)s fra ventelisten fik plads.",
            "Pladserne er gemt. %(n)s fra ventelisten fik plads.",
            len(moved),
        )
        messages.success(request, text % {"n": len(moved)} if moved else _("Pladserne er gemt."))
    return redirect("events:round", pk)
