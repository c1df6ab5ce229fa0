"""Lives of many people by chance, and a second, slow implementation of what the figures say of them.

It shares no line with the first: it lives through a person's days one by one. Tests hold the two against each other.
"""

import os
import random
from datetime import date, timedelta
from decimal import Decimal

from pledges.models import (
    Candidate,
    CandidateStage,
    Handover,
    Opening,
    Placement,
    PlacementStep,
    RetentionCheck,
)
from tests import factories
from tests.cast import Cast

DAY = date(2026, 11, 2)
HISTORIES = 1_000 if os.environ.get("FULL_DRILLS") == "1" else 120
CHANNELS = {"call": "call", "network": "networks", "meeting": "meeting", "club": "club"}


def ago(days):
    return DAY - timedelta(days=days)


def make_histories():
    """People with placements, steps, ends, checks and stages of every kind, by a seed that is told."""
    cast = Cast()
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    print("seed", seed)
    schemes = [
        factories.scheme(code)
        for code in ("ordinary", "internship", "flex_job", "adult_apprentice", "igu")
    ]
    events = [None, factories.event(cast.network), factories.event(cast.network)]
    handovers = [
        factories.handover(
            factories.sheet(
                cast.network,
                company_name=f"Firma {n % 4}",
                event=events[n % 3],
                source=["phone", "call", "network"][n // 2],
            ),
            cast.unit,
        )
        for n in range(6)
    ]
    places = handovers + [
        factories.opening(
            cast.network,
            cast.unit,
            company=factories.company(f"Uden ark {n}"),
            event=events[n % 3],
            source=["call", "meeting", "club", "surplus"][n],
            positions=n + 1,
            withdrawn=n // 2,
        )
        for n in range(4)
    ]
    people = Candidate.objects.bulk_create(
        Candidate(unit=cast.unit, network=cast.network, reference=f"K{n}", key=f"k{n}")
        for n in range(HISTORIES)
    )
    steps, checks = [], []
    for person in people:
        live(person, places, schemes, chance, steps, checks)
    PlacementStep.objects.bulk_create(steps)
    RetentionCheck.objects.bulk_create(checks)
    return people


def live(person, places, schemes, chance, steps, checks):
    for _n in range(chance.choice([0, 1, 1, 2, 3])):
        start = ago(chance.randrange(-10, 400))
        ends = chance.random() < 0.6
        reason = chance.choice(Placement.EndReason.values) if ends else ""
        place = chance.choice(places)
        made = Placement.objects.create(
            **{"opening" if isinstance(place, Opening) else "handover": place},
            candidate=person,
            candidate_reference=person.reference,
            scheme=chance.choice(schemes),
            starts_on=start,
            state="ended" if ends else "active",
            ended_on=start + timedelta(days=chance.randrange(0, 300)) if ends else None,
            end_reason=reason,
        )
        steps.extend(
            PlacementStep(
                placement=made,
                starts_on=start + timedelta(days=30 * n),
                paid_hours=chance.choice([0, 0, 4, 12, 37]),
                unpaid_hours=chance.choice([0, 11]),
                scheme=chance.choice([None, *schemes]),
            )
            for n in range(chance.randrange(1, 4))
        )
        checks.extend(
            RetentionCheck(
                placement=made,
                weeks=weeks,
                due_on=start + timedelta(weeks=weeks),
                unit_says=chance.choice(["", "still", "ended"]),
            )
            for weeks in (13, 26)
        )
    CandidateStage.objects.bulk_create(
        CandidateStage(
            candidate=person,
            stage=chance.choice(["ready", "self_supporting", "education", "returned"]),
            on=ago(chance.randrange(-10, 400)),
        )
        for _n in range(chance.choice([0, 0, 1, 2]))
    )


def step_on(placement, day):
    found = None
    for step in PlacementStep.objects.filter(placement=placement).order_by("starts_on"):
        if step.starts_on <= day:
            found = step
    return found


def slowly(person, day):
    """Lives through the person's days in order, and looks at the last one."""
    placements = list(Placement.objects.filter(candidate=person).order_by("pk"))
    placements = [one for one in placements if one.starts_on <= day]
    marks = list(CandidateStage.objects.filter(candidate=person).order_by("pk"))
    rest, noted = None, None
    for offset in range(800, -1, -1):
        today = day - timedelta(days=offset)
        for one in placements:
            if one.ended_on == today and today < day:
                if one.end_reason in ("company", "person"):
                    rest = "uden"
                    noted = None if noted == "self_supporting" else noted
                elif one.end_reason == "ordinary_job":
                    rest = "ordinaert"
                elif one.end_reason == "education":
                    rest = "uddannelse"
        for mark in marks:
            if mark.on == today and mark.stage != "ready":
                noted = mark.stage
                rest = {
                    "self_supporting": "selvforsoergende",
                    "education": "uddannelse",
                    "returned": "tilbage",
                }[mark.stage]
    here = [one for one in placements if one.ended_on is None or one.ended_on >= day]
    if not here:
        return (rest or ("uden" if placements else None)), Decimal(0)
    paid, kinds = Decimal(0), []
    for one in here:
        step = step_on(one, day)
        paid += step.paid_hours
        code = (step.scheme or one.scheme).code
        kinds.append(
            "praktik"
            if step.paid_hours == 0
            else {"flex_job": "fleksjob", "adult_apprentice": "laere", "igu": "laere"}.get(
                code, "loennet"
            )
        )
    if noted == "self_supporting" and paid:
        return "selvforsoergende", paid
    return next(k for k in ("fleksjob", "laere", "loennet", "praktik") if k in kinds), paid


def weeks_slowly(person, day):
    found = set()
    for check in RetentionCheck.objects.filter(placement__candidate=person):
        step = step_on(check.placement, check.due_on)
        began = check.placement.starts_on <= day and check.due_on <= day
        if check.unit_says == "still" and began and step and step.paid_hours:
            found.add(check.weeks)
    return found


def began_a_job(placement):
    paid = [step.starts_on for step in placement.steps.all() if step.paid_hours]
    first = min(paid, default=None)
    ended = placement.ended_on
    return first is not None and first <= DAY and (ended is None or ended >= first)


def channel_slowly(place):
    """Of a sheet's handover or of an opening without one."""
    without = isinstance(place, Opening)
    source, event = (place.source, place.event) if without else (place.sheet.source, place.event)
    if source in CHANNELS:
        return CHANNELS[source]
    return "meeting" if event else "everyday" if without else "link"


def promises_slowly(event):
    """Promises, those without a sheet, jobs and promises that became a job, by channel; of one event, or of all."""
    rows = {}
    places = [*Handover.objects.all(), *Opening.objects.filter(handover=None)]
    for place in [one for one in places if event is None or one.event == event]:
        without = isinstance(place, Opening)
        of_it = Placement.objects.filter(**{"opening" if without else "handover": place})
        hired = any(began_a_job(one) for one in of_it)
        positions = place.positions - (place.withdrawn if without else 0)
        row = rows.setdefault(channel_slowly(place), [0, 0, 0, 0])
        for n, number in enumerate((1, without, positions, hired)):
            row[n] += number
    return rows
