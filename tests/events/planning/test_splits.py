"""An event divided in two: who moves with what, what is undone, and how mails and calendars follow."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.models import AuditEntry
from events.calendar.entries import event_uid, invitation_calendar
from events.models import Event, EventSplit, Invitation, Notice, Registration
from events.planning.splits import SplitRefused, guests_to_choose, half_of, split_event, tell, undo
from outbox.models import Message
from tests import factories
from tests.factories import answer


@pytest.fixture
def event(cast):
    cast.nordby.sender_email = "borgmester@example.org"
    cast.nordby.save()
    return factories.event(cast.network, title="Fælles middag", capacity=4)


def invited(event, name, **fields):
    contact = factories.contact(event.network.host, name, email=f"{name.lower()}@example.org")
    return factories.invitation(event, contact, emailed_at=timezone.now(), **fields)


@pytest.fixture
def guests(event):
    """Two with seats of two persons each, one waiting, one who has not answered, one who said no."""
    found = {name: invited(event, name) for name in ("Anna", "Bodil", "Carl", "Ditte", "Erik")}
    for name in ("Anna", "Bodil"):
        answer(found[name], answer="yes", companions=1)
    answer(found["Carl"], answer="yes")
    answer(found["Erik"], answer="no")
    Message.objects.all().delete()
    return found


def breakfast(event, **fields):
    start = event.starts_at + timedelta(days=1)
    return {
        "title": "Lille morgenmad",
        "starts_at": start,
        "ends_at": start + timedelta(hours=1),
        "answer_deadline": event.answer_deadline,
        "held_as": Event.HeldAs.SMALL,
        "place": "Kantinen",
        "address": "",
        "capacity": 4,
    } | fields


def entry(invitation):
    (found,) = Calendar.from_ical(invitation_calendar(invitation)).walk("VEVENT")
    return found


def fresh(invitation):
    return Invitation.objects.with_people().get(pk=invitation.pk)


def test_guests_move_with_answer_seat_and_code(cast, event, guests):
    before = entry(fresh(guests["Bodil"]))
    moving = [guests["Bodil"], guests["Carl"], guests["Ditte"]]
    split = split_event(event, fields=breakfast(event), guests=moving, by=cast.owner)
    new = split.event
    assert (new.title, new.network, new.public) == ("Lille morgenmad", event.network, False)
    assert {each.contact.name for each in new.invitations.all()} == {"Bodil", "Carl", "Ditte"}
    bodil = fresh(guests["Bodil"])
    assert (bodil.code, bodil.answer, bodil.registration.party_size) == (
        guests["Bodil"].code,
        "yes",
        2,
    )
    assert bodil.round.letter == guests["Anna"].round.letter
    assert (bodil.round.event, bodil.registration.event) == (new, new)
    assert fresh(guests["Carl"]).registration.seat == Registration.Seat.WAITING
    after = entry(bodil)
    assert after["uid"] == before["uid"] == event_uid(event)
    assert after["sequence"] > before["sequence"]
    assert Message.objects.count() == 0
    assert AuditEntry.objects.filter(verb="split_event").exists()


def test_mails_tell_and_ask_and_queues_move_up_on_both_sides(cast, event, guests):
    late = invited(event, "Frida")
    answer(late, answer="yes")
    Message.objects.all().delete()
    moving = [guests["Bodil"], guests["Carl"]]
    split = split_event(event, fields=breakfast(event), guests=moving, by=cast.owner)
    stranger = invited(split.event, "Hans")
    notified = tell(split, by=cast.owner)
    told = Message.objects.filter(subject__startswith="Mødet er delt i to").order_by("recipient")
    assert [each.recipient for each in told] == ["bodil@example.org", "carl@example.org"]
    assert stranger.pk not in {notice.invitation_id for notice in Notice.objects.all()}
    text = told[0].text
    assert [words for words in ("Kantinen", "?svar=ja", "?svar=nej") if words not in text] == []
    content = bytes(told[0].attachments.get(name="arrangement.ics").content)
    (moved,) = Calendar.from_ical(content).walk("VEVENT")
    assert moved["uid"] == event_uid(event)
    seats = [fresh(each).registration.seat for each in (guests["Carl"], late)]
    assert seats == [Registration.Seat.CONFIRMED, Registration.Seat.CONFIRMED]
    assert len(notified.messages) == 2
    assert tell(split, by=cast.owner).messages == []


def test_it_is_undone_whole_until_they_are_told(cast, event, guests):
    moving = [guests["Bodil"], guests["Carl"]]
    rounds = {each.pk: each.round_id for each in guests.values()}
    split = split_event(event, fields=breakfast(event), guests=moving, by=cast.owner)
    higher = split.event.sequence
    undo(split, by=cast.owner)
    assert {each.pk: each.round_id for each in event.invitations.all()} == rounds
    assert event.registrations.count() == 3
    assert fresh(guests["Carl"]).registration.seat == Registration.Seat.WAITING
    assert not EventSplit.objects.exists()
    assert Event.objects.get().sequence > higher
    again = split_event(event, fields=breakfast(event), guests=moving, by=cast.owner)
    tell(again, by=cast.owner)
    with pytest.raises(SplitRefused) as refused:
        undo(again, by=cast.owner)
    assert refused.value.code == SplitRefused.Code.TOLD


def test_a_way_back_that_is_taken_is_refused(cast, event, guests):
    split = split_event(event, fields=breakfast(event), guests=[guests["Bodil"]], by=cast.owner)
    for name in ("Gerda", "Hans"):
        answer(invited(event, name), answer="yes")
    answer(guests["Anna"], answer="yes", companions=1)
    Registration.objects.filter(invitation=guests["Carl"]).update(
        seat=Registration.Seat.CONFIRMED, queue_position=None
    )
    with pytest.raises(SplitRefused) as refused:
        undo(split, by=cast.owner)
    assert refused.value.code == SplitRefused.Code.SEATS_GIVEN
    invited(split.event, "Ida")
    with pytest.raises(SplitRefused) as refused:
        undo(split, by=cast.owner)
    assert refused.value.code == SplitRefused.Code.OTHERS


def test_half_of_the_persons_move_and_replies_keep_their_question(cast, event, guests):
    question = factories.guest_question(event)
    Registration.objects.filter(invitation=guests["Bodil"]).update(
        replies={str(question.pk): "Vegetar"}
    )
    half = half_of(list(guests_to_choose(event)))
    assert [each.contact.name for each in half] == ["Bodil"]
    split = split_event(event, fields=breakfast(event), guests=half, by=cast.owner)
    (there,) = split.event.guest_questions.all()
    assert fresh(guests["Bodil"]).registration.replies == {str(there.pk): "Vegetar"}


@pytest.mark.parametrize(
    ("change", "names", "code"),
    [
        ({}, [], "nobody"),
        ({"capacity": 1}, ["Bodil"], "no_room"),
    ],
)
def test_what_cannot_be_divided_is_refused(cast, event, guests, change, names, code):
    moving = [guests[name] for name in names]
    with pytest.raises(SplitRefused) as refused:
        split_event(event, fields=breakfast(event, **change), guests=moving, by=cast.owner)
    assert refused.value.code == code
    assert Event.objects.count() == 1


def test_a_guest_with_a_session_is_not_moved(cast, event, guests):
    seat = fresh(guests["Bodil"]).registration
    session = event.sessions.create(title="A", starts_at=event.starts_at, ends_at=event.ends_at)
    session.seats.create(registration=seat)
    with pytest.raises(SplitRefused) as refused:
        split_event(event, fields=breakfast(event), guests=[guests["Bodil"]], by=cast.owner)
    assert refused.value.code == SplitRefused.Code.CHOSEN


def test_an_event_that_has_begun_is_not_divided(cast, event, guests):
    Event.objects.update(starts_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(SplitRefused) as refused:
        split_event(event, fields=breakfast(event), guests=[guests["Bodil"]], by=cast.owner)
    assert refused.value.code == SplitRefused.Code.BEGUN


def test_a_joint_hosts_guests_are_not_the_organisers_to_move(cast, event, guests):
    theirs = factories.network(cast.sonderby)
    joint = event.rounds.create(letter=guests["Anna"].round.letter, name="Deres", network=theirs)
    Invitation.objects.filter(pk=guests["Anna"].pk).update(round=joint)
    assert "Anna" not in {each.contact.name for each in guests_to_choose(event)}


def test_a_host_looks_before_it_divides(client, cast, event, guests):
    client.force_login(cast.coordinator)
    page = client.get(reverse("events:split_create", args=[event.pk])).content.decode()
    assert "Bodil, " in page
    assert "Erik, " not in page
    data = {
        "title": "Morgenmad",
        "starts_at": "2099-03-04T08:00",
        "ends_at": "2099-03-04T09:00",
        "answer_deadline": "2099-03-01T09:00",
        "held_as": "online",
        "online_link": "https://moede.example/1",
        "who": "chosen",
        "guests": [guests["Bodil"].pk],
    }
    address = reverse("events:split_create", args=[event.pk])
    seen = client.post(address, data).content.decode()
    assert "1 gæst flytter" in seen
    assert "Mødet er delt i to" in seen
    assert Event.objects.count() == 1
    client.post(address, data | {"confirm": "1"})
    new = Event.objects.get(title="Morgenmad")
    assert (new.place, new.online_link) == ("Online", "https://moede.example/1")
    none = client.post(address, data | {"guests": []})
    assert none.status_code == 422
    assert "Vælg mindst én gæst" in none.content.decode()
