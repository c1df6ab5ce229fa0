"""Beginning, rising hours and the end: what the law, the calendar and the network allow."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone, translation

from accounts.models import AuditEntry, ClosingDay, Role
from pledges.counter_offers.offers import offer
from pledges.followup.changes import FollowUpRefused
from pledges.models import (
    Candidate,
    Handover,
    JobOrderDraft,
    Placement,
    Reminder,
    RetentionCheck,
    Scheme,
)
from pledges.models.placement_steps import is_job_on
from pledges.placements import starting
from pledges.placements.changes import Code, PlacementRefused, change_people, end_placement
from pledges.placements.starting import Start, start_placement
from pledges.placements.steps import add_step, change_step, hours_chart, remove_step, step_now
from tests import factories
from tests.races import failures, race

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TODAY = date(2026, 11, 2)  # a Monday


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(datetime(2026, 11, 2, 10, tzinfo=COPENHAGEN), tick=False):
        yield


@pytest.fixture
def handover(cast):
    return factories.handover(
        factories.sheet(cast.network),
        cast.unit,
        owner=cast.consultant,
        status="referred",
        first_contact_at=timezone.now(),
    )


def listed(code):
    """A scheme as the migration lists it, also after a test that emptied every table."""
    listing = import_module("pledges.migrations.0002_schemes").SCHEMES
    _code, name, english, paid, last = next(row for row in listing if row[0] == code)
    defaults = {"name": name, "name_en": english, "paid": paid, "valid_to": last}
    return Scheme.objects.get_or_create(code=code, defaults=defaults)[0]


def a_start(**fields):
    fields.setdefault("scheme", None)
    fields["scheme"] = fields["scheme"] or factories.scheme()
    fields = {"candidate_reference": "Kandidat A1", "starts_on": TODAY, "paid_hours": 5} | fields
    hours = {
        name: Decimal(fields[name]) for name in ("paid_hours", "unpaid_hours") if name in fields
    }
    return Start(**fields | hours)


def begin(handover, by, **fields):
    return start_placement(handover, by=by, start=a_start(**fields))


def refused(work, *args, **kwargs):
    with pytest.raises(PlacementRefused) as caught:
        work(*args, **kwargs)
    return caught.value.code


# --- The first day ---------------------------------------------------------------------------


def test_start_makes_step_checks_reminders_and_a_hired_sheet(cast, handover):
    placement = begin(handover, cast.consultant, unpaid_hours="12.5", buddy="Ida", mentor="Per")
    handover.refresh_from_db()
    step = placement.steps.get()
    assert (step.starts_on, step.paid_hours, step.unpaid_hours) == (TODAY, 5, Decimal("12.5"))
    assert list(placement.checks.values_list("weeks", "due_on")) == [
        (13, date(2027, 2, 1)),
        (26, date(2027, 5, 3)),
    ]
    assert list(placement.reminders.values_list("kind", "due_at")) == [
        ("check_13", datetime(2027, 2, 1, 9, tzinfo=COPENHAGEN)),
        ("check_26", datetime(2027, 5, 3, 9, tzinfo=COPENHAGEN)),
    ]
    assert (handover.status, handover.check_due) == (
        "hired",
        datetime(2027, 2, 1, 9, tzinfo=COPENHAGEN),
    )
    assert (handover.due_for, handover.due_at) == ("check", handover.check_due)
    assert handover.entries.get().text == "Kandidat A1"


@pytest.mark.parametrize(
    ("starts_on", "weeks", "expected"),
    [
        (date(2026, 9, 24), 13, datetime(2026, 12, 28, 9)),  # Christmas Eve, a Thursday
        (date(2026, 12, 28), 13, datetime(2027, 3, 30, 9)),  # Easter Monday 29 March, summer time
        (date(2027, 11, 30), 13, datetime(2028, 2, 29, 9)),  # a leap day
        (date(2026, 9, 28), 26, datetime(2027, 3, 30, 9)),
        (date(2026, 5, 2), 26, datetime(2026, 11, 2, 9)),  # a Saturday in winter time
    ],
)
def test_checks_are_asked_at_nine_on_a_working_day(cast, handover, starts_on, weeks, expected):
    with time_machine.travel(datetime.combine(starts_on, datetime.min.time(), COPENHAGEN)):
        placement = begin(handover, cast.consultant, starts_on=starts_on)
    reminder = placement.reminders.get(kind=f"check_{weeks}")
    assert reminder.due_at == expected.replace(tzinfo=COPENHAGEN)
    assert placement.checks.get(weeks=weeks).due_on == starts_on + timedelta(weeks=weeks)


def test_a_closed_unit_asks_when_it_opens(cast, handover):
    ClosingDay.objects.create(
        organisation=cast.unit, day=date(2027, 2, 1), last_day=date(2027, 2, 5)
    )
    placement = begin(handover, cast.consultant)
    due = placement.reminders.get(kind="check_13").due_at
    assert due == datetime(2027, 2, 8, 9, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("status", "may"),
    [
        ("visit_booked", True),
        ("job_order_created", True),
        ("referred", True),
        ("hired", True),
        ("retained", True),
        ("new", False),
        ("assigned", False),
        ("contacted", False),
        ("no_candidate_yet", False),
        ("on_hold", False),
        ("withdrawn", False),
        ("expired", False),
    ],
)
def test_the_table_of_statuses_says_when_somebody_may_begin(cast, handover, status, may):
    Handover.objects.filter(pk=handover.pk).update(status=status)
    if may:
        begin(handover, cast.consultant)
        handover.refresh_from_db()
        assert handover.status == ("retained" if status == "retained" else "hired")
    else:
        assert refused(begin, handover, cast.consultant) == Code.STATUS
        assert (Placement.objects.count(), Reminder.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("steps", "is_job"),
    [
        ([(0, 5, 0)], True),
        ([(0, 0, 20)], False),
        ([(0, 5, 15)], True),
        ([(14, 0, 20), (0, 5, 0)], True),
        ([(14, 0, 20), (-1, 5, 0)], False),
        ([(14, 5, 0), (7, 0, 20)], False),
        ([(-1, 5, 0)], False),
        ([], False),
    ],
)
def test_a_job_has_paid_hours_that_day(handover, steps, is_job):
    """`steps` are (days ago, paid hours, unpaid hours), the row and the query alike."""
    day = date(2026, 11, 2)
    placement = factories.placement(handover, starts_on=day - timedelta(days=14))
    placement.steps.all().delete()
    for ago, paid, unpaid in steps:
        factories.placement_step(
            placement, starts_on=day - timedelta(days=ago), paid_hours=paid, unpaid_hours=unpaid
        )
    assert is_job_on(day, placement.steps.all()) is is_job
    assert Placement.objects.jobs_on(day).exists() is is_job


def test_a_sheet_of_several_jobs_holds_several(cast, handover):
    handover.openings.update(positions=2)
    begin(handover, cast.consultant)
    begin(handover, cast.consultant, candidate_reference="Kandidat A2", starts_on=date(2026, 10, 1))
    handover.refresh_from_db()
    assert handover.placements.count() == 2
    assert handover.check_due == datetime(2027, 1, 4, 9, tzinfo=COPENHAGEN)  # New Year over


@pytest.mark.parametrize(
    ("code", "starts_on", "may"),
    [
        ("job_rotation", date(2026, 1, 31), True),
        ("job_rotation", date(2026, 2, 1), False),
        ("resource_course", TODAY, False),
        ("igu", date(2027, 10, 30), True),
        ("ordinary", TODAY, True),
    ],
)
def test_schemes_hold_by_their_dates(cast, handover, code, starts_on, may):
    scheme = listed(code)
    if may:
        assert begin(handover, cast.consultant, scheme=scheme, starts_on=starts_on).pk
    else:
        code = refused(begin, handover, cast.consultant, scheme=scheme, starts_on=starts_on)
        assert code == Code.SCHEME


@pytest.mark.parametrize("code", ["internship", "wage_subsidy", "flex_job", "igu", "youth_job"])
def test_an_agency_takes_ordinary_paid_hours_only(cast, handover, code):
    cast.network.hours_billing = True
    cast.network.save()
    scheme = listed(code)
    assert refused(begin, handover, cast.consultant, scheme=scheme) == Code.AGENCY
    assert refused(begin, handover, cast.consultant, unpaid_hours=1) == Code.AGENCY
    assert begin(handover, cast.consultant, scheme=listed("agency_hours")).pk


def test_a_scheme_is_named_in_the_language_of_the_reader(db):
    scheme = listed("wage_subsidy")
    assert str(scheme) == "løntilskud"
    with translation.override("en"):
        assert str(scheme) == "wage subsidy"


@pytest.mark.parametrize(
    "starts_on", [date.min, date(2024, 1, 1), date(2027, 11, 5), date.max, date(2036, 1, 1)]
)
def test_a_first_day_beyond_reason_is_refused(cast, handover, starts_on):
    assert refused(begin, handover, cast.consultant, starts_on=starts_on) == Code.START


@pytest.mark.parametrize(
    ("paid", "unpaid"),
    [
        ("-1", "0"),
        ("0", "-0.1"),
        ("49", "0"),
        ("0", "48.1"),
        ("37", "12"),
        ("0", "0"),
        ("NaN", "0"),
        ("0", "Infinity"),
        ("1e9", "0"),
    ],
)
def test_hours_beyond_reason_are_refused(cast, handover, paid, unpaid):
    code = refused(begin, handover, cast.consultant, paid_hours=paid, unpaid_hours=unpaid)
    assert code == Code.HOURS


def test_an_order_of_another_sheet_is_refused(cast, handover):
    other = factories.handover(factories.sheet(cast.network), cast.unit)
    order = JobOrderDraft.objects.create(handover=other, title="Køkken", description="Opvask")
    assert refused(begin, handover, cast.consultant, order=order) == Code.ORDER
    order.handover = handover
    order.save()
    assert begin(handover, cast.consultant, order=order).order == order


def test_start_sent_twice_begins_once(cast, handover):
    start_placement(handover, by=cast.consultant, start=a_start(), expected_version=0)
    with pytest.raises(FollowUpRefused) as caught:
        start_placement(handover, by=cast.consultant, start=a_start(), expected_version=0)
    assert caught.value.code == FollowUpRefused.Code.VERSION
    assert Placement.objects.count() == 1


# --- Rising hours ----------------------------------------------------------------------------


@pytest.fixture
def placement(cast, handover):
    return begin(handover, cast.consultant)


def test_hours_rise(cast, placement):
    later = date(2026, 12, 1)
    add_step(placement, starts_on=later, paid_hours=Decimal("12.5"), by=cast.consultant)
    placement.refresh_from_db()
    assert placement.version == 1
    assert step_now(placement, date(2026, 11, 30)).paid_hours == 5
    assert step_now(placement, later).paid_hours == Decimal("12.5")
    assert step_now(placement, date(2026, 10, 1)).paid_hours == 5
    assert len(hours_chart(placement).rows) == 2


@pytest.mark.parametrize(
    ("starts_on", "code"),
    [
        (TODAY - timedelta(days=1), Code.STEP_EARLY),
        (TODAY, Code.STEP_DAY),
        (date(2036, 1, 1), Code.START),
        (date.max, Code.START),
    ],
)
def test_one_step_a_day_and_none_before_the_first(cast, placement, starts_on, code):
    how = {"starts_on": starts_on, "paid_hours": Decimal(9), "by": cast.consultant}
    assert refused(add_step, placement, **how) == code
    assert placement.steps.count() == 1


@pytest.mark.parametrize("hours", ["-1", "49", "NaN", "1e9", "0"])
def test_a_step_beyond_reason_is_refused(cast, placement, hours):
    how = {"starts_on": date(2026, 12, 1), "paid_hours": Decimal(hours), "by": cast.consultant}
    assert refused(add_step, placement, **how) == Code.HOURS


def test_the_first_step_stays_on_the_first_day(cast, placement):
    first = placement.steps.get()
    how = {"paid_hours": Decimal(8), "by": cast.consultant}
    assert refused(change_step, first, starts_on=date(2026, 12, 1), **how) == Code.FIRST_STEP
    assert refused(remove_step, first, by=cast.consultant) == Code.FIRST_STEP
    assert change_step(first, starts_on=TODAY, **how).paid_hours == 8


def test_a_later_step_moves_and_goes(cast, placement):
    december, january = date(2026, 12, 1), date(2027, 1, 4)
    step = add_step(placement, starts_on=december, paid_hours=Decimal(9), by=cast.consultant)
    add_step(placement, starts_on=january, paid_hours=Decimal(12), by=cast.consultant)
    how = {"paid_hours": Decimal(9), "by": cast.consultant}
    assert refused(change_step, step, starts_on=january, **how) == Code.STEP_DAY
    assert change_step(step, starts_on=date(2026, 12, 7), **how).starts_on == date(2026, 12, 7)
    remove_step(step, by=cast.consultant)
    assert [one.starts_on for one in placement.steps.all()] == [TODAY, january]


# --- The end ---------------------------------------------------------------------------------


def test_the_end_asks_nothing_more(cast, placement):
    then = "job_order_created"
    end_placement(placement, on=TODAY, reason="person", by=cast.consultant, then=then)
    placement.refresh_from_db()
    handover = Handover.objects.get(pk=placement.handover_id)
    assert (placement.state, placement.ended_on, placement.end_reason) == ("ended", TODAY, "person")
    assert (handover.status, handover.check_due) == (then, None)
    assert set(placement.reminders.values_list("outcome", flat=True)) == {"not_needed"}


def test_the_end_leaves_nobody_only_where_something_else_was_offered(cast, placement):
    """The rule of a sheet without a candidate holds here too."""
    ended = {"on": TODAY, "reason": "person", "by": cast.consultant, "then": "no_candidate_yet"}
    with pytest.raises(FollowUpRefused) as caught:
        end_placement(placement, **ended)
    assert caught.value.code == "offer"
    placement.refresh_from_db()
    assert placement.state == "active"
    factories.counter_offer(placement.opening)
    end_placement(placement, **ended)
    assert Handover.objects.get(pk=placement.handover_id).status == "no_candidate_yet"


def test_after_the_end_an_offer_says_that_there_is_nobody(cast, placement):
    end_placement(placement, on=TODAY, reason="person", by=cast.consultant)
    offer(placement.opening, by=cast.consultant, hours="10-14")
    assert Handover.objects.get(pk=placement.handover_id).status == "no_candidate_yet"


def test_the_sheet_stays_hired_while_another_is_at_work(cast, handover, placement):
    handover.openings.update(positions=2)
    begin(handover, cast.consultant, candidate_reference="Kandidat A2")
    end_placement(placement, on=TODAY, reason="person", by=cast.consultant, then="no_candidate_yet")
    handover.refresh_from_db()
    assert handover.status == "hired"
    assert handover.check_due == datetime(2027, 2, 1, 9, tzinfo=COPENHAGEN)


def test_an_ended_placement_is_changed_no_more(cast, placement):
    end_placement(placement, on=TODAY, reason="completed", by=cast.consultant)
    by = cast.consultant
    again = {"on": TODAY, "reason": "completed", "by": by}
    step = {"starts_on": date(2026, 12, 1), "paid_hours": Decimal(9), "by": by}
    assert refused(end_placement, placement, **again) == Code.ENDED
    assert refused(add_step, placement, **step) == Code.ENDED
    assert refused(remove_step, placement.steps.get(), by=by) == Code.ENDED


def test_no_end_before_the_first_day(cast, placement):
    before = TODAY - timedelta(days=1)
    how = {"on": before, "reason": "person", "by": cast.consultant}
    assert refused(end_placement, placement, **how) == Code.END_DAY


# --- Two at once, and what is kept of it -----------------------------------------------------


def test_second_of_two_consultants_is_told(cast, placement):
    change_people(placement, buddy="Ida", mentor="", by=cast.consultant, expected_version=0)
    how = {"buddy": "Ole", "mentor": "", "by": cast.lead, "expected_version": 0}
    assert refused(change_people, placement, **how) == Code.VERSION
    placement.refresh_from_db()
    assert placement.buddy == "Ida"


def test_without_the_version_the_second_would_win(cast, placement):
    """Negative control: it is the version that holds the second one back."""
    change_people(placement, buddy="Ida", mentor="", by=cast.consultant, expected_version=0)
    change_people(placement, buddy="Ole", mentor="", by=cast.lead, expected_version=1)
    placement.refresh_from_db()
    assert placement.buddy == "Ole"


def test_audit_log_tells_the_hours_and_no_words(cast, placement):
    add_step(placement, starts_on=date(2026, 12, 1), paid_hours=Decimal(9), by=cast.consultant)
    change_people(placement, buddy="Ida", mentor="Per", by=cast.lead, expected_version=1)
    lines = AuditEntry.objects.filter(subject=f"placement:{placement.pk}").order_by("pk")
    assert [(line.verb, line.by, line.before) for line in lines] == [
        ("placement.started", cast.consultant, {}),
        ("placement.step_added", cast.consultant, {"hours": {"2026-11-02": [5.0, 0.0]}}),
        ("placement.people", cast.lead, {}),
    ]
    assert lines[1].after == {"hours": {"2026-11-02": [5.0, 0.0], "2026-12-01": [9.0, 0.0]}}
    assert "Ida" not in str([(line.before, line.after) for line in lines])
    assert "A1" not in str([(line.before, line.after) for line in lines])


@pytest.fixture
def contested(transactional_db):
    unit = factories.organisation("Enheden", kind="employment_unit")
    network = factories.network(factories.organisation(), unit)
    person = factories.user("Bo")
    Role.objects.create(user=person, organisation=unit, role=Role.Kind.CONSULTANT)
    return factories.handover(factories.sheet(network), unit, status="referred"), person


@pytest.mark.race
def test_of_many_who_begin_at_once_one_does(contested):
    handover, person = contested
    start = a_start()
    outcomes = race(
        lambda _try: start_placement(handover, by=person, start=start, expected_version=0), range(8)
    )
    assert [error.code for error in failures(outcomes)] == [FollowUpRefused.Code.VERSION] * 7
    assert (Placement.objects.count(), RetentionCheck.objects.count()) == (1, 2)


@pytest.mark.race
def test_of_many_steps_of_a_day_one_is_made(contested):
    handover, person = contested
    placement = factories.placement(handover, starts_on=TODAY)
    how = {"starts_on": date(2026, 12, 1), "paid_hours": Decimal(9), "by": person}
    outcomes = race(lambda _try: add_step(placement, **how), range(6))
    assert [error.code for error in failures(outcomes)] == [Code.STEP_DAY] * 5
    assert placement.steps.count() == 2


def two_for_the_last(contested):
    handover, person = contested
    starts = [a_start(candidate_reference=f"Kandidat {letter}") for letter in "AB"]
    return race(lambda start: start_placement(handover, by=person, start=start), starts)


@pytest.mark.race
def test_of_two_candidates_for_the_last_position_one_begins(contested):
    outcomes = two_for_the_last(contested)
    assert [error.code for error in failures(outcomes)] == [Code.FULL]
    assert Placement.objects.count() == Candidate.objects.count() == 1


@pytest.mark.race
def test_of_two_for_the_last_position_without_a_sheet_one_begins(contested):
    handover, person = contested
    opening = factories.opening(handover.network, handover.unit)
    outcomes = two_for_the_last((opening, person))
    assert [error.code for error in failures(outcomes)] == [Code.FULL]
    assert Placement.objects.get().opening == opening


@pytest.mark.race
def test_without_a_look_at_what_remains_both_would(contested, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(starting, "remaining_of", lambda **_counted: 1)
    assert failures(two_for_the_last(contested)) == []
    assert Placement.objects.count() == 2
