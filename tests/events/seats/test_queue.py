"""The queue is honest: whoever comes anew stands behind it, and who is passed over hears why."""

import pytest

from events.models import Event, Registration
from events.planning.plans import update_event
from events.seats.registrations import AnswerRefused
from events.seats.room import Room, Waiting
from outbox.models import Message
from tests import factories
from tests.factories import answer


@pytest.mark.parametrize(
    ("free", "shares", "waiting", "newcomer", "is_saved"),
    [
        (1, {}, Waiting(2), None, True),  # waits for the house: before everybody
        (1, {}, Waiting(1), None, True),  # it could have the seat
        (None, {7: 1}, Waiting(2, 7), 7, True),  # waits for its round's share: before that round
        (None, {7: 1}, Waiting(2, 7), 8, False),
        (5, {7: 0}, Waiting(1, 7), None, False),
        (1, {7: 0}, Waiting(2, 7), 8, True),  # waits for both
    ],
)
def test_for_whom_a_free_seat_is_saved(free, shares, waiting, newcomer, is_saved):
    room = Room(free=free, next_position=2, rounds=shares)
    assert room.is_saved_for(waiting, newcomer) is is_saved


@pytest.fixture
def full(cast):
    """Two seats, both taken; two wait as number 1, one as number 2. None is offered for a while only."""
    event = factories.event(cast.network, capacity=2, companions_allowed=3, offer_hours=0)
    coming(event, companions=1)
    return event


def coming(event, **more):
    invitation = factories.invitation(event)
    answer(invitation, answer="yes", **more)
    return invitation


def seat_of(invitation):
    registration = Registration.objects.get(invitation=invitation)
    return registration.seat, registration.queue_position


def more_seats(event, by, number):
    capacity = Event.objects.get(pk=event.pk).capacity + number
    update_event(event, by=by, fields={"capacity": capacity})


def passed_over():
    found = Message.objects.filter(subject__startswith="Du står stadig på venteliste")
    return list(found.values_list("recipient", flat=True))


def test_the_whole_story(cast, full):
    couple, single = coming(full, companions=1), coming(full)
    assert (seat_of(couple), seat_of(single)) == (("waiting", 1), ("waiting", 2))
    more_seats(full, cast.owner, 1)
    assert (seat_of(couple), seat_of(single)) == (("waiting", 1), ("confirmed", None))
    assert passed_over() == [couple.contact.email]
    mail = Message.objects.get(subject__startswith="Du står stadig")
    for part in (mail.text, mail.html):
        assert "Du er stadig nummer 1 på ventelisten" in part
        assert "Der blev plads, men ikke til alle jer 2." in part
    more_seats(full, cast.owner, 1)
    newcomer = coming(full)
    assert (seat_of(couple), seat_of(newcomer)) == (("waiting", 1), ("waiting", 2))
    more_seats(full, cast.owner, 1)
    assert (seat_of(couple), seat_of(newcomer)) == (("confirmed", None), ("waiting", 2))
    assert passed_over() == [couple.contact.email]


def test_who_said_no_and_yes_again_stands_behind_the_queue(cast, full):
    couple, fickle = coming(full, companions=1), coming(full)
    more_seats(full, cast.owner, 1)
    answer(fickle, answer="no")
    answer(fickle, answer="yes")
    assert (seat_of(couple)[0], seat_of(fickle)[0]) == ("waiting", "waiting")


def test_who_has_a_seat_takes_no_more_past_the_queue(cast, full):
    first = Registration.objects.get().invitation
    coming(full, companions=1)
    more_seats(full, cast.owner, 1)
    with pytest.raises(AnswerRefused) as refused:
        answer(first, answer="yes", companions=2)
    assert refused.value.code == AnswerRefused.Code.NO_ROOM
    Registration.objects.waiting().delete()
    answer(first, answer="yes", companions=2)  # negative control: nobody waits


def test_a_party_that_grows_smaller_takes_the_seat_and_who_is_passed_hears(cast, full):
    big, smaller = coming(full, companions=2), coming(full, companions=1)
    more_seats(full, cast.owner, 1)
    answer(smaller, answer="yes", companions=0)
    assert (seat_of(big), seat_of(smaller)[0]) == (("waiting", 1), "confirmed")
    assert passed_over() == [big.contact.email]


def test_a_round_that_has_used_its_share_keeps_nobody_else_out(cast):
    event = factories.event(cast.network, capacity=None)
    small = factories.invitation_round(event, seats=1)
    for _n in range(2):
        answer(factories.invitation(event, round=small), answer="yes")
    other = factories.invitation(event, round=factories.invitation_round(event))
    answer(other, answer="yes")
    assert seat_of(other) == ("confirmed", None)
