from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pledges.figures.contact_times import ContactTimes, contact_counts, contact_times
from pledges.figures.scopes import Scope
from pledges.followup.changes import log
from pledges.models import Handover
from tests import factories
from tests.indexes import columns_of_index, columns_read

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # 8:00 in Denmark
DUE = MONDAY + timedelta(days=2, hours=8)


def handed_in(cast, *, called=None, **fields):
    fields = {"created_at": MONDAY, "contact_due": DUE} | fields
    if called is not None:
        fields["first_contact_at"] = MONDAY + called
        fields.setdefault("status", "contacted")
    return factories.handover(factories.sheet(cast.network), cast.unit, **fields)


def test_times_of_nothing(cast):
    times = contact_times()
    assert times == ContactTimes(contacted=0, in_time=0, due=0, median=None, p90=None)
    assert times.share is None


@pytest.mark.parametrize(
    ("hours", "median", "p90"),
    [
        ([3], 3, 3),
        ([1, 2], 1, 2),
        ([1, 2, 3, 4, 5, 6, 7, 8, 2, 4], 4, 7),
    ],
)
def test_percentiles_are_the_smallest_hours_that_so_many_were_within(cast, hours, median, p90):
    for n in hours:
        handed_in(cast, called=timedelta(hours=n))
    times = contact_times()
    assert (times.median, times.p90) == (median, p90)


def test_share_counts_calls_that_were_due(cast):
    handed_in(cast, called=timedelta(hours=1))
    handed_in(cast, called=timedelta(days=3))  # too late
    handed_in(cast)  # too late and still open
    handed_in(cast, contact_due=DUE + timedelta(days=30))  # not due yet
    handed_in(cast, status="withdrawn", closed_at=MONDAY)  # withdrawn before its deadline
    handed_in(cast, status="withdrawn", closed_at=DUE + timedelta(days=1))  # waited in vain
    handed_in(cast, status="on_hold", paused_until=date(2027, 1, 4))  # the company's own wish
    times = contact_times(now=DUE + timedelta(hours=1))
    assert (times.contacted, times.in_time, times.due, times.share) == (2, 1, 4, 25)


def test_a_logged_call_keeps_its_working_hours(cast):
    handover = handed_in(cast)
    with time_machine.travel(MONDAY + timedelta(days=1, hours=2), tick=False):
        log(handover, by=cast.consultant, kind="call", expected_version=0)
    assert contact_times().median == 10
    assert contact_times(Scope(units=[cast.sonderby])).median is None


def test_times_of_one_and_of_three_take_the_same_queries(cast, django_assert_max_num_queries):
    for _n in range(3):
        handed_in(cast, called=timedelta(hours=1))
        with django_assert_max_num_queries(4):
            contact_times()


def test_counts_read_nothing_but_the_index_of_the_figures(cast):
    with CaptureQueriesContext(connection) as captured:
        contact_counts(Scope(units=[cast.unit.pk]))
    assert columns_read(Handover, captured) <= columns_of_index(Handover, "handover_figures")
