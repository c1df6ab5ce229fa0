"""A guest chooses sessions with room for the party, no two at once; who came reads the minutes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Session
from events.sessions.choosing import Offer, SessionRefused, choose, offers, why_not
from tests import factories

NOON = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
HOUR = timedelta(hours=1)


def at(hours, length=1):
    return Session(starts_at=NOON + hours * HOUR, ends_at=NOON + (hours + length) * HOUR)


@pytest.mark.parametrize(
    ("chosen", "persons", "expected"),
    [
        ([], 2, None),
        ([Offer(at(0), None)], 2, None),
        ([Offer(at(0), 2)], 2, None),
        ([Offer(at(0), 1)], 2, "full"),
        ([Offer(at(0), None), Offer(at(1), None)], 1, None),  # one ends as the other begins
        ([Offer(at(0, 2), None), Offer(at(1), None)], 1, "at_once"),
    ],
)
def test_what_speaks_against_a_choice(chosen, persons, expected):
    assert why_not(chosen, persons) == expected


@pytest.fixture
def guest(cast):
    invitation = factories.invitation(factories.event(cast.network))
    factories.answer(invitation, answer="yes")
    return invitation.registration


def test_the_last_seat_goes_to_the_first_and_a_change_gives_it_back(cast, guest):
    small = factories.session(guest.event, capacity=1)
    other = factories.invitation(guest.event)
    factories.answer(other, answer="yes")
    choose(guest, [small.pk])
    with pytest.raises(SessionRefused) as refused:
        choose(other.registration, [small.pk])
    assert refused.value.code == SessionRefused.Code.FULL
    choose(guest, [small.pk])  # one's own seat is no obstacle
    choose(guest, [])
    choose(other.registration, [small.pk])
    assert [offer.free for offer in offers(guest.event)] == [0]


def test_a_guest_who_waits_chooses_nothing(guest):
    guest.seat, guest.queue_position = "waiting", 1
    guest.save()
    with pytest.raises(SessionRefused) as refused:
        choose(guest, [factories.session(guest.event).pk])
    assert refused.value.code == SessionRefused.Code.NO_SEAT


def test_a_guest_chooses_on_their_own_page(client, guest):
    one = factories.session(guest.event, title="Buddyer")
    two = factories.session(guest.event, title="Småjob")  # at the same time
    foreign = factories.session(factories.event(guest.event.network))
    url = reverse("events:guest_programme", args=[guest.invitation.code])
    ticket = client.get(guest.invitation.get_absolute_url()).content.decode()
    assert url in ticket
    assert client.post(url, {"sessions": [one.pk, two.pk]}).status_code == 422
    assert client.post(url, {"sessions": [foreign.pk]}).status_code == 422
    assert client.post(url, {"sessions": [two.pk]}).status_code == 302
    assert [seat.session for seat in guest.session_seats.all()] == [two]


def test_only_who_came_reads_the_minutes(client, guest):
    factories.material(guest.event, text="Vi aftalte tre ting.")
    url = reverse("events:guest_programme", args=[guest.invitation.code])
    assert "Vi aftalte tre ting." not in client.get(url).content.decode()
    guest.arrived_at, guest.arrived_persons = timezone.now(), 1
    guest.save()
    assert "Vi aftalte tre ting." in client.get(url).content.decode()


def test_the_organiser_puts_sessions_and_materials_up(cast, client):
    event = factories.event(cast.network)
    client.force_login(cast.owner)
    page = reverse("events:sessions", args=[event.pk])
    local = timezone.localtime(event.starts_at)
    times = {
        "starts_at": f"{local:%Y-%m-%dT%H:%M}",
        "ends_at": f"{local + HOUR:%Y-%m-%dT%H:%M}",
    }
    outside = times | {"ends_at": f"{local + 9 * HOUR:%Y-%m-%dT%H:%M}"}
    assert client.post(page, {"title": "Buddyer", **outside}).status_code == 422
    late = {
        "starts_at": f"{local + HOUR:%Y-%m-%dT%H:%M}",
        "ends_at": f"{local + 2 * HOUR:%Y-%m-%dT%H:%M}",
    }
    assert client.post(page, {"title": "Buddyer", "is_chosen": "on", **late}).status_code == 302
    assert event.sessions.get().is_chosen
    put = reverse("events:materials", args=[event.pk])
    assert client.post(put, {"title": "Referat"}).status_code == 422
    assert client.post(put, {"title": "Referat", "text": "Alt gik godt."}).status_code == 302
