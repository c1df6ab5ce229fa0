"""An event held for few, or online with a link that only those who said yes and have a seat are given."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.calendar.entries import event_calendar, invitation_calendar
from events.calendar.structured_data import event_json_ld
from events.models import Event
from events.planning.changes import change_event
from events.tickets import may_open_online
from outbox.models import Message
from tests import factories
from tests.factories import answer

LINK = "https://moede.example/abc"
PLAN = {
    "kind": "kick_off",
    "title": "Morgenmad",
    "starts_at": "2027-03-04T08:00",
    "ends_at": "2027-03-04T09:00",
    "place": "Kantinen",
    "answer_deadline": "2027-03-01T12:00",
    "companions_allowed": "0",
    "registration_mode": "invitation",
}


@pytest.fixture
def online(cast):
    return factories.event(
        cast.network, held_as="online", online_link=LINK, place="Online", capacity=1, public=True
    )


@pytest.mark.parametrize(
    ("held_as", "seat", "cancelled", "may"),
    [
        ("online", "confirmed", False, True),
        ("online", "waiting", False, False),
        ("online", "cancelled", False, False),
        ("online", None, False, False),
        ("online", "confirmed", True, False),
        ("place", "confirmed", False, False),
        ("small", "confirmed", False, False),
    ],
)
def test_who_gets_the_link(held_as, seat, cancelled, may):
    event = Event(held_as=held_as, cancelled_at=timezone.now() if cancelled else None)
    registration = event.registrations.model(seat=seat) if seat else None
    assert may_open_online(event, registration) is may


def test_only_a_guest_with_a_seat_reads_the_link(client, cast, online):
    seated, waiting, silent = (
        factories.invitation(online, factories.contact(cast.nordby, name)) for name in "ABC"
    )
    answer(seated, answer="yes")
    answer(waiting, answer="yes")
    shown = {}
    for each in (seated, waiting, silent):
        page = client.get(reverse("events:answer", args=[each.code])).content.decode()
        each = type(each).objects.with_people().get(pk=each.pk)
        shown[each.pk] = (LINK in page, LINK in invitation_calendar(each).decode())
    assert list(shown.values()) == [(True, True), (False, False), (False, False)]
    public = client.get(online.get_absolute_url()).content.decode()
    assert LINK not in public + event_calendar(online).decode() + str(event_json_ld(online))
    receipts = Message.objects.filter(recipient=seated.contact.email)
    assert LINK in receipts.get().text
    assert not Message.objects.filter(recipient=waiting.contact.email, text__contains=LINK).exists()


def test_going_online_is_told_with_a_yes_and_a_no_and_calendars_follow(cast):
    event = factories.event(cast.network, title="Middag", place="Hallen")
    guest = factories.invitation(event)
    answer(guest, answer="yes")
    Message.objects.all().delete()
    change_event(
        event,
        by=cast.owner,
        fields={"held_as": "online", "place": "Online", "address": "", "online_link": LINK},
    )
    mail = Message.objects.get()
    assert mail.subject == "Nu online: Middag"
    for words in (LINK, "Før: Hallen", "?svar=ja", "?svar=nej"):
        assert words in mail.text
    content = bytes(mail.attachments.get(name="arrangement.ics").content)
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert (str(entry["location"]), entry["sequence"]) == (LINK, 1)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"held_as": "online"}, "online_link"),
        ({"held_as": "small"}, "capacity"),
        ({"place": ""}, "place"),
        ({"held_as": "online", "online_link": "javascript:alert(1)"}, "online_link"),
    ],
)
def test_what_is_missing_is_asked_for(client, cast, change, field):
    client.force_login(cast.coordinator)
    data = PLAN | {"network": cast.network.pk} | change
    answered = client.post(reverse("events:manage_create"), data)
    assert answered.status_code == 422
    assert list(answered.context["form"].errors) == [field]


def test_held_at_a_place_again_the_link_is_gone(client, cast, online):
    client.force_login(cast.coordinator)
    data = PLAN | {"held_as": "place", "online_link": LINK, "capacity": 5, "tell": "nobody"}
    client.post(reverse("events:manage_edit", args=[online.pk]), data)
    online.refresh_from_db()
    assert (online.place, online.online_link) == ("Kantinen", "")
    assert online.starts_at - timezone.now() > timedelta(0)
