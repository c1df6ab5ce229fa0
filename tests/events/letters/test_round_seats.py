"""Each round of invitations gets no more than its share of the house, until somebody says otherwise."""

import pytest
from django.urls import reverse

from events.letters.refusals import RoundRefused
from events.letters.rounds import create_round, share_seats
from events.models import InvitationRound, Registration
from tests import factories
from tests.factories import answer
from tests.races import failures, race


@pytest.fixture
def event(cast):
    return factories.event(cast.network, capacity=6)


def round(event, people, **fields):
    letter = factories.letter(event.network, title=f"Brev {event.rounds.count()}")
    contacts = [factories.contact(event.network.host, name=f"Leder {n}") for n in range(people)]
    made = create_round(
        event,
        letter=letter,
        contacts=contacts,
        name="Runde",
        by=factories.user(f"runde{letter.pk}@example.org"),
        **fields,
    )
    return made.round, made.invitations


def seats():
    return Registration.objects.confirmed().persons()


def test_the_rest_of_a_round_waits_while_the_house_has_room(event):
    _first, invited = round(event, 3, seats=2)
    answers = [answer(invitation, answer="yes") for invitation in invited]
    assert [each.registration.seat for each in answers] == ["confirmed", "confirmed", "waiting"]
    _second, others = round(event, 2)
    assert answer(others[0], answer="yes", companions=1).registration.seat == "confirmed"
    assert seats() == 4


def test_a_no_lets_the_next_of_the_same_round_in_and_not_of_another(event):
    _first, invited = round(event, 3, seats=2)
    _second, others = round(event, 2, seats=1)
    for invitation in (*invited, *others):
        answer(invitation, answer="yes")
    answer(invited[0], answer="no")
    waiting = Registration.objects.waiting()
    assert [each.invitation_id for each in waiting] == [others[1].pk]
    assert seats() == 3


def test_a_bigger_share_calls_the_queue_and_a_smaller_is_refused(cast, event):
    first, invited = round(event, 3, seats=2)
    for invitation in invited:
        answer(invitation, answer="yes")
    with pytest.raises(RoundRefused) as refused:
        share_seats(first, seats=1, by=cast.secretary)
    assert refused.value.code == RoundRefused.Code.TOO_FEW_SEATS
    moved = share_seats(first, seats=None, by=cast.secretary)
    assert [each.invitation_id for each in moved] == [invited[2].pk]
    assert seats() == 3


def test_companions_count_in_the_round(event):
    _first, invited = round(event, 1, seats=1)
    assert answer(invited[0], answer="yes", companions=1).registration.seat == "waiting"


def test_without_a_limit_to_the_house_the_queue_is_numbered(cast):
    event = factories.event(cast.network, capacity=None)
    _first, invited = round(event, 3, seats=1)
    for invitation in invited:
        answer(invitation, answer="yes")
    assert list(Registration.objects.waiting().values_list("queue_position", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_a_round_is_never_oversold_by_answers_at_once(event):
    _first, invited = round(event, 8, seats=3)
    assert failures(race(lambda invitation: answer(invitation, answer="yes"), invited)) == []
    assert (seats(), Registration.objects.waiting().count()) == (3, 5)


@pytest.mark.parametrize(
    ("typed", "kept"), [("4", 4), ("", None), ("0", 3), ("-1", 3), ("x", 3), ("9" * 30, 3)]
)
def test_the_share_is_set_on_the_page_of_the_round(client, cast, event, typed, kept):
    made, _invited = round(event, 1, seats=3)
    client.force_login(cast.secretary)
    client.post(reverse("events:round_seats", args=[made.pk]), {"seats": typed})
    assert InvitationRound.objects.get().seats == kept
    page = client.get(reverse("events:round", args=[made.pk])).content.decode()
    assert "Pladser til denne udsendelse" in page
