import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from events.models import Registration
from events.seats.registrations import (
    AnswerRefused,
    Party,
    cancel,
    lock_event,
    move_up,
    place,
    place_in_queue,
    take_seats,
)
from events.seats.room import Room, room_in
from outbox.models import Message
from tests import factories
from tests.factories import answer
from tests.races import failures, race

SEATS, PARTIES = 20, 100


def party(persons=1, name="Søren Ågård"):
    return Party(name=name, email="", persons=persons)


def seat(event, persons=1):
    """A new guest asks for seats, as an answer does."""
    with transaction.atomic():
        return take_seats(
            lock_event(event.pk), invitation=factories.invitation(event), party=party(persons)
        )


def drop(registration):
    with transaction.atomic():
        event = lock_event(registration.event_id)
        registration.event = event
        return cancel(registration)


@pytest.mark.parametrize(
    ("free", "persons", "fits"), [(None, 50, True), (2, 2, True), (2, 3, False), (-1, 1, False)]
)
def test_room_fits(free, persons, fits):
    assert Room(free=free, next_position=1).fits(persons) is fits


def test_a_round_has_its_share_of_the_room_and_no_other_does():
    room = Room(free=5, next_position=1, rounds={7: 2})
    assert [room.fits(2, 7), room.fits(3, 7), room.fits(3, 8), room.fits(3)] == [
        True,
        False,
        True,
        True,
    ]
    left = room.less(2, 7)
    assert (left.free, left.rounds, left.fits(1, 7), left.fits(3, 8)) == (3, {7: 0}, False, True)


def test_seats_run_out_and_the_queue_is_numbered(cast):
    event = factories.event(cast.network, capacity=3)
    made = [seat(event, persons) for persons in (2, 2, 1, 1)]
    assert [(r.seat, r.queue_position) for r in made] == [
        ("confirmed", None),
        ("waiting", 1),
        ("waiting", 2),
        ("waiting", 3),
    ]
    assert [place_in_queue(r) for r in made] == [0, 1, 2, 3]


def test_no_capacity_is_no_limit(cast):
    event = factories.event(cast.network, capacity=None)
    assert [seat(event, 2).seat for _ in range(3)] == ["confirmed"] * 3


def test_walk_ins_count_too(cast):
    event = factories.event(cast.network, capacity=2)
    factories.registration(event, origin="walk_in", party_size=2)
    assert seat(event).seat == "waiting"


def test_cancel_moves_the_first_party_that_fits_up(cast):
    event = factories.event(cast.network, capacity=2)
    first, second = seat(event), seat(event)
    couple, single = seat(event, 2), seat(event)
    assert drop(first) == [single]
    couple.refresh_from_db()
    assert (couple.seat, place_in_queue(couple)) == ("waiting", 1)
    assert drop(second) == []
    single.refresh_from_db()
    assert drop(single) == [couple]
    assert event.registrations.confirmed().persons() == 2


def test_moving_up_sends_one_mail_to_the_guest(cast):
    event = factories.event(cast.network, capacity=1)
    first, waiting = seat(event), seat(event)
    drop(first)
    mail = Message.objects.get()
    assert mail.recipient == waiting.invitation.contact.email
    assert mail.subject == f"Du har fået plads: {event.title}"


def test_nobody_moves_up_after_the_end(cast):
    start = timezone.now() - timedelta(days=1)
    event = factories.event(cast.network, capacity=1, starts_at=start)
    first = factories.registration(event)
    factories.registration(event, seat="waiting", queue_position=1)
    assert drop(first) == []


def test_more_seats_let_the_queue_in(cast):
    event = factories.event(cast.network, capacity=1)
    seat(event)
    waiting = [seat(event) for _ in range(3)]
    event.capacity = 3
    event.save(update_fields=["capacity"])
    assert move_up(event) == waiting[:2]


def test_more_companions_than_room_are_refused_and_the_seat_is_kept(cast):
    event = factories.event(cast.network, capacity=1)
    registration = seat(event)
    with pytest.raises(AnswerRefused) as refused, transaction.atomic():
        take_seats(lock_event(event.pk), invitation=registration.invitation, party=party(2))
    assert refused.value.code == AnswerRefused.Code.NO_ROOM
    registration.refresh_from_db()
    assert (registration.seat, registration.party_size) == ("confirmed", 1)


def test_fewer_companions_free_a_seat(cast):
    event = factories.event(cast.network, capacity=2)
    couple, waiting = seat(event, 2), seat(event)
    with transaction.atomic():
        take_seats(lock_event(event.pk), invitation=couple.invitation, party=party(1))
    waiting.refresh_from_db()
    assert waiting.seat == "confirmed"


def test_waiting_party_keeps_its_place_when_it_grows(cast):
    event = factories.event(cast.network, capacity=1)
    seat(event)
    first, second = seat(event), seat(event)
    with transaction.atomic():
        take_seats(lock_event(event.pk), invitation=first.invitation, party=party(2))
    first.refresh_from_db()
    assert (first.party_size, first.queue_position, second.queue_position) == (2, 1, 2)


def test_lowered_capacity_lets_nobody_in_and_throws_nobody_out(cast):
    event = factories.event(cast.network, capacity=3)
    kept = [seat(event) for _ in range(3)]
    event.capacity = 1
    event.save(update_fields=["capacity"])
    assert drop(kept[0]) == []
    assert seat(event).seat == "waiting"
    assert event.registrations.confirmed().count() == 2


# --- The race --------------------------------------------------------------------------------


@pytest.fixture
def invitations(site_root):
    """A hundred leaders without e-mail and one event with twenty seats."""
    host = factories.organisation("Nordby Kommune")
    event = factories.event(factories.network(host), capacity=SEATS)
    company, letter = factories.company(), factories.letter(event.network)
    round = factories.invitation_round(event, letter=letter)
    people = [
        factories.contact(host, name=f"Leder {n}", company=company, email="")
        for n in range(PARTIES)
    ]
    return [factories.invitation(event, contact=person, round=round) for person in people]


@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
def test_hundred_answers_for_twenty_seats(invitations):
    assert failures(race(lambda i: answer(i, answer="yes", source="link"), invitations)) == []
    seats = Counter(Registration.objects.values_list("seat", flat=True))
    assert seats == {"confirmed": SEATS, "waiting": PARTIES - SEATS}
    positions = Registration.objects.waiting().values_list("queue_position", flat=True)
    assert list(positions) == list(range(1, PARTIES - SEATS + 1))


@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_same_crowd_oversells(invitations):
    """The negative control: the same steps without `lock_event` and its transaction."""
    counted = threading.Barrier(PARTIES)

    def answer_without_lock(invitation):
        room = room_in(invitation.event)
        connection.close()  # while waiting it must not hold one of the pool's few connections
        counted.wait()
        registration = Registration(
            event=invitation.event, invitation=invitation, name="Leder", seat="cancelled"
        )
        place(registration, persons=1, room=room, ahead=[]).save()

    assert failures(race(answer_without_lock, invitations)) == []
    assert Registration.objects.confirmed().count() == PARTIES


@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
def test_cancelling_and_answering_at_once_keeps_the_room_full(invitations):
    coming, asking = invitations[:SEATS], invitations[SEATS : 2 * SEATS]
    for invitation in coming:
        answer(invitation, answer="yes", source="link")

    def swap(pair):
        invitation, reply = pair
        answer(invitation, answer=reply, source="link")

    pairs = [(i, "no") for i in coming[:10]] + [(i, "yes") for i in asking]
    assert failures(race(swap, pairs)) == []
    seats = Counter(Registration.objects.values_list("seat", flat=True))
    assert seats == {"confirmed": SEATS, "waiting": 10, "cancelled": 10}
