"""A seat out of the queue: held for a while, taken by a press, or given to the next."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Answer, Invitation, Registration
from events.seats.offers import accept_offer, expire_offers
from events.seats.registrations import offer_ends
from outbox.models import Message
from tests import factories
from tests.factories import answer
from tests.races import failures, race


@pytest.fixture
def event(cast):
    return factories.event(cast.network, capacity=2, offer_hours=48)


def coming(event, name, companions=0):
    contact = factories.contact(event.network.host, name, email=f"{name.lower()}@example.org")
    invitation = factories.invitation(event, contact)
    answer(invitation, answer="yes", companions=companions)
    return invitation


def seats():
    return {
        each.name: (each.seat, each.offered_until is not None)
        for each in Registration.objects.all()
    }


def test_a_free_seat_is_offered_to_the_first_who_fits(event):
    first, pair, single = coming(event, "Anna", 1), coming(event, "Bo", 1), coming(event, "Cai")
    answer(first, answer="yes", companions=0)
    assert seats() == {
        "Anna": ("confirmed", False),
        "Bo": ("waiting", False),  # a pair does not fit into one seat
        "Cai": ("confirmed", True),
    }
    message = Message.objects.get(recipient="cai@example.org", subject__startswith="Du har fået")
    assert "Sig ja senest" in message.text
    answer(first, answer="no")
    answer(single, answer="no")
    assert seats()["Bo"] == ("confirmed", True)
    assert pair.registration.party_size == 2


def test_a_press_makes_the_seat_his_and_a_second_is_fine(event):
    first, second = coming(event, "Anna", 1), coming(event, "Bo")
    answer(first, answer="no")
    for _press in range(2):
        assert accept_offer(second)
    assert seats()["Bo"] == ("confirmed", False)
    assert expire_offers(timezone.now() + timedelta(days=30)) == 0


def test_a_yes_on_the_page_or_by_telephone_is_as_good(event):
    first, second = coming(event, "Anna", 1), coming(event, "Bo")
    answer(first, answer="no")
    answer(second, answer="phone_confirmed", source="phone")
    assert seats()["Bo"] == ("confirmed", False)


def test_silence_gives_the_seat_to_the_next_and_says_so(event, time_machine):
    first, silent, next_one = coming(event, "Anna", 1), coming(event, "Bo"), coming(event, "Cai", 1)
    answer(first, answer="no")
    assert seats()["Bo"] == ("confirmed", True)
    time_machine.move_to(timezone.now() + timedelta(hours=47))
    assert expire_offers() == 0
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    assert [expire_offers(), expire_offers()] == [1, 0]
    assert seats()["Bo"] == ("cancelled", False)
    assert seats()["Cai"] == ("confirmed", True)
    silent.refresh_from_db()
    assert (silent.answer, silent.answers.last().source) == ("no", Answer.Source.CLOCK)
    message = Message.objects.get(subject__startswith="Pladsen er gået videre")
    assert message.recipient == "bo@example.org"
    assert not accept_offer(silent)
    answer(silent, answer="yes")  # they may stand in the queue again
    assert seats()["Bo"] == ("waiting", False)
    assert next_one.registration.party_size == 2


def test_who_stands_in_the_door_need_not_press(event, time_machine):
    first, second = coming(event, "Anna", 1), coming(event, "Bo")
    answer(first, answer="no")
    Registration.objects.filter(invitation=second).update(
        arrived_at=timezone.now(), arrived_persons=1
    )
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert expire_offers() == 0


@pytest.mark.parametrize(
    ("hours", "before_start", "held"),
    [(48, 10 * 24, 48), (0, 10 * 24, None), (48, 60, 36), (48, 23, None)],
)
def test_an_offer_ends_a_day_before_the_evening(cast, hours, before_start, held):
    now = timezone.now()
    start = now + timedelta(hours=before_start)
    event = factories.event(cast.network, starts_at=start, answer_deadline=start, offer_hours=hours)
    expected = None if held is None else now + timedelta(hours=held)
    assert offer_ends(event, now) == expected


def test_an_offer_never_outlives_the_deadline(event):
    assert offer_ends(event, event.answer_deadline - timedelta(hours=5)) == event.answer_deadline
    assert offer_ends(event, event.answer_deadline + timedelta(minutes=1)) is None


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_press_and_clock_at_once_leave_one_truth_and_no_seat_too_many(site_root):
    event = factories.event(factories.network(factories.organisation()), capacity=2, offer_hours=48)
    first, offered = coming(event, "Anna", 1), coming(event, "Bo", 1)
    for name in ("Cai", "Dan", "Eva"):
        coming(event, name)
    answer(first, answer="no")
    Registration.objects.filter(invitation=offered).update(
        offered_until=timezone.now() - timedelta(minutes=1)
    )

    def act(number):
        if number % 2:
            return accept_offer(Invitation.objects.get(pk=offered.pk))
        return expire_offers()

    outcomes = race(act, range(12))
    assert failures(outcomes) == []
    seat = Registration.objects.get(invitation=offered)
    assert Registration.objects.confirmed().persons() <= event.capacity
    if seat.seat == "confirmed":
        assert (seat.offered_until, sum(outcomes[::2])) == (None, 0)
    else:
        assert sum(outcomes[::2]) == 1
