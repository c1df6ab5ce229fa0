"""Persons by where they stand: cases one by one, and a second, slow implementation on random histories."""

import os
import random
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module

import pytest
import time_machine
from django.apps import apps

from events.models import Event
from pledges.figures.at_work import at_work
from pledges.figures.channels import by_channel
from pledges.figures.employed import employed
from pledges.figures.funnel import funnel
from pledges.figures.keeping import keep
from pledges.figures.persons import unique_persons
from pledges.figures.scopes import EVERYTHING, Scope
from pledges.figures.standings import Mark, Standing, Work, stand
from pledges.models import (
    Candidate,
    CandidateStage,
    Handover,
    Opening,
    Placement,
    PlacementStep,
    RetentionCheck,
    Scheme,
)
from pledges.models.placements import derived
from tests import factories

DAY = date(2026, 11, 2)
HISTORIES = 1_000 if os.environ.get("FULL_DRILLS") == "1" else 60


def ago(days):
    return DAY - timedelta(days=days)


def work(days, *, paid=5, unpaid=0, ended=None, reason="", scheme="ordinary"):
    ended_on = None if ended is None else ago(ended)
    return Work(ago(days), ended_on, reason, Decimal(paid), Decimal(unpaid), scheme)


@pytest.mark.parametrize(
    ("works", "marks", "expected"),
    [
        ([], [], None),
        ([work(-1)], [], None),  # begins tomorrow
        ([work(0)], [], ("loennet", 5)),
        ([work(9, paid=0, unpaid=20)], [], ("praktik", 0)),
        ([work(9, scheme="internship", paid=0, unpaid=20), work(5, paid=3)], [], ("loennet", 3)),
        ([work(9, scheme="flex_job", paid=12)], [], ("fleksjob", 12)),
        ([work(9, scheme="flex_job", paid=0, unpaid=12)], [], ("praktik", 0)),
        ([work(9, scheme="adult_apprentice", paid=37)], [], ("laere", 37)),
        ([work(9, scheme="igu", paid=20), work(9, paid=5)], [], ("laere", 25)),
        ([work(9, ended=0, reason="person")], [], ("loennet", 5)),  # the last day is one
        ([work(9, ended=1, reason="person")], [], ("uden", 0)),
        ([work(9, ended=1, reason="completed")], [], ("uden", 0)),
        ([work(9, ended=1, reason="ordinary_job")], [], ("ordinaert", 0)),
        ([work(9, ended=1, reason="education")], [], ("uddannelse", 0)),
        ([work(9, ended=-3, reason="person")], [], ("loennet", 5)),  # ends later
        ([work(9, paid=37)], [Mark(ago(3), "self_supporting")], ("selvforsoergende", 37)),
        ([work(9, paid=37)], [Mark(ago(-3), "self_supporting")], ("loennet", 37)),
        ([work(9, paid=0, unpaid=9)], [Mark(ago(3), "self_supporting")], ("praktik", 0)),
        (
            [work(9, paid=37, scheme="flex_job")],
            [Mark(ago(3), "self_supporting")],
            ("selvforsoergende", 37),
        ),
        (
            [work(9, ended=2, reason="completed")],
            [Mark(ago(3), "self_supporting")],
            ("selvforsoergende", 0),
        ),
        (
            [work(9, ended=2, reason="company")],
            [Mark(ago(3), "self_supporting")],
            ("uden", 0),
        ),
        (
            [work(9, ended=5, reason="person")],
            [Mark(ago(4), "returned")],
            ("tilbage", 0),
        ),
        ([], [Mark(ago(4), "returned")], ("tilbage", 0)),
        ([], [Mark(ago(4), "ready")], None),
        ([work(2)], [Mark(ago(4), "returned")], ("loennet", 5)),  # came again
        ([], [Mark(ago(4), "returned"), Mark(ago(4), "education")], ("uddannelse", 0)),
    ],
)
def test_where_somebody_stands(works, marks, expected):
    found = stand(works, marks, DAY)
    assert (found and (found.standing.value, found.paid)) == expected


# --- From the rows ------------------------------------------------------------------------------


def begun(cast, reference="Kandidat A1", days=9, **fields):
    return factories.placement(
        factories.handover(factories.sheet(cast.network), cast.unit),
        candidate_reference=reference,
        starts_on=ago(days),
        **fields,
    )


def counted(found):
    return {one.standing.value: one.persons for one in found.counts if one.persons}


def test_an_internship_that_becomes_a_paid_job_is_one_person_and_one_placement(cast):
    placement = begun(cast, days=90, scheme=factories.scheme("internship"))
    placement.steps.update(paid_hours=0, unpaid_hours=20)
    placement.steps.create(
        starts_on=ago(30), paid_hours=12, unpaid_hours=8, scheme=factories.scheme("flex_job")
    )
    then, now = at_work(day=ago(31)), at_work(day=DAY)
    assert (counted(then), then.in_job, then.paid_hours) == ({"praktik": 1}, 0, 0)
    assert (counted(now), now.in_job, now.paid_hours) == ({"fleksjob": 1}, 1, 12)


def test_whoever_moved_is_one_person_and_says_so(cast):
    old = begun(cast, days=60, state="ended", ended_on=ago(11), end_reason="moved")
    begun(cast, days=10, moved_from=old)
    found = at_work(day=DAY)
    assert (counted(found), found.persons, found.moved) == ({"loennet": 1}, 1, 1)


def test_the_self_supporting_say_how_many_of_them_are_in_a_flex_job(cast):
    for n, code in enumerate(["ordinary", "flex_job", "flex_job"]):
        made = begun(cast, f"Kandidat A{n}", scheme=factories.scheme(code))
        CandidateStage.objects.create(candidate=made.candidate, stage="self_supporting", on=ago(2))
    found = at_work(day=DAY)
    assert (counted(found), found.flex) == ({"selvforsoergende": 3}, 2)


def test_the_same_reference_in_two_units_is_two(cast):
    other = factories.organisation("Jobcenter Sønderby", "employment_unit")
    begun(cast)
    begun(cast)
    factories.placement(
        factories.handover(factories.sheet(cast.network), other),
        candidate_reference="Kandidat A1",
        starts_on=ago(3),
    )
    assert at_work(day=DAY).persons == 2
    assert at_work(Scope(units=[cast.unit]), DAY).persons == 1


def test_the_figure_counts_exactly_its_rows(cast):
    begun(cast)
    trial = begun(cast, "Kandidat A2")
    trial.steps.update(paid_hours=0, unpaid_hours=20)
    found = at_work(day=DAY)
    assert set(found.candidates("praktik")) == {trial.candidate}
    assert set(found.candidates()) == set(Candidate.objects.all())


# --- The second implementation --------------------------------------------------------------------


@pytest.fixture
def histories(cast):
    """People with placements, steps, ends, checks and stages of every kind, by a seed that is told."""
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


def keep_on(day, histories):
    """What the candidates' rows keep: of nobody (None), or of all on the day."""
    if day is not None:
        keep([person.pk for person in histories], day)


@pytest.mark.slow
@time_machine.travel(DAY, tick=False)
@pytest.mark.parametrize(
    ("days", "kept", "few"),
    [(0, None, 0), (0, 0, 0), (0, 50, 10_000), (100, None, 10_000), (100, 50, 0)],
)
def test_a_second_slow_implementation_agrees(histories, days, kept, few, monkeypatch):
    """FULL_DRILLS=1 plays a thousand lives; `kept`: how many days ago it was kept where they stand."""
    monkeypatch.setattr("pledges.figures.at_work.FEW", few)
    keep_on(kept if kept is None else ago(kept), histories)
    day = ago(days)
    lives = {person.pk: slowly(person, day) for person in histories}
    expected = {pk: life for pk, life in lives.items() if life[0]}
    found = at_work(day=day)
    assert {
        pk: (one.standing.value, one.paid) for pk, one in found.stands(found.candidates()).items()
    } == expected
    assert counted(found) == Counter(kind for kind, _paid in expected.values())
    for count in found.counts:
        of_it = {pk for pk, (kind, _paid) in expected.items() if kind == count.standing}
        assert set(found.candidates(count.standing).values_list("pk", flat=True)) == of_it
        assert count.paid == sum(expected[pk][1] for pk in of_it)
    assert found.paid_hours == sum(paid for _kind, paid in expected.values())
    for weeks in (13, 26):
        assert found.lasted(weeks) == sum(weeks in weeks_slowly(p, day) for p in histories)


@time_machine.travel(DAY, tick=False)
def test_the_funnels_persons_agree_with_it_too(histories):
    hired, kept, companies, hours = set(), set(), set(), Decimal(0)
    for one in Placement.objects.select_related("handover", "opening"):
        if not began_a_job(one):
            continue
        hired.add(one.candidate_id)
        companies.add(one.handover.company_key if one.handover else one.opening.company_id)
        if one.ended_on is None or one.ended_on >= DAY:
            hours += step_on(one, DAY).paid_hours
    for person in histories:
        if 13 in weeks_slowly(person, DAY):
            kept.add(person.pk)
    numbers = employed(Placement.objects.order_by())[None]
    assert numbers["hired"]["positions"] == len(hired) == unique_persons().hired
    assert numbers["hired"]["hours"] == int(hours)
    assert numbers["hired"]["companies"] == len(companies)
    assert numbers["retained"]["positions"] == len(kept)


def kept_slowly(one):
    """What the row of a placement keeps for the figures, by its sheet or opening, steps and checks."""
    steps = sorted(one.steps.all(), key=lambda step: step.starts_on)
    lasted = [
        check.due_on
        for check in one.checks.all()
        if check.weeks == 13
        and check.unit_says == "still"
        and (step := step_on(one, check.due_on))
        and step.paid_hours
    ]
    return {
        "promised_at": one.place.created_at,
        "company_key": one.handover.company_key if one.handover else one.opening.company_id,
        "job_from": min((step.starts_on for step in steps if step.paid_hours), default=None),
        "lasted_on": lasted[0] if lasted else None,
        "last_step_on": steps[-1].starts_on if steps else None,
        "last_paid_hours": steps[-1].paid_hours if steps else None,
    }


def kept_otherwise():
    """The placements whose rows keep something else than that."""
    rows = Placement.objects.select_related("handover", "opening")
    return {
        one.pk
        for one in rows.prefetch_related("steps", "checks")
        if {name: getattr(one, name) for name in derived()} != kept_slowly(one)
    }


def one_step(placement, chance):
    return chance.choice(list(placement.steps.all()))


def change_a_step(placement, chance):
    step = one_step(placement, chance)
    step.paid_hours, step.starts_on = chance.choice([0, 8]), step.starts_on + timedelta(days=3)
    step.save(update_fields=["paid_hours", "starts_on"])


def answer_a_check(placement, chance):
    check = chance.choice(list(placement.checks.all()))
    check.unit_says = chance.choice(["", "still", "ended"])
    check.save(update_fields=["unit_says"])


def promise_as_another(placement, _chance):
    if placement.handover:
        placement.handover.sheet.company_name += " II"
        placement.handover.count_promise()
        placement.handover.save()


CHANGES = [
    change_a_step,
    answer_a_check,
    promise_as_another,
    lambda one, chance: one_step(one, chance).delete(),
    lambda one, _chance: one.steps.update(paid_hours=2),
    lambda one, _chance: one.checks.update(unit_says="still"),
    lambda one, _chance: one.checks.filter(weeks=13).delete(),
    lambda one, _chance: one.steps.create(starts_on=DAY + timedelta(days=400), paid_hours=3),
    lambda one, _chance: one.save(),
]


@pytest.mark.slow
@time_machine.travel(DAY, tick=False)
def test_what_a_placement_keeps_is_what_the_slow_one_says(histories):
    assert kept_otherwise() == set()
    chance = random.Random(len(histories))
    for number, one in enumerate(Placement.objects.order_by("pk")):
        old = Placement.objects.get(pk=one.pk)  # saved at last, and brings nothing back
        CHANGES[number % len(CHANGES)](one, chance)
        old.save()
    assert kept_otherwise() == set()
    assert Placement.objects.derive_anew() == 0


@pytest.mark.slow
def test_what_a_placement_keeps_would_be_found_wrong(histories):
    """The negative control: steps, checks and a handover written past the models."""
    for rows, change in (
        (PlacementStep, {"paid_hours": Decimal("1.5")}),
        (RetentionCheck, {"due_on": DAY}),
        (Handover, {"company_key": 7}),
    ):
        rows._base_manager.update(**change)
        wrong = kept_otherwise()
        assert wrong
        assert Placement.objects.derive_anew() == len(wrong)
        assert kept_otherwise() == set()


@pytest.mark.slow
def test_the_migrations_fill_what_the_models_keep(histories):
    Placement.objects.update(**dict.fromkeys(derived()))
    Handover.objects.update(reached=0, had_visit=True, furthest_step=50)
    for name, fill in (
        ("0042_fill_what_placements_keep", "keep"),
        ("0044_fill_how_far_handovers_came", "reach"),
    ):
        getattr(import_module(f"pledges.migrations.{name}"), fill)(apps, None)
    assert kept_otherwise() == set()
    assert Handover.objects.reach_anew() == 0
    assert Handover.objects.first().reached == 14


CHANNELS = {"call": "call", "network": "networks", "meeting": "meeting", "club": "club"}


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


def began_a_job(placement):
    paid = [step.starts_on for step in placement.steps.all() if step.paid_hours]
    first = min(paid, default=None)
    ended = placement.ended_on
    return first is not None and first <= DAY and (ended is None or ended >= first)


@time_machine.travel(DAY, tick=False)
def test_the_sums_by_channel_and_of_an_event_agree_with_it_too(histories):
    for event in (None, *Event.objects.all()):
        scope = EVERYTHING if event is None else Scope(events=[event])
        assert {
            row.channel: [row.promises, row.told, row.positions, row.hired]
            for row in by_channel(scope)
        } == promises_slowly(event)
        people = {
            one.candidate_id
            for one in Placement.objects.select_related("handover", "opening")
            if began_a_job(one) and (event is None or one.place.event == event)
        }
        hired = next(step for step in funnel(scope) if step.key == "hired")
        assert hired.sheets == len(people)


@time_machine.travel(DAY, tick=False)
def test_a_fault_in_the_sums_by_channel_would_be_found(histories, monkeypatch):
    """The negative control: what was told without a sheet is left out of its channel."""
    monkeypatch.setattr("pledges.figures.channels._BY_TOLD", {})
    sums = {row.channel: row.promises for row in by_channel()}
    assert sums != {channel: row[0] for channel, row in promises_slowly(None).items()}


@time_machine.travel(DAY, tick=False)
@pytest.mark.parametrize("kept", [None, 0])
def test_a_fault_in_the_first_would_be_found(histories, kept, monkeypatch):
    """The negative control: an internship that counts as a job."""
    monkeypatch.setattr("pledges.figures.standings.kind_of_work", lambda work: Standing.PARTLY_PAID)
    keep_on(kept if kept is None else DAY, histories)
    lives = Counter(kind for person in histories if (kind := slowly(person, DAY)[0]))
    assert counted(at_work(day=DAY)) != lives


@pytest.mark.parametrize("kept", [None, 0])
def test_of_everything_and_of_a_scope_are_alike(histories, cast, kept):
    keep_on(kept if kept is None else DAY, histories)
    everything, of_unit = at_work(EVERYTHING, DAY), at_work(Scope(units=[cast.unit]), DAY)
    assert everything.counts == of_unit.counts
    assert set(everything.candidates()) == set(of_unit.candidates())
    assert (everything.moved, everything.lasted_13) == (of_unit.moved, of_unit.lasted_13)


@pytest.mark.parametrize(("kept", "queries"), [(False, 8), (True, 4)])
@pytest.mark.parametrize("people", [1, 3])
def test_as_many_queries_for_three_as_for_one(
    cast, django_assert_num_queries, people, kept, queries
):
    for n in range(people):
        made = begun(cast, f"Kandidat A{n}")
        if kept:
            keep([made.candidate_id], DAY)
    found = at_work(Scope(networks=[cast.network]), DAY)
    with django_assert_num_queries(queries):
        assert (found.persons, found.moved, found.lasted_13, found.lasted_26) == (people, 0, 0, 0)


def test_schemes_of_apprentices_are_listed(db):
    from pledges.persons import APPRENTICESHIPS  # noqa: PLC0415

    codes = set(Scheme.objects.values_list("code", flat=True))
    assert set(APPRENTICESHIPS) <= codes
