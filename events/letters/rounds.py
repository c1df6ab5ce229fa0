"""Rounds of invitations: who is chosen, what goes out by e-mail, what is fetched for print."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import models, transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from accounts import audit
from accounts.models import Organisation, User
from accounts.refusals import Refused
from events.letters.emails import queue_invitation
from events.models import Dispatch, Event, Invitation, InvitationRound, Registration
from events.seats.registrations import lock_event, move_up
from events.seats.room import taken_by_round
from taskforces.models import Contact, MayorInvitationPage
from taskforces.pages.approval import approved_by

MAY_BE_MAILED = (Contact.Basis.CONSENT, Contact.Basis.MEMBER)


class Reason(models.TextChoices):
    """Why a person was left out of a round."""

    OBJECTED = "objected", _("har frabedt sig kontakt")
    INVITED = "invited", _("er allerede inviteret")
    NO_EMAIL = "no_email", _("har ingen e-mail")
    PAPER_ONLY = "paper_only", _("må kun få brev på papir")
    PROTECTED = "protected", _("arbejder i en reklamebeskyttet virksomhed: send et brev på papir")
    SUPPRESSED = "suppressed", _("har frabedt sig mail, eller adressen findes ikke")


class RoundRefused(Refused):
    class Code(models.TextChoices):
        CLOSED = "closed", _("Arrangementet er aflyst eller slut, så ingen kan inviteres.")
        NOBODY = "nobody", _("Der er ingen tilbage at invitere blandt dem, du valgte.")
        NOT_PUBLISHED = (
            "not_published",
            _("Brevet er ikke udgivet endnu. Udgiv det, og prøv så igen."),
        )
        NOT_APPROVED = (
            "not_approved",
            _(
                "Brevet skal godkendes af en kollega, før det sendes. "
                "Send det til godkendelse i Wagtail."
            ),
        )
        TOO_FEW_SEATS = (
            "too_few_seats",
            _("Så mange fra denne udsendelse har allerede plads, at tallet ikke kan være så lavt."),
        )
        NOTHING_TO_SEND = "nothing_to_send", _("Der er ingen nye invitationer at sende på mail.")
        NOTHING_TO_PRINT = "nothing_to_print", _("Der er ingen breve at printe.")
        NO_SENDER_NUMBER = (
            "no_sender_number",
            _("Digital Post kræver jeres CVR-nummer. En ejer kan skrive det under organisationen."),
        )
        NO_COMPANY_NUMBER = (
            "no_company_number",
            _("Ingen af virksomhederne har et CVR-nummer, så ingen kan få Digital Post."),
        )
        NOTHING_SENT = (
            "nothing_sent",
            _("Der er intet at journalisere: ingen breve er sendt endnu."),
        )


@dataclass
class LeftOut:
    contact: Contact
    reason: Reason


@dataclass
class RoundOutcome:
    """Who was invited or mailed, and who was left out and why."""

    round: InvitationRound
    invitations: list[Invitation]
    left_out: list[LeftOut] = field(default_factory=list)


@transaction.atomic
def create_round(
    event: Event,
    *,
    letter: MayorInvitationPage,
    contacts: Sequence[Contact],
    name: str,
    by: User,
    seats: int | None = None,
) -> RoundOutcome:
    """Invite the contacts, as a round that gets no more than `seats` of the house.

    Those who objected or are invited already are left out and reported.

    A contact or a letter of another organisation is a 404. Raises RoundRefused.
    """
    host = event.organisation
    if letter.network.host_id != host.pk or any(
        contact.organisation_id != host.pk for contact in contacts
    ):
        raise Http404
    event = lock_event(event.pk)
    if event.cancelled_at or event.is_over():
        raise RoundRefused(RoundRefused.Code.CLOSED)
    left_out, chosen = _choose(event, contacts)
    if not chosen:
        raise RoundRefused(RoundRefused.Code.NOBODY)
    made = InvitationRound.objects.create(
        event=event, letter=letter, name=name, created_by=by, seats=seats
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(event=event, round=made, contact=contact) for contact in chosen
    )
    audit.record(
        host,
        by=by,
        verb="create_round",
        thing=made,
        after={"invited": len(invitations), "left_out": len(left_out)},
    )
    return RoundOutcome(made, invitations, left_out)


def _choose(event, contacts):
    invited = set(event.invitations.values_list("contact_id", flat=True))
    left_out, chosen = [], []
    for contact in contacts:
        if contact.objected_at:
            left_out.append(LeftOut(contact, Reason.OBJECTED))
        elif contact.pk in invited:
            left_out.append(LeftOut(contact, Reason.INVITED))
        else:
            chosen.append(contact)
    return left_out, chosen


@transaction.atomic
def share_seats(round: InvitationRound, *, seats: int | None, by: User) -> list[Registration]:
    """Give the round a share of the house, or none; returns who got a seat by it. Raises RoundRefused."""
    event = lock_event(round.event_id)
    taken = InvitationRound.objects.annotate(taken=taken_by_round()).get(pk=round.pk).taken
    if seats is not None and seats < taken:
        raise RoundRefused(RoundRefused.Code.TOO_FEW_SEATS)
    before, round.seats = round.seats, seats
    round.save(update_fields=["seats"])
    audit.record(
        event.organisation,
        by=by,
        verb="share_seats",
        thing=round,
        before={"seats": before},
        after={"seats": seats},
    )
    return move_up(event)


def why_not_mailed(contact: Contact, host: Organisation) -> Reason | None:
    """Unasked mail to a protected company, or from a club to one that never said yes, is not sent.

    CVR-loven § 19, markedsføringsloven § 10; a municipality asks about a public task.
    """
    if not contact.email:
        return Reason.NO_EMAIL
    if contact.contact_basis == Contact.Basis.PRINTED_LETTER:
        return Reason.PAPER_ONLY
    asked = contact.contact_basis in MAY_BE_MAILED
    if contact.company.advertising_protected and not is_public_body(host) and not asked:
        return Reason.PROTECTED
    return None


def is_public_body(host: Organisation) -> bool:
    return host.kind in (Organisation.Kind.MUNICIPALITY, Organisation.Kind.EMPLOYMENT_UNIT)


def to_be_mailed(round: InvitationRound) -> models.QuerySet[Invitation]:
    return _open_invitations(round).filter(emailed_at=None, contact__objected_at=None)


def _freeze(mailed):
    """The message holds the words; here stands that they left, and their fingerprint."""
    now = timezone.now()
    ids = [invitation.pk for invitation, _message in mailed]
    Invitation.objects.filter(pk__in=ids).update(emailed_at=now)
    Dispatch.objects.bulk_create(
        Dispatch(
            invitation=invitation,
            channel=Dispatch.Channel.EMAIL,
            message=message,
            sha256=message.sha256,
            sent_at=now,
        )
        for invitation, message in mailed
    )


def to_be_printed(round: InvitationRound) -> models.QuerySet[Invitation]:
    return _open_invitations(round).filter(contact__objected_at=None)


def _open_invitations(round):
    return (
        Invitation.objects.filter(round=round, withdrawn_at=None)
        .with_people()
        .select_related("contact__workplace", "round__letter__locale")
    )


@transaction.atomic
def send_by_email(round: InvitationRound, *, by: User) -> RoundOutcome:
    """One message for each invitation that was not mailed before; a second press sends nothing twice.

    Raises RoundRefused, or LetterRefused when a letter cannot say where a name came from.
    """
    round = lock_round(round)
    page, revision = published(round.letter)
    host, sent, left_out = round.event.organisation, [], []
    for invitation in to_be_mailed(round):
        reason = why_not_mailed(invitation.contact, host)
        message = None if reason else queue_invitation(invitation, page=page)
        if message:
            sent.append((invitation, message))
        else:
            reason = reason or Reason.SUPPRESSED
            left_out.append(LeftOut(invitation.contact, reason))
    if not sent and not left_out:
        raise RoundRefused(RoundRefused.Code.NOTHING_TO_SEND)
    _freeze(sent)
    note(
        round,
        revision,
        by=by,
        verb="send_by_email",
        after={"sent": len(sent), "left_out": len(left_out)},
    )
    return RoundOutcome(round, [invitation for invitation, _message in sent], left_out)


def lock_round(round: InvitationRound) -> InvitationRound:
    return (
        InvitationRound.objects.select_for_update(of=("self",))
        .select_related("event__network__host", "letter__locale")
        .get(pk=round.pk)
    )


def published(page: MayorInvitationPage) -> tuple[MayorInvitationPage, Revision]:
    """The letter as it is published, and the revision that holds it; drafts are never sent.

    Where the host wants four eyes, somebody else than its writer has approved that very revision.
    """
    if refusal := why_not_sent(page):
        raise refusal
    return page, page.live_revision or page.save_revision(changed=False, log_action=False)


def why_not_sent(page: MayorInvitationPage) -> RoundRefused | None:
    if not page.live:
        return RoundRefused(RoundRefused.Code.NOT_PUBLISHED)
    if page.network.host.letters_need_approval and not approved_by(page):
        return RoundRefused(RoundRefused.Code.NOT_APPROVED)
    return None


def note(round: InvitationRound, revision: Revision, *, by: User, verb: str, after: dict) -> None:
    """What was sent, of which revision: on the round and in the audit log."""
    round.letter_revision = revision
    round.save(update_fields=["letter_revision"])
    audit.record(
        round.event.organisation,
        by=by,
        verb=verb,
        thing=round,
        after=after | {"letter_revision": revision.pk},
    )
