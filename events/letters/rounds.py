"""Rounds of invitations: who is chosen, what goes out by e-mail, what is fetched for print."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import models, transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from accounts import audit
from accounts.models import User
from events.letters import joint_shares
from events.letters.editions import Editions, editions_of, published
from events.letters.emails import queue_invitation
from events.letters.facts import Channel, Fact
from events.letters.refusals import RoundRefused
from events.letters.ways import Way, Whom, getting, judged, missing_for
from events.models import Dispatch, Event, Invitation, InvitationRound, Registration
from events.seats.registrations import lock_event, move_up
from events.seats.room import taken_by_round
from taskforces.letters.drafts import create_letter
from taskforces.models import Contact, MayorInvitationPage, Network


class Reason(models.TextChoices):
    """Why a person was left out of a round."""

    OBJECTED = "objected", _("har frabedt sig kontakt")
    INVITED = "invited", _("er allerede inviteret")
    NO_SOURCE = "no_source", Way.NO_SOURCE.label
    UNREACHABLE = "unreachable", Way.UNREACHABLE.label
    SUPPRESSED = "suppressed", Fact.SUPPRESSED.label


@dataclass
class LeftOut:
    """`missing` says more closely what could be mended."""

    contact: Contact
    reason: Reason
    missing: list[str] = field(default_factory=list)

    def __str__(self):
        why = ": ".join(filter(None, (str(self.reason.label), ", ".join(self.missing))))
        return f"{self.contact.name} ({why})"


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
    letter: MayorInvitationPage | None,
    contacts: Sequence[Contact],
    name: str,
    by: User,
    seats: int | None = None,
    joint: Network | None = None,
) -> RoundOutcome:
    """Invite the contacts, as a round that gets no more than `seats` of the house.

    Those who objected or are invited already are left out and reported. Without a letter one is drafted.
    `joint` is the network of a joint host, which invites its own; its rounds share what it has of the house.

    A contact or a letter of another organisation is a 404. Raises RoundRefused.
    """
    host = joint.host if joint else event.organisation
    if letter and letter.network.host_id != host.pk:
        raise Http404
    if any(contact.organisation_id != host.pk for contact in contacts):
        raise Http404
    event = lock_event(event.pk)
    require_open(event)
    if joint:
        seats = joint_shares.seats_of_new_round(event, joint, wanted=seats)
    left_out, invited = _choose(event, contacts)
    if not invited:
        raise RoundRefused(RoundRefused.Code.NOBODY)
    letter = letter or create_letter(joint or event.network, by=by)
    made = InvitationRound.objects.create(
        event=event, letter=letter, name=name, created_by=by, seats=seats, network=joint
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(event=event, round=made, contact=contact) for contact in invited
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
    joint_shares.require_within_share(round, seats)
    before, round.seats = round.seats, seats
    round.save(update_fields=["seats"])
    audit.record(
        round.organisation,
        by=by,
        verb="share_seats",
        thing=round,
        before={"seats": before},
        after={"seats": seats},
    )
    return move_up(event)


def chosen(round: InvitationRound, *, channel: Channel, whom: Whom) -> models.QuerySet[Invitation]:
    """Who gets the round's letter by the channel now."""
    host = round.organisation
    return judged_of(round).filter(getting(channel, whom, host))


def judged_of(round: InvitationRound) -> models.QuerySet[Invitation]:
    """The round's invitations with their way, and the people behind them."""
    people = round.invitations.with_people().select_related(
        "contact__workplace", "round__letter__locale", "registration"
    )
    return judged(people, round.organisation)


def exceptions(round: InvitationRound) -> list[LeftOut]:
    """Who cannot get the letter at all, each with what is missing."""
    host = round.organisation
    lost = judged_of(round).filter(way__in=(Way.UNREACHABLE, Way.NO_SOURCE))
    return [LeftOut(each.contact, Reason(each.way), missing_for(each, host)) for each in lost]


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


@transaction.atomic
def send_by_email(round: InvitationRound, *, by: User, whom: Whom = Whom.ASSIGNED) -> RoundOutcome:
    """One message for each of them that was not mailed before; a second press sends nothing twice.

    Who cannot be reached at all is named. Raises RoundRefused, or LetterRefused when a letter cannot say
    what the law asks for.
    """
    round = lock_round(round)
    require_open(round.event)
    page, revision = published(round.letter)
    editions, sent, left_out = editions_of(page), [], exceptions(round)
    for invitation in chosen(round, channel=Channel.EMAIL, whom=whom):
        if message := queue_invitation(invitation, page=editions.page_for(invitation.contact)):
            sent.append((invitation, message))
        else:
            left_out.append(LeftOut(invitation.contact, Reason.SUPPRESSED))
    if not sent:
        raise RoundRefused(RoundRefused.Code.NOTHING_TO_SEND)
    _freeze(sent)
    round.send_at, round.send_stopped = None, ""  # what was planned has left
    round.save(update_fields=["send_at", "send_stopped"])
    after = {"sent": len(sent), "left_out": len(left_out), "whom": whom}
    note(round, revision, by=by, verb="send_by_email", after=after, editions=editions)
    return RoundOutcome(round, [invitation for invitation, _message in sent], left_out)


def require_open(event: Event) -> None:
    """Raises RoundRefused: to what is called off or over nobody is invited."""
    if event.cancelled_at or event.is_over():
        raise RoundRefused(RoundRefused.Code.CLOSED)


def lock_round(round: InvitationRound) -> InvitationRound:
    return (
        InvitationRound.objects.select_for_update(of=("self",))
        .select_related("event__network__host", "network__host", "letter__locale")
        .get(pk=round.pk)
    )


def note(
    round: InvitationRound,
    revision: Revision,
    *,
    by: User,
    verb: str,
    after: dict,
    editions: Editions,
) -> None:
    """What was sent, of which revisions: on the round and in the audit log."""
    round.letter_revision = revision
    round.translation_revisions = translations = editions.revisions()
    round.save(update_fields=["letter_revision", "translation_revisions"])
    audit.record(
        round.organisation,
        by=by,
        verb=verb,
        thing=round,
        after=after
        | {"letter_revision": revision.pk}
        | ({"translations": translations} if translations else {}),
    )
