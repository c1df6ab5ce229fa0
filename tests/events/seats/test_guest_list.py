from datetime import UTC, datetime

import pytest

from events.models import GuestQuestion, Invitation, InvitationRound, Registration
from events.seats.guest_list import Sort, in_order, phone_of, said_by
from taskforces.models import Contact

EARLY = datetime(2026, 11, 25, 17, 40, tzinfo=UTC)
LATE = datetime(2026, 11, 25, 18, 10, tzinfo=UTC)
ROWS = [(1, "Åse", "Østbyg", EARLY), (2, "Zita", "", None), (3, "Aase", "Bageriet", LATE)]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [(Sort.NAME, [2, 1, 3]), (Sort.COMPANY, [3, 1, 2]), (Sort.ARRIVED, [3, 1, 2])],
)
def test_guests_stand_where_a_dane_looks_for_them(sort, expected):
    assert in_order(ROWS, sort) == expected


@pytest.mark.parametrize(
    ("answer", "expected"), [("yes", "12345678"), ("none", "12345678"), ("stand_in", "")]
)
def test_a_stand_ins_number_is_not_the_contacts(answer, expected):
    round = InvitationRound()
    invitation = Invitation(contact=Contact(phone="12345678"), answer=answer, round=round)
    assert phone_of(Registration(invitation=invitation)) == expected


def test_a_joint_hosts_guest_is_not_phoned_by_the_organiser():
    round = InvitationRound(network_id=7)
    invitation = Invitation(contact=Contact(phone="12345678"), answer="yes", round=round)
    assert phone_of(Registration(invitation=invitation)) == ""


def test_a_walk_in_has_no_number():
    assert phone_of(Registration()) == ""


def test_only_what_is_asked_still_is_shown():
    questions = [GuestQuestion(pk=1, text="Mad?"), GuestQuestion(pk=2, text="Parkering?")]
    guest = Registration(replies={"1": "Fisk", "2": "", "3": "Fjernet"})
    assert said_by(guest, questions) == [("Mad?", "Fisk")]
