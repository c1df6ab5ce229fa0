"""Everybody's own next steps on handovers, openings, candidates and matches, and the answers that companies wait for.

One query a kind, for one person's page and for the morning's mails alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pledges.followup.deadlines import OVERDUE, TODAY, answers, own_step_group, own_steps
from pledges.matches.giving import to_be_done
from pledges.models import Candidate, GivenStep, Handover, Opening

DUE = (OVERDUE, TODAY)
# What a step may be about that one press does, by the names of their pages.
HANDOVER, OPENING, CANDIDATE = "handover", "opening", "candidate"
_FIELDS = ("next_step", "next_step_on", "pk", "version")


@dataclass(frozen=True)
class Step:
    """`title` is the company, or the candidate's reference; `text` what is to be done.

    `key` names the row on a page. With a `version` of what it is about, the step is done by a press.
    """

    whose: int
    unit: int
    title: str
    text: str
    day: date
    group: str
    path: str
    key: str = ""
    done_path: str = ""
    version: int | None = None
    of_person: bool = False  # whose reference stays behind the log-in


def steps_of(people: Iterable[int], units: Iterable[int], now: datetime, *, due_only: bool) -> list:
    """Of these people in these units, the oldest first; with `due_only` those of today and before."""
    people, units = list(people), list(units)
    when = Q(next_step_on__isnull=False)
    if due_only:
        when = own_steps(OVERDUE, now) | own_steps(TODAY, now)
    found = [
        *_on_handovers(people, units, when, now),
        *_on_openings(people, units, when, now),
        *_on_candidates(people, units, when, now),
        *_on_matches(people, units, now, due_only=due_only),
        *_answers(people, units, now),
    ]
    return sorted(found, key=lambda step: (step.day, step.title))


def _on_handovers(people, units, when, now):
    rows = Handover.objects.open().filter(when, owner__in=people, unit__in=units)
    who = ("owner_id", "unit_id", "sheet__company_name")
    for *said, pk, version in rows.values_list(*who, *_FIELDS).order_by("next_step_on"):
        yield _to_press(_step(*said, HANDOVER, pk, now), HANDOVER, pk, version)


def _on_openings(people, units, when, now):
    for one in _openings(people, units).filter(when).order_by("next_step_on"):
        said = (one.whose, one.unit_id, one.company_name, one.next_step, one.next_step_on)
        yield _to_press(_step(*said, OPENING, one.pk, now), OPENING, one.pk, one.version)


def _on_candidates(people, units, when, now):
    rows = Candidate.objects.filter(when, known_by__in=people, unit__in=units)
    who = ("known_by_id", "unit_id", "reference")
    for *said, pk, version in rows.values_list(*who, *_FIELDS).order_by("next_step_on"):
        step = _to_press(_step(*said, CANDIDATE, pk, now), CANDIDATE, pk, version)
        yield replace(step, of_person=True)


def _on_matches(people, units, now, *, due_only):
    """Steps of a match that somebody was given by hand, until they are done."""
    rows = GivenStep.objects.filter(person__in=people)
    if due_only:
        rows = rows.filter(due_on__lte=timezone.localdate(now))
    for row, places in to_be_done(rows):
        if unit := min(places & set(units), default=None):
            title, text = row.referral.opening.company_name, str(row.get_step_display())
            yield _step(row.person_id, unit, title, text, row.due_on, "match", row.referral_id, now)


def _answers(people, units, now):
    """Where the sheet's own clock runs for the answer, the sheet itself stands in the lists."""
    told = Q(handover__due_for=Handover.Due.CANDIDATE, handover__closed_at=None)
    due = answers(OVERDUE, now) | answers(TODAY, now)
    for one in _openings(people, units).filter(due).exclude(told).order_by("candidate_due"):
        text = _("Svar om kandidat: %(work)s") % {"work": one}
        group = OVERDUE if one.candidate_due < now else TODAY
        path = reverse("pledges:opening", args=[one.pk])
        day = timezone.localdate(one.candidate_due)
        key = f"answer-{one.pk}"
        yield Step(one.whose, one.unit_id, one.company_name, text, day, group, path, key)


def _openings(people, units):
    """Open ones with `whose` they are: the sheet's owner, or who wrote the opening down."""
    return (
        Opening.objects.open()
        .with_companies()
        .annotate(whose=Coalesce(F("handover__owner"), F("owner"), F("created_by")))
        .filter(whose__in=people, unit__in=units)
    )


def _step(whose, unit, title, text, day, address, pk, now):
    path = reverse(f"pledges:{address}", args=[pk])
    group = own_step_group(day, now)
    return Step(whose, unit, title, text, day, group, path, f"{address}-{pk}")


def _to_press(step, about, pk, version):
    done_path = reverse(f"pledges:own_{about}_step_done", args=[pk])
    return replace(step, done_path=done_path, version=version)
