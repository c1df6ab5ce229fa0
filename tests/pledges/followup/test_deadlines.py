"""The table of what is late, row by row, and that lists and single sheets are judged alike."""

from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from pledges.followup import deadlines
from pledges.followup.deadlines import LATER, OVERDUE, RULES, SOON, TODAY, WAITING
from pledges.models import Candidate, Handover, Sheet
from tests import factories

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
Due = Handover.Due
GROUPS = (OVERDUE, TODAY, SOON, LATER, WAITING)


def at(words):
    """ "2026-10-23 16:00" in Denmark. The clocks change on 25 October 2026 and on 28 March 2027."""
    return datetime.fromisoformat(words).replace(tzinfo=COPENHAGEN)


LONG_AGO = at("2026-01-01 16:00")
REACHED = {"contact_due": LONG_AGO, "first_contact_at": LONG_AGO}


def stands(due, moment, **fields):
    """A handover whose clock runs for this, until then."""
    made = {
        Due.NOTHING: REACHED | {"status": "referred"},
        Due.CONTACT: {"status": "assigned", "contact_due": moment},
        Due.INTRODUCTION: {
            "status": "assigned",
            "contact_due": moment,
            "introduction_due": moment - timedelta(days=1),
        },
        Due.CANDIDATE: REACHED | {"status": "contacted", "candidate_due": moment},
        Due.VISIT: REACHED | {"status": "visit_booked", "visit_at": moment},
        Due.CHECK: REACHED | {"status": "hired", "check_due": moment},
        Due.RETURN: REACHED | {"status": "on_hold", "paused_until": moment.date()},
    }[due]
    found = Handover(**made | fields)
    found.due_at, found.due_for = found.clock()
    assert found.due_for == due
    return found


# (what the clock runs for, the deadline, what it is at which moment)
TABLE = [
    pytest.param(due, "2026-10-23 16:00", moments, id=f"{due}, until the moment, on a Friday")
    for due in (Due.CONTACT, Due.CANDIDATE)
    for moments in [
        {
            "2026-10-16 23:59:59": LATER,
            "2026-10-17 00:00": SOON,
            "2026-10-22 23:59:59": SOON,
            "2026-10-23 00:00": TODAY,
            "2026-10-23 16:00": TODAY,
            "2026-10-23 16:00:01": OVERDUE,
            "2026-10-24 12:00": OVERDUE,
            "2026-10-26 00:00": OVERDUE,
        }
    ]
] + [
    pytest.param(due, deadline, moments, id=f"{due}, a whole day, {deadline}")
    for due in (Due.VISIT, Due.CHECK)
    for deadline, moments in [
        (
            "2026-10-23 09:00",
            {
                "2026-10-16 23:59:59": LATER,
                "2026-10-17 00:00": SOON,
                "2026-10-23 00:00": TODAY,
                "2026-10-23 09:00:01": TODAY,
                "2026-10-23 23:59:59": TODAY,
                "2026-10-24 00:00": OVERDUE,
            },
        ),
        (  # a day of 25 hours
            "2026-10-25 09:00",
            {
                "2026-10-24 23:59:59": SOON,
                "2026-10-25 00:00": TODAY,
                "2026-10-25 23:59:59": TODAY,
                "2026-10-26 00:00": OVERDUE,
            },
        ),
        (  # a day of 23 hours
            "2027-03-28 09:00",
            {
                "2027-03-21 23:59:59": LATER,
                "2027-03-22 00:00": SOON,
                "2027-03-27 23:59:59": SOON,
                "2027-03-28 00:00": TODAY,
                "2027-03-28 23:59:59": TODAY,
                "2027-03-29 00:00": OVERDUE,
            },
        ),
    ]
]
TABLE += [
    pytest.param(
        Due.CONTACT,
        "2026-10-26 16:00",
        {
            "2026-10-19 23:59:59": LATER,
            "2026-10-20 00:00": SOON,
            "2026-10-25 23:59:59": SOON,
            "2026-10-26 00:00": TODAY,
            "2026-10-26 16:00:01": OVERDUE,
        },
        id="contact, over the end of summer time",
    ),
    pytest.param(
        Due.CONTACT,
        "2027-03-29 16:00",
        {
            "2027-03-22 23:59:59": LATER,
            "2027-03-23 00:00": SOON,
            "2027-03-28 23:59:59": SOON,
            "2027-03-29 00:00": TODAY,
            "2027-03-29 16:00": TODAY,
            "2027-03-29 16:00:01": OVERDUE,
        },
        id="contact, over the beginning of summer time",
    ),
    pytest.param(
        Due.INTRODUCTION,
        "2026-10-26 16:00",
        {
            "2026-10-01 12:00": WAITING,
            "2026-10-25 16:00": WAITING,
            "2026-10-25 16:00:01": SOON,
            "2026-10-26 00:00": TODAY,
            "2026-10-26 16:00": TODAY,
            "2026-10-26 16:00:01": OVERDUE,
        },
        id="introduction, the host's turn until its own deadline",
    ),
    pytest.param(
        Due.RETURN,
        "2026-10-26 08:00",
        {
            "2026-10-01 12:00": WAITING,
            "2026-10-25 23:59:59": WAITING,
            "2026-10-26 08:00": WAITING,
            "2026-10-26 08:00:01": TODAY,
            "2026-10-26 23:59:59": TODAY,
            "2026-10-27 00:00": OVERDUE,
        },
        id="return, from eight that day",
    ),
    pytest.param(
        Due.NOTHING,
        "2026-10-26 08:00",
        {"2026-10-01 12:00": WAITING, "2027-10-01 12:00": WAITING},
        id="nothing, never",
    ),
]


@pytest.mark.parametrize(("due", "deadline", "moments"), TABLE)
def test_group(due, deadline, moments):
    found = stands(due, at(deadline))
    assert {when: deadlines.group_of(found, at(when)) for when in moments} == moments


def test_every_due_has_a_rule_and_rows_of_its_own():
    assert set(RULES) == set(Due)
    assert {row.values[0] for row in TABLE} == set(Due)


def test_a_call_that_was_missed_is_late_although_the_host_has_the_turn():
    agreed = stands(
        Due.INTRODUCTION, at("2026-10-23 16:00"), introduction_due=at("2026-10-26 16:00")
    )
    assert deadlines.group_of(agreed, at("2026-10-23 16:00")) == WAITING
    assert deadlines.group_of(agreed, at("2026-10-23 16:00:01")) == OVERDUE


def test_a_pause_without_an_end_waits():
    found = stands(Due.RETURN, at("2026-10-23 08:00"), paused_until=None, status="on_hold")
    assert deadlines.group_of(found, at("2027-10-23 08:00")) == WAITING
    assert deadlines.next_moment(found, at("2027-10-23 08:00")) is None


@pytest.mark.parametrize(
    ("due", "now", "moment"),
    [
        (Due.INTRODUCTION, "2026-10-25 16:00", "2026-10-25 16:00"),
        (Due.INTRODUCTION, "2026-10-25 16:00:01", "2026-10-26 16:00"),
        (Due.CONTACT, "2026-10-01 16:00", "2026-10-26 16:00"),
        (Due.RETURN, "2026-10-01 16:00", "2026-10-26 08:00"),
    ],
)
def test_what_a_line_names(due, now, moment):
    found = stands(due, at("2026-10-26 16:00"))
    assert deadlines.next_moment(found, at(now)) == at(moment)


def test_late_may_be_asked_of_some_dues_alone():
    found, now = stands(Due.VISIT, at("2026-10-23 09:00")), at("2026-10-26 09:00")
    assert deadlines.is_late(found, now)
    assert deadlines.is_late(found, now, Due.CHECK, Due.VISIT)
    assert not deadlines.is_late(found, now, *deadlines.FIRST_CALL)


def test_the_one_who_introduces_has_a_deadline_of_his_own():
    due = at("2026-10-23 16:00")
    assert not deadlines.is_introducer_late(due, due)
    assert deadlines.is_introducer_late(due, due + timedelta(seconds=1))


# --- A query says the same -------------------------------------------------------------------

BASE = at("2026-10-26 12:00")
NOWS = [BASE, at("2026-10-26 08:00"), at("2026-10-24 00:00"), at("2026-10-27 16:00")]
AWAY = [
    *(timedelta(days=days) for days in (-8, -3, -2, -1, 0, 1, 2, 6, 7, 8)),
    *(timedelta(hours=hours) for hours in (-12, -4, -1, 1, 4, 12)),
    *(timedelta(seconds=seconds) for seconds in (-1, 1)),
]


@pytest.fixture
def handovers(cast):
    """Of each due some on both sides of every edge, and an introduction with either turn first."""
    made = [stands(due, BASE + away) for due, away in product(Due, AWAY)]
    made += [
        stands(Due.INTRODUCTION, BASE + away, introduction_due=BASE + turn)
        for away, turn in product(AWAY, AWAY[::4])
    ]
    made.append(stands(Due.RETURN, BASE, paused_until=None))
    given = {"company_name": "Ågård", "contact_name": "Søren", "contact_phone": "12345678"}
    sheets = Sheet.objects.bulk_create(Sheet(network=cast.network, **given) for _one in made)
    for found, sheet in zip(made, sheets, strict=True):
        found.sheet, found.unit = sheet, cast.unit
    return Handover.objects.bulk_create(made)


@pytest.mark.parametrize("now", NOWS, ids=str)
def test_the_query_of_each_group_finds_whom_the_predicate_names(handovers, now):
    judged = {group: set() for group in GROUPS}
    for found in handovers:
        judged[deadlines.group_of(found, now)].add(found.pk)
    asked = {group: pks(deadlines.of_group(group, now)) for group in GROUPS}
    assert asked == judged
    assert all(judged.values())


@pytest.mark.parametrize("due", Due)
def test_the_query_of_one_due_finds_its_own(handovers, due):
    for group in GROUPS:
        expected = {
            found.pk
            for found in handovers
            if found.due_for == due and deadlines.group_of(found, BASE) == group
        }
        if due == Due.NOTHING or group == WAITING:  # what has no deadline is nobody's in particular
            expected -= {found.pk for found in handovers if found.due_at is None}
        assert pks(deadlines.of_group(group, BASE, due)) == expected


def test_the_deadline_of_a_query_is_that_of_the_predicate(handovers):
    asked = dict(Handover.objects.values_list("pk", deadlines.DEADLINE))
    assert asked == {found.pk: deadlines.deadline_of(found) for found in handovers}


def pks(which):
    return set(Handover.objects.filter(which).values_list("pk", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "group"),
    [
        (None, WAITING),
        ("2026-10-24", OVERDUE),
        ("2026-10-25", TODAY),
        ("2026-10-26", SOON),
        ("2026-10-31", SOON),
        ("2026-11-01", LATER),
    ],
)
@pytest.mark.parametrize("clock", ["2026-10-25 00:00", "2026-10-25 23:59:59"])
def test_own_steps_are_judged_alike_one_by_one_and_in_a_list(cast, day, group, clock):
    now, day = at(clock), day and datetime.fromisoformat(day).date()
    candidate = factories.candidate(cast.unit, cast.network, next_step="Ring", next_step_on=day)
    assert deadlines.own_step_group(day, now) == group
    for other in GROUPS:
        found = Candidate.objects.filter(deadlines.own_steps(other, now))
        assert list(found) == ([candidate] if other == group else [])
