"""Without a letter: the same code, seat and ticket as with one, told by mail alone."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from events.answers.answers import Reply
from events.letters.rounds import share_seats
from events.models import Invitation, Registration
from events.open_registration.registering import (
    RequestRefused,
    Wish,
    answer_request,
    closed,
    known_of,
    register,
)
from events.open_registration.rounds import open_round
from events.planning.plans import update_event
from events.seats.registrations import AnswerRefused, place
from events.seats.room import room_in
from outbox.budget import CAUSES
from outbox.models import Message
from taskforces.models import Contact
from tests import factories
from tests.factories import answer
from tests.races import failures, race

SEATS, PARTIES = 6, 20


def wish(name="Ida Holm", email="ida@bageriet.example", company="Bageriet", **said):
    return Wish(name, company, email, Reply("yes", **said))


def open_event(cast, **fields):
    return factories.event(cast.network, **{"registration_mode": "open"} | fields)


def test_they_are_as_invited_as_everybody(cast):
    event = open_event(cast, capacity=3)
    factories.letter(cast.network)
    assert register(event, wish(companions=1, companion_names="Bo", replies={"1": "Fisk"}))
    invitation = Invitation.objects.get()
    seat, contact = invitation.registration, invitation.contact
    assert (invitation.answer, invitation.round.name) == ("yes", "Åben tilmelding")
    assert (seat.seat, seat.party_size, seat.companion_names) == ("confirmed", 2, "Bo")
    assert (seat.name, seat.company_name, seat.replies) == ("Ida Holm", "Bageriet", {"1": "Fisk"})
    assert (contact.data_source, contact.contact_basis) == ("Tilmeldte sig selv", "dialogue")
    mail = Message.objects.get()
    assert mail.recipient == "ida@bageriet.example"
    assert {attached.name for attached in mail.attachments.all()} >= {"billet.png"}
    assert invitation.printed_code in mail.text
    assert "Var det ikke dig" in mail.text
    answer(invitation, answer="no")
    assert Registration.objects.get().seat == "cancelled"


def test_a_full_house_means_the_queue_and_the_share_of_the_open_round_holds(cast):
    event = open_event(cast, capacity=5)
    factories.letter(cast.network)
    share_seats(open_round(event, by=None), seats=1, by=cast.owner)
    for n in range(3):
        register(event, wish(email=f"leder-{n}@example.org", name=f"Leder {n}"))
    seats = Registration.objects.order_by("pk").values_list("seat", "queue_position")
    assert list(seats) == [("confirmed", None), ("waiting", 1), ("waiting", 2)]
    by_letter = factories.invitation(event, round=factories.invitation_round(event))
    assert answer(by_letter, answer="yes").registration.seat == "confirmed"
    assert "nummer 2" in Message.objects.filter(recipient="leder-2@example.org").get().text


def test_the_same_address_is_the_same_registration_and_gets_its_mail_again(cast):
    event = open_event(cast)
    factories.letter(cast.network)
    register(event, wish(companions=1))
    register(event, wish(name="En anden", email="IDA@Bageriet.example"))
    assert Registration.objects.values_list("name", "party_size").get() == ("Ida Holm", 2)
    assert Message.objects.values("subject").distinct().count() == 1
    assert Message.objects.count() == 2


def test_somebody_elses_address_changes_nothing_of_theirs(cast):
    """Who was invited and said no, or nothing, gets their own code and answers themselves."""
    event = open_event(cast)
    invitation = factories.invitation(event)
    answer(invitation, answer="no")
    register(event, wish(email=invitation.contact.email))
    invitation.refresh_from_db()
    assert invitation.answer == "no"
    assert Contact.objects.count() == 1
    mail = Message.objects.order_by("pk").last()
    assert (mail.recipient, mail.subject) == (
        invitation.contact.email,
        "Din kode til svar og billet",
    )
    assert invitation.printed_code in mail.text


def test_a_known_name_with_a_new_address_stands_apart(cast):
    known = factories.contact(cast.nordby, "Ida Holm", email="ida@gammel.example")
    event = open_event(cast)
    factories.letter(cast.network)
    register(event, wish(company=known.company.name))
    known.refresh_from_db()
    new = Invitation.objects.get().contact
    assert (known.email, new.email) == ("ida@gammel.example", "ida@bageriet.example")
    assert new.company.name == known.company.name
    assert new.company_id != known.company_id


def test_whoever_comes_in_anothers_stead_has_a_seat_already(cast):
    event = open_event(cast)
    invitation = factories.invitation(event)
    said = {"stand_in_name": "Ida Holm", "stand_in_email": "ida@bageriet.example"}
    answer(invitation, answer="stand_in", **said)
    register(event, wish())
    assert Registration.objects.count() == 1
    answer(invitation, answer="no")
    assert known_of(event, "ida@bageriet.example") is None


def test_a_withdrawn_invitation_stays_withdrawn(cast):
    event = open_event(cast)
    invitation = factories.invitation(event, withdrawn_at=timezone.now())
    register(event, wish(email=invitation.contact.email))
    assert Invitation.objects.count() == 1
    assert "trukket tilbage" in Message.objects.get().subject


LATER, EARLIER = timedelta(hours=1), timedelta(hours=-1)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, None),
        ({"registration_mode": "approval"}, None),
        ({"registration_mode": "invitation"}, "withdrawn"),
        ({"cancelled_at": EARLIER}, "event_cancelled"),
        ({"answer_deadline": EARLIER}, "deadline_passed"),
        (
            {"starts_at": 3 * EARLIER, "ends_at": EARLIER, "answer_deadline": 3 * EARLIER},
            "event_over",
        ),
    ],
)
def test_closed(cast, fields, code):
    now = timezone.now()
    moments = {name: now + at if isinstance(at, timedelta) else at for name, at in fields.items()}
    event = open_event(cast, **moments)
    assert getattr(closed(event), "code", None) == code
    if code:
        with pytest.raises(AnswerRefused):
            register(event, wish())
        assert not Message.objects.exists()


def test_it_closes_under_the_lock(cast):
    """What the page held is old: the event as it is decides."""
    event = open_event(cast)
    update_event(event, by=cast.owner, fields={"registration_mode": "invitation"})
    with pytest.raises(AnswerRefused):
        register(event, wish())
    assert not Invitation.objects.exists()


def test_over_the_budget_nothing_is_kept(cast):
    event = open_event(cast)
    factories.letter(cast.network)
    taken = [register(event, wish()) for _ in range(CAUSES["register"].address + 2)]
    assert taken == [True] * CAUSES["register"].address + [False, False]
    assert Message.objects.count() == CAUSES["register"].address
    assert register(event, wish(email="bo@example.org", name="Bo"))


def test_opening_an_event_makes_its_round_once(cast):
    factories.letter(cast.network)
    event = factories.event(cast.network)
    for mode in ("open", "invitation", "approval"):
        update_event(event, by=cast.owner, fields={"registration_mode": mode})
    assert event.rounds.filter(is_open=True).count() == 1


def test_without_a_letter_one_is_drafted(cast, site_root):
    assert open_round(open_event(cast), by=None).letter.live is False


# --- A yes or a no to each -------------------------------------------------------------------


def asking(cast, **said):
    event = open_event(cast, registration_mode="approval", capacity=2)
    factories.letter(cast.network)
    register(event, wish(companions=1, companion_names="Bo", replies={"1": "Fisk"}, **said))
    return event.registration_requests.get()


def test_a_wish_waits_and_holds_no_seat(cast):
    asked = asking(cast)
    register(asked.event, wish())
    assert (asked.event.registration_requests.count(), Invitation.objects.count()) == (1, 0)
    subjects = set(Message.objects.values_list("subject", flat=True))
    assert subjects == {f"Vi har fået dit ønske: {asked.event}"}


def test_yes_makes_the_registration(cast):
    asked = asking(cast)
    answer_request(asked, yes=True, by=cast.secretary)
    seat = Registration.objects.get()
    assert (seat.seat, seat.party_size, seat.replies) == ("confirmed", 2, {"1": "Fisk"})
    assert "billet.png" in {a.name for a in Message.objects.order_by("pk").last().attachments.all()}
    with pytest.raises(RequestRefused):
        answer_request(asked, yes=False, by=cast.owner)


def test_no_is_said_kindly_and_stands(cast):
    asked = asking(cast)
    answer_request(asked, yes=False, by=cast.secretary)
    register(asked.event, wish())
    assert not Invitation.objects.exists()
    mails = Message.objects.order_by("pk").values_list("subject", flat=True)
    assert list(mails)[1:] == [f"Der blev desværre ikke plads: {asked.event}"] * 2


def test_yes_to_what_is_called_off_is_refused_and_still_waits(cast):
    asked = asking(cast)
    asked.event.cancelled_at = timezone.now()
    asked.event.save()
    with pytest.raises(AnswerRefused):
        answer_request(asked, yes=True, by=cast.owner)
    asked.refresh_from_db()
    assert asked.answer == ""


# --- The race --------------------------------------------------------------------------------


@pytest.fixture
def rush(site_root, request):
    """An open event, and many who want its seats: twenty of them, or as many as `--rush` says, for a fifth as many."""
    parties = request.config.getoption("rush")
    network = factories.network(factories.organisation("Nordby Kommune"))
    event = factories.event(network, capacity=parties // 5, registration_mode="open")
    factories.letter(network)
    return event, [wish(f"Leder {n}", f"leder-{n}@example.org") for n in range(parties)]


@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
def test_more_than_there_are_seats_at_once(rush):
    """Also when some of them press twice: each is one registration, nobody fails, and the queue has no hole."""
    event, wishes = rush
    assert failures(race(lambda each: register(event, each), wishes + wishes[::4])) == []
    seats = Counter(Registration.objects.values_list("seat", flat=True))
    waiting = len(wishes) - event.capacity
    assert seats == {"confirmed": event.capacity, "waiting": waiting}
    queue = Registration.objects.waiting()
    positions = list(queue.values_list("queue_position", flat=True))
    assert positions == list(range(1, waiting + 1))
    in_order = list(queue.order_by("pk").values_list("queue_position", flat=True))
    assert in_order == positions
    assert event.rounds.filter(is_open=True).count() == 1


@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_same_rush_oversells(rush):
    """The negative control: the same rule, asked by all before anybody has a seat."""
    event, wishes = rush
    counted = threading.Barrier(len(wishes))

    def register_without_lock(each):
        room = room_in(event)
        connection.close()  # while waiting it must not hold one of the pool's few connections
        counted.wait()
        seat = Registration(event=event, name=each.name, seat="cancelled")
        place(seat, persons=1, room=room, ahead=[]).save()

    assert failures(race(register_without_lock, wishes)) == []
    assert Registration.objects.confirmed().count() == len(wishes)
