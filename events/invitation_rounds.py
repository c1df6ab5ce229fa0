"""Sendings: who is chosen, what goes out by e-mail, what is fetched for print."""

import hashlib
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
from events.letter_emails import queue_invitation
from events.letters import in_postcode_order, letters_file
from events.models import Event, Invitation, InvitationRound
from events.registrations import lock_event
from taskforces.models import Contact, MayorInvitationPage

_MAY_BE_MAILED = (Contact.Basis.CONSENT, Contact.Basis.MEMBER)


class Reason(models.TextChoices):
    """Why a person was left out of a sending."""

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
        NOTHING_TO_SEND = "nothing_to_send", _("Der er ingen nye invitationer at sende på mail.")
        NOTHING_TO_PRINT = "nothing_to_print", _("Der er ingen breve at printe.")


@dataclass
class LeftOut:
    contact: Contact
    reason: Reason


@dataclass
class Outcome:
    round: InvitationRound
    invitations: list[Invitation]
    left_out: list[LeftOut] = field(default_factory=list)


@dataclass
class LettersFile:
    name: str
    content_type: str
    content: bytes


def candidates(event: Event, *, words: str = "") -> models.QuerySet[Contact]:
    """The host's contacts who may be invited and are not, perhaps only those that `words` find."""
    found = event.organisation.contacts.may_be_invited().exclude(invitations__event=event)
    found = found.search(words) if words else found
    return found.select_related("company").order_by("company__name", "name")


@transaction.atomic
def create_round(
    event: Event,
    *,
    letter: MayorInvitationPage,
    contacts: Sequence[Contact],
    name: str,
    created_by: User,
) -> Outcome:
    """Invite the contacts; those who objected or are invited already are left out and reported.

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
        event=event, letter=letter, name=name, created_by=created_by
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(event=event, round=made, contact=contact) for contact in chosen
    )
    audit.record(
        host,
        user=created_by,
        verb="create_round",
        thing=made,
        after={"invited": len(invitations), "left_out": len(left_out)},
    )
    return Outcome(made, invitations, left_out)


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


def why_not_mailed(contact: Contact, host: Organisation) -> Reason | None:
    """Unasked mail to a protected company, or from a club to one that never said yes, is not sent.

    CVR-loven § 19, markedsføringsloven § 10; a municipality asks about a public task.
    """
    if not contact.email:
        return Reason.NO_EMAIL
    if contact.contact_basis == Contact.Basis.PRINTED_LETTER:
        return Reason.PAPER_ONLY
    is_public = host.kind in (Organisation.Kind.MUNICIPALITY, Organisation.Kind.EMPLOYMENT_UNIT)
    asked = contact.contact_basis in _MAY_BE_MAILED
    if contact.company.advertising_protected and not is_public and not asked:
        return Reason.PROTECTED
    return None


def to_be_mailed(round: InvitationRound) -> models.QuerySet[Invitation]:
    return _open_invitations(round).filter(emailed_at=None, contact__objected_at=None)


def not_to_be_mailed(round: InvitationRound) -> list[LeftOut]:
    """Who would be left out if the round were mailed now, as far as the list itself can tell."""
    host = round.event.organisation
    return [
        LeftOut(each.contact, reason)
        for each in to_be_mailed(round)
        if (reason := why_not_mailed(each.contact, host))
    ]


def to_be_printed(round: InvitationRound) -> models.QuerySet[Invitation]:
    return _open_invitations(round).filter(contact__objected_at=None)


def _open_invitations(round):
    return (
        Invitation.objects.filter(round=round, withdrawn_at=None)
        .with_people()
        .select_related("contact__workplace", "round__letter__locale")
    )


@transaction.atomic
def send_by_email(round: InvitationRound, *, user: User) -> Outcome:
    """One message for each invitation that was not mailed before; a second press sends nothing twice.

    Raises RoundRefused, or LetterRefused when a letter cannot say where a name came from.
    """
    round = _lock_round(round)
    page, revision = _published(round.letter)
    host, sent, left_out = round.event.organisation, [], []
    for invitation in to_be_mailed(round):
        reason = why_not_mailed(invitation.contact, host)
        if reason is None and queue_invitation(invitation, page=page) is None:
            reason = Reason.SUPPRESSED
        if reason:
            left_out.append(LeftOut(invitation.contact, reason))
        else:
            sent.append(invitation)
    if not sent and not left_out:
        raise RoundRefused(RoundRefused.Code.NOTHING_TO_SEND)
    Invitation.objects.filter(pk__in=[each.pk for each in sent]).update(emailed_at=timezone.now())
    _note(
        round,
        revision,
        user=user,
        verb="send_by_email",
        after={"sent": len(sent), "left_out": len(left_out)},
    )
    return Outcome(round, sent, left_out)


@transaction.atomic
def print_letters(round: InvitationRound, *, user: User) -> LettersFile:
    """All letters of the round in postcode order; may be fetched again when the printer ate them.

    Raises RoundRefused, or LetterRefused when a letter cannot say where a name came from.
    """
    round = _lock_round(round)
    page, revision = _published(round.letter)
    invitations = in_postcode_order(to_be_printed(round))
    if not invitations:
        raise RoundRefused(RoundRefused.Code.NOTHING_TO_PRINT)
    ending, content_type, content = letters_file(invitations, page=page)
    Invitation.objects.filter(pk__in=[each.pk for each in invitations], printed_at=None).update(
        printed_at=timezone.now()
    )
    after = {"letters": len(invitations), "sha256": hashlib.sha256(content).hexdigest()}
    _note(round, revision, user=user, verb="print_letters", after=after)
    name = f"breve-{round.event.slug}-{round.pk}.{ending}"
    return LettersFile(name, content_type, content)


def _lock_round(round):
    return (
        InvitationRound.objects.select_for_update(of=("self",))
        .select_related("event__network__host", "letter__locale")
        .get(pk=round.pk)
    )


def _published(page: MayorInvitationPage) -> tuple[MayorInvitationPage, Revision]:
    """The letter as it is published, and the revision that holds it; drafts are never sent."""
    if not page.live:
        raise RoundRefused(RoundRefused.Code.NOT_PUBLISHED)
    return page, page.live_revision or page.save_revision(changed=False, log_action=False)


def _note(round, revision, *, user, verb, after):
    round.letter_revision = revision
    round.save(update_fields=["letter_revision"])
    audit.record(
        round.event.organisation,
        user=user,
        verb=verb,
        thing=round,
        after=after | {"letter_revision": revision.pk},
    )
