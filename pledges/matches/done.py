"""Which steps of matches are done, when, and by whom; of one match and of many by the same few queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from pledges.models import (
    AftercareContact,
    CandidateTalk,
    CandidateWish,
    FitStatement,
    Placement,
    Referral,
)
from pledges.models.given_steps import MatchStep

State = Referral.State
KEYS = MatchStep.values
ENDS = (State.NO, State.WITHDRAWN)


@dataclass(frozen=True)
class Done:
    """When a step was taken, and by whom where that is known."""

    on: date | None
    by: str = ""


@dataclass(frozen=True)
class Progress:
    """`ended`: it came to nothing."""

    done: Mapping[str, Done]
    ended: bool

    @property
    def reached(self) -> int:
        """The place of the furthest step that is done, or -1."""
        return max((KEYS.index(key) for key in self.done), default=-1)

    def is_open(self, step: str) -> bool:
        """Whether it is still to be done: what was passed over is not."""
        return not self.ended and KEYS.index(step) > self.reached


def progress_of(referrals: Iterable[Referral]) -> dict[int, Progress]:
    """By the id of the referral."""
    referrals = list(referrals)
    candidates = {one.candidate_id for one in referrals}
    before = {
        "talk": _first(CandidateTalk.objects.filter(candidate__in=candidates), "candidate_id"),
        "wish": _first(CandidateWish.objects.filter(candidate__in=candidates), "candidate_id"),
        "fit": _first(FitStatement.objects.filter(referral__in=referrals), "referral_id"),
    }
    placements = _placements(referrals)
    contacts = _contacts(placements.values())
    found = {}
    for one in referrals:
        done = _before(one, before)
        placement = placements.get((one.candidate_id, one.opening_id))
        if placement:
            done |= _at_work(placement, contacts.get(placement.pk))
        found[one.pk] = Progress(done, one.state in ENDS and placement is None)
    return found


def _first(rows, whose):
    """The first row of each, in the order of the model."""
    found = {}
    for row in rows.select_related("by"):
        found.setdefault(getattr(row, whose), row)
    return found


def _placements(referrals):
    """The latest one of each candidate at each opening."""
    rows = Placement.objects.filter(
        candidate__in={one.candidate_id for one in referrals},
        opening__in={one.opening_id for one in referrals},
    )
    rows = rows.order_by("starts_on").prefetch_related("checks__unit_by")
    return {(row.candidate_id, row.opening_id): row for row in rows}


def _contacts(placements):
    """The latest talk after the start, by the id of the placement."""
    held = AftercareContact.objects.filter(
        placement__in=[one.pk for one in placements], held_on__isnull=False
    )
    return {one.placement_id: one for one in held.select_related("owner").order_by("held_on")}


def _before(referral, before):
    handover = referral.opening.handover
    done = {"presented": Done(timezone.localdate(referral.created_at))}
    if talk := before["talk"].get(referral.candidate_id):
        done["talk"] = Done(talk.held_on, _name(talk.by))
    if wish := before["wish"].get(referral.candidate_id):
        done["wish"] = Done(timezone.localdate(wish.at), _name(wish.by))
    if handover is None or handover.first_contact_at:
        at = handover.first_contact_at if handover else referral.opening.created_at
        done["company"] = Done(timezone.localdate(at))
    if fit := before["fit"].get(referral.pk):
        done["fit"] = Done(timezone.localdate(fit.at), _name(fit.by))
    if referral.talk_on and referral.talk_on <= timezone.localdate():
        done["meeting"] = Done(referral.talk_on)
    if referral.state in (State.YES, *ENDS):
        done["answer"] = Done(timezone.localdate(referral.changed_at), _name(referral.by))
    return done


def _at_work(placement, contact):
    today, done = timezone.localdate(), {}
    if placement.starts_on <= today:
        done["start"] = Done(placement.starts_on)
    if contact:
        done["aftercare"] = Done(contact.held_on, _name(contact.owner))
    for check in placement.checks.all():
        if check.unit_says:
            at = check.unit_at and timezone.localdate(check.unit_at)
            done[f"weeks_{check.weeks}"] = Done(at, _name(check.unit_by))
    return done


def _name(person):
    return person.name if person else ""
