"""Whom an opening could be for, and which openings a candidate could have: the best first, with reasons."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import F, Prefetch, Q

from accounts.models import User
from pledges.matching.rule import Match, Person, Work, match
from pledges.models import Candidate, CandidateWish, JobProfile, Opening, Referral, Sheet
from pledges.models.candidates import Stage

SHOWN = 8
POOL = 500  # looked at: those touched last, and those whose answer is due first
# At work, on pause or gone: nobody looks for a job for them now.
NOT_LOOKING = (
    *(Stage.TRIAL, Stage.PLACED, Stage.APPRENTICE, Stage.EDUCATION),
    *(Stage.SELF_SUPPORTING, Stage.PAUSED, Stage.RETURNED),
)
# Who is presented, or was said no to, is not suggested to the same company again.
_HEARD_OF = (*Referral.RUNNING, Referral.State.NO)


@dataclass(frozen=True)
class Suggestion:
    """`thing` is whatever was looked for: a candidate, an opening, a handover or a job profile."""

    thing: models.Model
    match: Match

    @property
    def why(self) -> str:
        return self.match.why


def candidates_for(opening: Opening, user: User, *, limit: int = SHOWN) -> list[Suggestion]:
    """Of the user's own units. Three queries, however many there are."""
    heard_of = Referral.objects.filter(opening=opening, state__in=_HEARD_OF)
    found = (
        Candidate.objects.visible_to(user)
        .exclude(stage__in=NOT_LOOKING)
        .exclude(pk__in=heard_of.values("candidate"))
        .filter(Q(wishes__isnull=False) | Q(profiles__isnull=False))
        .distinct()
        .select_related("unit")
        .prefetch_related(*_TOLD)
        .order_by("-touched_at", "pk")
    )
    work = work_of(opening)
    return best(((one, match(person_of(one), work)) for one in found[:POOL]), limit)


def openings_for(candidate: Candidate, user: User, *, limit: int = SHOWN) -> list[Suggestion]:
    """Open ones of the user's own units. Three queries beside what is known of the candidate."""
    heard_of = Referral.objects.filter(candidate=candidate, state__in=_HEARD_OF)
    if candidate.stage in NOT_LOOKING:
        return []
    found = (
        Opening.objects.open()
        .referable_by(user)
        .with_companies()
        .exclude(pk__in=heard_of.values("opening"))
        .order_by(F("candidate_due").asc(nulls_last=True), "pk")
    )
    person = person_of(candidate)
    return best(((one, match(person, work_of(one))) for one in found[:POOL]), limit)


def best(matched: Iterable[tuple[models.Model, Match | None]], limit: int) -> list[Suggestion]:
    """Those that match at all; among equals the order they came in stays."""
    found = [Suggestion(thing, made) for thing, made in matched if made is not None]
    return sorted(found, key=lambda one: -one.match.score)[:limit]


def person_of(candidate: Candidate) -> Person:
    """The newest version of the wish, and where it says nothing, the candidate's own profile."""
    wish = next(iter(candidate.wishes.all()), None) or CandidateWish()
    profile = _profile_of(candidate) or JobProfile()
    return Person(
        tasks=frozenset(wish.tasks or profile.tasks),
        hours=wish.hours or profile.hours,
        wishes=wish.text or profile.wishes,
        skills=f"{profile.headline}\n{profile.skills}",
        municipality=wish.municipality_code or candidate.unit.municipality_code,
        starts_on=wish.starts_on,
    )


def person_of_profile(profile: JobProfile) -> Person:
    return Person(
        tasks=frozenset(profile.tasks),
        hours=profile.hours,
        wishes=profile.wishes,
        skills=f"{profile.headline}\n{profile.skills}",
    )


def work_of(opening: Opening) -> Work:
    sheet = opening.handover.sheet if opening.handover_id else None
    company = opening.company or (sheet and sheet.company)
    return Work(
        tasks=tuple(opening.tasks),
        hours=opening.hours,
        words=f"{opening.title}\n{opening.terms}\n{opening.get_pattern_display()}",
        requirements=opening.requirements,
        municipality=(company and company.municipality_code)
        or (sheet.municipality_code if sheet else ""),
        starts_on=opening.starts_on,
    )


def work_of_sheet(sheet: Sheet) -> Work:
    """What was promised as one job, by the first of its lines; reads the lines, so prefetch them in lists."""
    lines = list(sheet.lines.all())
    return Work(tasks=tuple(line.task for line in lines), hours=lines[0].hours if lines else "")


def _profile_of(candidate):
    shown = JobProfile.State.PUBLISHED
    profiles = sorted(candidate.profiles.all(), key=lambda one: (one.state == shown, one.pk))
    return profiles[-1] if profiles else None


_TOLD = (Prefetch("wishes", CandidateWish.objects.order_by("-at", "-pk")), "profiles")
