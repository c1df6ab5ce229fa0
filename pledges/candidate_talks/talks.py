"""Writes down talks and wishes. Nothing of it is ever changed: a wish that is another one is a new version."""

from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from accounts import audit
from accounts.models import User
from pledges.models import Candidate, CandidateTalk, CandidateWish


def log_talk(
    candidate: Candidate, *, held_on: date, minutes: int, note: str, by: User
) -> CandidateTalk:
    with transaction.atomic():
        talk = CandidateTalk.objects.create(
            candidate=candidate, held_on=held_on, minutes=minutes, note=note, by=by
        )
        _touch(candidate)
        _tell(candidate, "talk_logged", by, after={"minutes": minutes})
    return talk


def wish_now(candidate: Candidate) -> CandidateWish | None:
    """The newest version, which is the one that counts."""
    return candidate.wishes.first()


def change_wish(candidate: Candidate, *, text: str, by: User, **ticked) -> CandidateWish:
    """A new version; the same words and ticks again are none."""
    with transaction.atomic():
        Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
        newest = wish_now(candidate)
        wish = CandidateWish(candidate=candidate, text=text, by=by, **ticked)
        if newest and _told(newest) == _told(wish):
            return newest
        wish.save()
        _touch(candidate)
        _tell(candidate, "wish_changed", by)
    return wish


def minutes_spent(candidate: Candidate) -> int:
    return candidate.talks.aggregate(minutes=Sum("minutes"))["minutes"] or 0


def _told(wish):
    return wish.text.split(), wish.tasks, wish.hours, wish.starts_on, wish.municipality_code


def _touch(candidate):
    Candidate.objects.filter(pk=candidate.pk).update(touched_at=timezone.now())


def _tell(candidate, verb, by, *, after=None):
    audit.record(candidate.unit, by=by, verb=f"candidate.{verb}", thing=candidate, after=after)
