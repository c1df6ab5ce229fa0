"""Persons by where they stand: cases one by one, and a second, slow implementation on random histories."""

import os
from datetime import date, timedelta
from decimal import Decimal

import pytest

from pledges.figures.at_work import at_work
from pledges.figures.keeping import keep
from pledges.figures.scopes import Scope
from pledges.figures.standings import Mark, Work, stand
from pledges.models import (
    Candidate,
    CandidateStage,
    Scheme,
)
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
