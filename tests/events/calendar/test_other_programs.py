"""Calendar entries as another program reads them: `ical`, which shares no code with the library that writes ours."""

from datetime import UTC, datetime, timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream

from events.calendar.entries import invitation_calendar
from events.planning.changes import change_event
from outbox.models import Message
from tests import factories
from tests.factories import answer

EVE = datetime(2027, 3, 27, 17, tzinfo=UTC)  # Saturday 18.00; that night the clocks are put forward


def read(content):
    (entry,) = IcsCalendarStream.calendar_from_ics(bytes(content).decode()).events
    return entry


@pytest.fixture
def event(cast, time_machine):
    time_machine.move_to(datetime(2027, 3, 1, 9, tzinfo=UTC), tick=False)
    return factories.event(
        cast.network,
        title='Mød os; "i dag", på Ærø\\ø',
        starts_at=EVE,
        address="Bækvej 1, 8000 Nordby",
        agenda="Kaffe\nVelkomst",
    )


@pytest.mark.parametrize(
    ("start", "local"),
    [
        (EVE, "2027-03-27T18:00:00+01:00"),
        (EVE + timedelta(hours=23), "2027-03-28T18:00:00+02:00"),
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), "2027-03-28T01:30:00+01:00"),
        (datetime(2027, 3, 28, 1, tzinfo=UTC), "2027-03-28T03:00:00+02:00"),
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "2027-10-31T02:30:00+02:00"),
        (datetime(2027, 11, 1, 17, tzinfo=UTC), "2027-11-01T18:00:00+01:00"),
    ],
)
def test_a_moved_event_is_at_its_new_hour_on_both_sides_of_the_change_of_clocks(
    cast, event, start, local
):
    guest = factories.invitation(event)
    answer(guest, answer="yes")
    change_event(
        event, by=cast.owner, fields={"starts_at": start, "ends_at": start + timedelta(hours=3)}
    )
    message = Message.objects.filter(recipient=guest.contact.email).order_by("pk").last()
    entry = read(message.attachments.get(name="arrangement.ics").content)
    assert entry.dtstart.isoformat() == local
    assert entry.dtend.astimezone(UTC) == start + timedelta(hours=3)


def test_another_program_reads_all_of_a_guests_entry(event):
    invitation = factories.invitation(event)
    answer(invitation, answer="yes")
    entry = read(invitation_calendar(invitation))
    assert entry.summary == event.title
    assert entry.location == "Ågård Maskinfabrik, Bækvej 1, 8000 Nordby"
    assert "Kaffe\nVelkomst" in entry.description
    assert invitation.printed_code in entry.description
    assert entry.status == "CONFIRMED"
