from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from icalendar import Calendar

from events.calendar.entries import event_calendar, feed, invitation_calendar
from tests import factories

EVIL = [
    "Møde\r\nATTENDEE:mailto:offer@example.org",
    "Møde\rATTENDEE:mailto:offer@example.org",
    "Møde\nEND:VEVENT\nBEGIN:VALARM",
    'Møde";X=1:\\n,;^n',
]


def parsed(content):
    """The calendar as another program reads it, and its only entry."""
    calendar = Calendar.from_ical(content)
    (entry,) = calendar.walk("VEVENT")
    return calendar, entry


@pytest.fixture
def event(cast):
    return factories.event(
        cast.network,
        title="Mød os på Ågård, æh: kl. 18",
        address="Værkstedsvej 1, 9999 Nordby",
        summary="Kom; se, og hør",
        agenda="Velkomst\nSpot et småjob",
        starts_at=datetime(2026, 11, 25, 17, 40, tzinfo=UTC),
        sequence=3,
    )


def test_event_reads_back_as_it_was_written(event):
    calendar, entry = parsed(event_calendar(event))
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert entry["summary"] == event.title
    assert entry["location"] == "Ågård Maskinfabrik, Værkstedsvej 1, 9999 Nordby"
    assert entry["uid"] == f"arrangement-{event.pk}@localhost"
    assert entry["sequence"] == 3
    assert entry["status"] == "CONFIRMED"
    assert entry["url"] == f"{settings.BASE_URL}/arrangementer/{event.slug}/"
    assert entry["description"] == (
        f"Kom; se, og hør\n\nVelkomst\nSpot et småjob\n\n{settings.BASE_URL}/arrangementer/{event.slug}/"
    )
    assert entry.start == event.starts_at
    assert entry.end == event.ends_at


@pytest.mark.parametrize(
    ("utc", "wall", "offset"),
    [
        (datetime(2026, 6, 1, 16, tzinfo=UTC), "20260601T180000", 2),
        (datetime(2026, 11, 25, 17, tzinfo=UTC), "20261125T180000", 1),
        # An hour before and after the clocks went back in 2026.
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), "20261025T013000", 2),
        (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "20261025T033000", 1),
    ],
)
def test_summer_time_is_right_and_the_zone_is_explained(cast, utc, wall, offset):
    content = event_calendar(factories.event(cast.network, starts_at=utc))
    assert f"DTSTART;TZID=Europe/Copenhagen:{wall}" in content.decode()
    calendar, entry = parsed(content)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Copenhagen"
    own = zone.to_tz(lookup_tzid=False)
    assert entry.start.replace(tzinfo=own).utcoffset() == timedelta(hours=offset)
    assert entry.start.utcoffset() == timedelta(hours=offset)
    assert entry.start.astimezone(ZoneInfo("UTC")) == utc


def test_same_event_keeps_its_uid_when_it_moves(event):
    _, before = parsed(event_calendar(event))
    event.starts_at += timedelta(days=1)
    event.ends_at += timedelta(days=1)
    event.sequence += 1
    _, after = parsed(event_calendar(event))
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 1


def test_cancelled_event_says_so(event):
    event.cancelled_at = event.starts_at
    _, entry = parsed(event_calendar(event))
    assert entry["status"] == "CANCELLED"


@pytest.mark.parametrize("text", EVIL)
@pytest.mark.parametrize("field", ["title", "summary", "agenda", "place", "address"])
def test_typed_text_cannot_add_lines(event, field, text):
    setattr(event, field, text)
    content = event_calendar(event)
    assert b"\r" not in content.replace(b"\r\n", b"")
    calendar, entry = parsed(content)
    assert "attendee" not in entry
    assert [part.name for part in calendar.walk()] == [
        "VCALENDAR",
        "VTIMEZONE",
        *[part.name for part in calendar.walk("VTIMEZONE")[0].subcomponents],
        "VEVENT",
    ]


@pytest.mark.parametrize("text", EVIL)
def test_organiser_name_cannot_add_lines(event, text):
    event.network.host.name, event.network.host.sender_email = text, "by@example.org"
    _, entry = parsed(event_calendar(event))
    assert entry["organizer"] == "mailto:by@example.org"
    assert "attendee" not in entry


def test_organiser_is_left_out_without_an_address(event):
    _, entry = parsed(event_calendar(event))
    assert "organizer" not in entry


def test_guest_has_his_own_link_in_the_same_entry(event):
    invitation = factories.invitation(event)
    _, entry = parsed(invitation_calendar(invitation))
    assert entry["uid"] == f"arrangement-{event.pk}@localhost"
    assert entry["url"] == f"{settings.BASE_URL}/i/{invitation.code}/"
    assert invitation.printed_code in entry["description"]


def test_feed_holds_every_event(cast):
    events = [factories.event(cast.network) for _ in range(3)]
    calendar = Calendar.from_ical(feed(events))
    assert [entry["uid"] for entry in calendar.walk("VEVENT")] == [
        f"arrangement-{event.pk}@localhost" for event in events
    ]
    assert len(calendar.walk("VTIMEZONE")) == 1


def test_empty_feed_is_a_calendar(db):
    assert Calendar.from_ical(feed([])).walk("VEVENT") == []
