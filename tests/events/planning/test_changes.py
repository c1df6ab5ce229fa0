"""Who hears of another time or place, and of an event that is called off; and how calendars follow."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.models import Event, Notice
from events.planning.changes import call_off, change_event, what_moves
from events.planning.phone_calls import to_be_phoned
from events.planning.plans import PlanRefused
from outbox.models import Message
from tests import factories
from tests.factories import answer

ZONE = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def event(cast):
    cast.nordby.sender_email = "borgmester@example.org"
    cast.nordby.save()
    return factories.event(cast.network, title="Mød os", capacity=2, address="Havnen 1, Nordby")


def invited(event, name, **fields):
    contact = factories.contact(event.network.host, name, email=f"{name.lower()}@example.org")
    return factories.invitation(event, contact, **fields)


def entry_of(message):
    calendar = Calendar.from_ical(bytes(message.attachments.get(name="arrangement.ics").content))
    (entry,) = calendar.walk("VEVENT")
    return calendar["method"], entry


def mails(kind):
    return Message.objects.filter(subject__startswith=kind).order_by("recipient")


def test_a_new_place_is_told_to_everybody_it_concerns_and_to_nobody_else(cast, event):
    coming, waiting = invited(event, "Anna"), invited(event, "Bodil")
    answer(coming, answer="yes", companions=1)
    answer(waiting, answer="yes")
    answer(invited(event, "Carl"), answer="no")
    invited(event, "Ditte", emailed_at=timezone.now())
    invited(event, "Erik", emailed_at=timezone.now(), withdrawn_at=timezone.now())
    invited(event, "Frida")  # chosen, and nothing sent yet
    paper = invited(event, "Gerda", posted_at=timezone.now())
    type(paper.contact).objects.filter(pk=paper.contact_id).update(email="")
    invited(event, "Hans", printed_at=timezone.now())  # made, and nobody said that it was sent

    notified = change_event(event, by=cast.owner, fields={"place": "Hal 2"})

    found = mails("Nyt sted: Mød os")
    assert [mail.recipient for mail in found] == [
        "anna@example.org",
        "bodil@example.org",
        "ditte@example.org",
    ]
    assert notified.to_be_phoned == [paper.contact]
    assert Notice.objects.newest().by_mail().count() == 3
    assert [each.invitation for each in to_be_phoned(event)] == [paper]
    first, second, third = found
    assert "Hal 2" in first.text
    assert "Før: Ågård Maskinfabrik, Havnen 1, Nordby" in first.text
    assert "Dit svar gælder stadig." in first.text
    assert "Svar her senest" in third.text
    assert [mail.attachments.count() for mail in found] == [1, 0, 0]
    assert second.text.count("Før:") == 1


def test_the_entry_in_the_calendar_moves(cast, event):
    answer(invited(event, "Anna"), answer="yes")
    method, before = entry_of(mails("Vi ses").get())
    assert (method, before["sequence"], before["organizer"]) == (
        "REQUEST",
        0,
        "mailto:borgmester@example.org",
    )
    assert before["attendee"] == "mailto:anna@example.org"

    later = event.starts_at.replace(microsecond=0) + timedelta(days=1)
    fields = {"starts_at": later, "ends_at": later + timedelta(hours=2)}
    change_event(event, by=cast.owner, fields=fields)

    method, after = entry_of(mails("Ny tid").get())
    assert (method, after["uid"], after["sequence"]) == ("REQUEST", before["uid"], 1)
    assert after.start == later


@pytest.mark.parametrize(
    ("was", "becomes", "offset"),
    [
        (datetime(2026, 10, 24, 15, tzinfo=UTC), datetime(2026, 10, 25, 16, tzinfo=UTC), 1),
        (datetime(2027, 3, 27, 16, tzinfo=UTC), datetime(2027, 3, 28, 15, tzinfo=UTC), 2),
    ],
)
def test_a_move_over_the_night_of_summer_time_keeps_the_hour(
    cast, time_machine, was, becomes, offset
):
    time_machine.move_to(was - timedelta(days=5), tick=False)
    event = factories.event(cast.network, starts_at=was)
    answer(invited(event, "Anna"), answer="yes")
    fields = {"starts_at": becomes, "ends_at": becomes + timedelta(hours=3)}
    change_event(event, by=cast.owner, fields=fields)
    _, entry = entry_of(mails("Ny tid").get())
    assert (entry.start, entry.start.utcoffset()) == (becomes, timedelta(hours=offset))
    assert entry.start.astimezone(ZONE).time() == was.astimezone(ZONE).time()


def test_a_second_press_tells_nobody_again(cast, event):
    answer(invited(event, "Anna"), answer="yes")
    for _press in range(2):
        notified = change_event(event, by=cast.owner, fields={"place": "Hal 2"})
    assert notified.messages == []
    assert mails("Nyt sted").count() == 1


def test_other_words_change_without_a_mail(cast, event):
    answer(invited(event, "Anna"), answer="yes")
    notified = change_event(
        event, by=cast.owner, fields={"agenda": "Kaffe", "companions_allowed": 2}
    )
    assert (notified.messages, notified.event.sequence) == ([], 1)


def test_what_is_over_is_put_right_without_a_mail(cast, event, time_machine):
    answer(invited(event, "Anna"), answer="yes")
    time_machine.move_to(event.ends_at + timedelta(hours=1), tick=False)
    assert change_event(event, by=cast.owner, fields={"place": "Hal 2"}).messages == []


def test_the_stand_in_hears_of_it_by_his_own_name(cast, event):
    invitation = invited(event, "Anna")
    answer(
        invitation, answer="stand_in", stand_in_name="Holger Bek", stand_in_email="h@example.org"
    )
    change_event(event, by=cast.owner, fields={"place": "Hal 2"})
    message = mails("Nyt sted").get()
    assert message.recipient == "h@example.org"
    assert "Holger Bek" in message.text
    assert "Anna" not in message.text


def test_a_called_off_event_leaves_the_calendar(cast, event):
    answer(invited(event, "Anna"), answer="yes")
    invited(event, "Ditte", emailed_at=timezone.now())
    notified = call_off(event, by=cast.owner, reason="Hallen er fuld af sne.")
    anna, ditte = mails("Aflyst")
    assert [mail.recipient for mail in notified.messages] == [
        "anna@example.org",
        "ditte@example.org",
    ]
    assert "Hallen er fuld af sne." in anna.text
    method, entry = entry_of(anna)
    assert (method, entry["status"], entry["sequence"]) == ("CANCEL", "CANCELLED", 1)
    assert ditte.attachments.count() == 0
    event.refresh_from_db()
    assert (event.cancelled_at is None, event.cancel_reason) == (False, "Hallen er fuld af sne.")


def test_called_off_once_and_not_afterwards(cast, event, time_machine):
    answer(invited(event, "Anna"), answer="yes")
    call_off(event, by=cast.owner, reason="")
    with pytest.raises(PlanRefused) as refusal:
        call_off(event, by=cast.owner, reason="")
    assert refusal.value.code == PlanRefused.Code.CALLED_OFF
    assert mails("Aflyst").count() == 1
    Event.objects.update(cancelled_at=None)
    time_machine.move_to(event.ends_at + timedelta(hours=1), tick=False)
    with pytest.raises(PlanRefused) as refusal:
        call_off(event, by=cast.owner, reason="")
    assert refusal.value.code == PlanRefused.Code.OVER


def test_a_no_after_a_yes_takes_the_entry_out(event):
    invitation = invited(event, "Anna")
    answer(invitation, answer="yes")
    answer(invitation, answer="no")
    method, entry = entry_of(mails("Tak for dit svar").get())
    assert (method, entry["status"]) == ("CANCEL", "CANCELLED")


def test_a_plain_no_brings_no_calendar(event):
    answer(invited(event, "Anna"), answer="no")
    assert mails("Tak for dit svar").get().attachments.count() == 0


@pytest.mark.parametrize("evil", ["Havn\r\nBcc: alle@evil.dk", "Hal\nATTENDEE:mailto:x@evil.dk"])
def test_typed_words_add_no_line_to_mail_or_calendar(cast, event, evil):
    answer(invited(event, "Anna"), answer="yes")
    change_event(event, by=cast.owner, fields={"place": evil, "title": evil})
    message = Message.objects.order_by("pk").last()
    assert "\n" not in message.subject
    _, entry = entry_of(message)
    assert entry["attendee"] == "mailto:anna@example.org"


@pytest.mark.parametrize(
    ("fields", "moves"),
    [
        ({}, {}),
        ({"title": "Andet"}, {}),
        ({"place": "Hal 1"}, {}),
        ({"place": "Hal 2"}, {"time": False, "place": True}),
        ({"address": "Havnen 2"}, {"time": False, "place": True}),
        ({"ends_at": datetime(2027, 1, 1, 19, tzinfo=UTC)}, {"time": True, "place": False}),
        (
            {"starts_at": datetime(2027, 1, 1, 16, tzinfo=UTC), "place": ""},
            {"time": True, "place": True},
        ),
    ],
)
def test_only_another_time_or_place_is_news_to_guests(fields, moves):
    event = Event(
        place="Hal 1",
        starts_at=datetime(2027, 1, 1, 17, tzinfo=UTC),
        ends_at=datetime(2027, 1, 1, 18, tzinfo=UTC),
    )
    assert what_moves(event, fields) == moves


def on_the_minute(event):
    """As a form gives it."""
    for name in DATES:
        setattr(event, name, getattr(event, name).replace(second=0, microsecond=0))
    event.save()


def moved(event, **more):
    """What the form posts when the place moves."""
    local = {name: timezone.localtime(getattr(event, name)) for name in DATES}
    dates = {name: f"{moment:%Y-%m-%dT%H:%M}" for name, moment in local.items()}
    same = {"kind": event.kind, "title": event.title, "companions_allowed": "1", "public": "on"}
    same["registration_mode"] = event.registration_mode
    return dates | same | {"place": "Hal 2", "address": event.address, "capacity": "2"} | more


DATES = ("starts_at", "ends_at", "answer_deadline")


@pytest.mark.parametrize(
    ("tell", "told"),
    [
        ("everybody", ["anna@example.org", "ditte@example.org"]),
        ("seated", ["anna@example.org"]),
        ("nobody", []),
    ],
)
def test_a_move_asks_whom_to_tell_and_shows_the_mail(client, cast, event, tell, told):
    answer(invited(event, "Anna"), answer="yes")
    invited(event, "Ditte", emailed_at=timezone.now())
    client.force_login(cast.secretary)
    address = reverse("events:manage_edit", args=[event.pk])
    on_the_minute(event)
    page = client.post(address, moved(event)).content.decode()
    event.refresh_from_db()
    assert (event.place, Notice.objects.count()) == ("Ågård Maskinfabrik", 0)  # nothing yet
    assert ("2 får en mail" in page, "1 får en mail" in page) == (True, True)
    assert "Nyt sted: Mød os" in page
    assert "Hal 2" in page
    assert client.post(address, moved(event, tell="x")).status_code == 422
    client.post(address, moved(event, tell=tell))
    event.refresh_from_db()
    assert event.place == "Hal 2"
    assert [mail.recipient for mail in mails("Nyt sted: Mød os")] == told


def test_a_move_that_concerns_nobody_asks_nothing(client, cast, event):
    invited(event, "Frida")  # chosen, and nothing sent yet
    client.force_login(cast.secretary)
    on_the_minute(event)
    client.post(reverse("events:manage_edit", args=[event.pk]), moved(event))
    event.refresh_from_db()
    assert event.place == "Hal 2"
