"""A visit in the calendars of both: one entry through all changes, on both sides of summer time."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Calendar

from pledges.followup.changes import change_status
from pledges.models import Visit
from pledges.visits import visits
from pledges.visits.calendar import consultant_calendar, leader_calendar
from pledges.visits.forms import MomentField
from tests import factories
from tests.pledges.visits.test_visits import slot

A_DAY = timedelta(days=1)


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(
        cast.network, wants_visit=True, contact_email="leder@example.org", contact_phone="22334455"
    )
    return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


@pytest.fixture
def time(cast):
    return factories.visit_time(cast.unit, cast.consultant)


def events_in(content):
    return Calendar.from_ical(content).walk("VEVENT")


def test_the_entry_stays_one_through_all_changes(cast, handover, time):
    other = factories.visit_time(cast.unit, cast.consultant, starts_at=time.starts_at + A_DAY)
    states = []
    for change in (
        lambda: visits.pick(handover, time=time),
        lambda: visits.pick(handover, time=other),
        lambda: visits.call_off(visits.coming_visit(handover)),
    ):
        (entry,) = events_in(leader_calendar(change()))
        states.append((entry["uid"], entry["sequence"], entry["status"]))
    uid = f"besoeg-{Visit.objects.get().pk}@localhost"
    assert states == [(uid, 0, "CONFIRMED"), (uid, 1, "CONFIRMED"), (uid, 2, "CANCELLED")]


def test_what_was_typed_cannot_add_a_line(cast, handover):
    handover.sheet.company_name = "Krog;\r\nATTENDEE:mailto:evil@example.org\nEND:VEVENT"
    handover.sheet.contact_name = "Kaj\nX-EVIL:1"
    handover.sheet.save()
    visit = visits.book(
        handover, slot=slot(cast.consultant, place="Port 3\nSTATUS:CANCELLED"), by=cast.lead
    )
    for content in (leader_calendar(visit), consultant_calendar([visit])):
        (entry,) = events_in(content)
        assert (entry["status"], "attendee" in entry, "x-evil" in entry) == (
            "CONFIRMED",
            False,
            False,
        )
        assert entry["location"].endswith("STATUS:CANCELLED")


@pytest.mark.parametrize(
    ("moment", "hours"), [("2026-10-24T10:00", 2), ("2026-10-25T10:00", 1), ("2027-03-28T10:00", 2)]
)
def test_ten_o_clock_is_ten_o_clock_on_both_sides_of_the_change(cast, handover, moment, hours):
    with time_machine.travel("2026-10-20T12:00:00+02:00", tick=False):
        starts_at = MomentField().clean(moment)
        visit = visits.book(handover, slot=slot(cast.consultant, starts_at), by=cast.lead)
        (entry,) = events_in(leader_calendar(visit))
    assert entry["dtstart"].dt.strftime("%Y-%m-%dT%H:%M") == moment
    assert entry["dtstart"].dt.utcoffset() == timedelta(hours=hours)
    assert entry["dtstart"].params["TZID"] == "Europe/Copenhagen"
    assert entry["dtend"].dt - entry["dtstart"].dt == timedelta(minutes=45)


@time_machine.travel("2026-10-20T12:00:00+02:00", tick=False)
@pytest.mark.parametrize("moment", ["2027-03-28T02:30", "2026-10-25T02:30"])
def test_an_hour_that_is_not_there_or_twice_is_refused(moment):
    with pytest.raises(ValidationError):
        MomentField().clean(moment)


def test_a_job_that_lasts_takes_its_visit_out_of_the_calendar(cast, handover):
    visits.book(handover, slot=slot(cast.consultant), by=cast.lead)
    factories.lasting_job(handover)
    for status in ("hired", "retained"):
        change_status(handover, status=status, by=cast.consultant)
    found = visits.calendar_entries(cast.consultant, timezone.now())
    (entry,) = events_in(consultant_calendar(found))
    assert entry["status"] == "CANCELLED"
