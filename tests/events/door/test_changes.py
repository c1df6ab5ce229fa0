"""What is written down at the door, and taken back."""

from datetime import timedelta

import pytest

from events.contact_cards.cards import share
from events.door import changes as door_changes
from events.door.checkin import check_in
from events.door.items import Reason
from events.models import Answer, ContactCard, Invitation, Registration, Scan
from tests import factories
from tests.events.door.test_checkin import NOW, Result, coming, evening, item

__all__ = ["evening"]


def write(device, kind, registration, **fields):
    sent = item(kind, registration=registration.pk, **fields)
    return sent, check_in(device, sent)


def undo(device, sent):
    return check_in(device, item("undo", undoes=sent.id))


def test_a_name_is_put_right_and_found_by_the_new_one(evening):
    event, device = evening
    guest = coming(event, name="Sören Agard", company_name="Ågård A/S")
    _sent, outcome = write(device, "correction", guest, name=" Søren  Ågård ")
    assert (outcome.result, outcome.person) == (Result.NOTED, "Søren Ågård")
    guest.refresh_from_db()
    assert (guest.name, guest.company_name, guest.arrived_at) == ("Søren Ågård", "Ågård A/S", None)
    assert list(Registration.objects.search("søren ågård")) == [guest]
    assert Scan.objects.get().details == {
        "before": {"name": "Sören Agard"},
        "after": {"name": "Søren Ågård"},
    }


def test_undoing_a_correction_leaves_what_came_after_it(evening):
    event, device = evening
    guest = coming(event, name="Soren", company_name="Agard")
    first, _outcome = write(device, "correction", guest, name="Søren", company="Ågård")
    write(device, "correction", guest, name="Søren Bro")
    assert undo(device, first).result == Result.UNDONE
    guest.refresh_from_db()
    assert (guest.name, guest.company_name) == ("Søren Bro", "Agard")


def test_a_stand_in_takes_the_seat_and_the_invitation_has_that_answer(evening):
    event, device = evening
    guest = coming(event, name="Søren Ågård", company_name="Ågård A/S", email="soren@example.org")
    sent, outcome = write(device, "stand_in", guest, name="Åse Bro", email="aase@example.org")
    assert (outcome.result, outcome.person, outcome.company) == (
        Result.NOTED,
        "Åse Bro",
        "Ågård A/S",
    )
    invitation = Invitation.objects.get()
    assert (invitation.answer, invitation.answered_at) == ("stand_in", NOW)
    given = Answer.objects.get()
    assert (given.source, given.answer, given.stand_in_name, given.stand_in_email) == (
        "door",
        "stand_in",
        "Åse Bro",
        "aase@example.org",
    )
    undo(device, sent)
    guest.refresh_from_db()
    assert (guest.name, guest.email) == ("Søren Ågård", "soren@example.org")
    invitation.refresh_from_db()
    assert invitation.answer == "yes"
    assert [answer.answer for answer in Answer.objects.order_by("pk")] == ["stand_in", "yes"]


def test_a_stand_in_never_wears_the_card_of_the_one_who_stayed_at_home(evening):
    event, device = evening
    guest = coming(event)
    share(guest, phone="12345678", email="soren@example.org")
    write(device, "correction", guest, name="Søren Aagård")
    assert guest.contact_card.is_shown
    write(device, "stand_in", guest, name="Åse Bro")
    card = ContactCard.objects.get(registration=guest)
    assert (card.is_shown, card.phone, card.email) == (False, "", "")


def test_a_stand_in_for_one_who_never_answered(evening):
    event, device = evening
    invitation = factories.invitation(event)
    sent = item("stand_in", invitation=invitation.pk, name="Åse Bro", email="nonsense")
    check_in(device, sent)
    made = Registration.objects.get()
    assert (made.name, made.email, made.seat, made.arrived_at) == ("Åse Bro", "", "cancelled", None)
    check_in(device, item("guest", of=sent.id))
    made.refresh_from_db()
    assert (made.name, made.seat, made.arrived_persons) == ("Åse Bro", "confirmed", 1)
    undo(device, sent)
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.answered_at) == ("none", None)


def test_a_stand_in_for_one_who_said_no_has_a_seat(evening):
    event, device = evening
    guest = coming(event, answer="no", seat="cancelled")
    sent, _outcome = write(device, "stand_in", guest, name="Åse Bro")
    guest.refresh_from_db()
    assert guest.seat == "confirmed"
    undo(device, sent)
    guest.refresh_from_db()
    assert (guest.seat, guest.invitation.answer) == ("cancelled", "no")


def test_notes_of_two_doors_add_up_and_are_taken_back_one_by_one(evening):
    event, device = evening
    guest = coming(event)
    first, _outcome = write(
        device, "note", guest, text="Skal nå\ntoget 20.40", at=NOW - timedelta(minutes=1)
    )
    write(device, "note", guest, text="Vil tale med Karin")
    guest.refresh_from_db()
    assert guest.note == "Skal nå toget 20.40 · Vil tale med Karin"
    undo(device, first)
    guest.refresh_from_db()
    assert guest.note == "Vil tale med Karin"


def test_a_note_is_cut_at_what_there_is_room_for(evening):
    event, device = evening
    guest = coming(event)
    for _ in range(2):
        write(device, "note", guest, text="ø" * 400)
    guest.refresh_from_db()
    assert guest.note == "ø" * 300


def test_an_answer_is_kept_with_its_question(evening):
    event, device = evening
    guest, question = coming(event), factories.door_question(event)
    _sent, outcome = write(device, "answer", guest, question=question.pk, text="Ja")
    assert outcome.result == Result.NOTED
    assert Scan.objects.get().details == {
        "question": question.pk,
        "asked": "Vil du have en T-shirt?",
        "answer": "Ja",
    }


@pytest.mark.parametrize("wrong", ["choice", "question", "stranger", "none"])
def test_an_answer_that_nobody_was_asked_is_rejected(cast, evening, wrong):
    event, device = evening
    theirs = factories.event(factories.network(cast.sonderby))
    question, foreign = factories.door_question(event), factories.door_question(theirs)
    asked = {"choice": question.pk, "question": 10**9, "stranger": foreign.pk, "none": None}[wrong]
    text = "Måske" if wrong == "choice" else "Ja"
    _sent, outcome = write(device, "answer", coming(event), question=asked, text=text)
    assert (outcome.result, outcome.reason) == (Result.REJECTED, Reason.NO_QUESTION)
    assert Scan.objects.get().registration is None


CPR = "010190-1234"
FREE_TEXTS = [
    ("correction", {"name": f"Åse {CPR}"}),
    ("correction", {"company": CPR}),
    ("stand_in", {"name": f"Åse {CPR}"}),
    ("stand_in", {"name": "Åse", "company": CPR}),
    ("stand_in", {"name": "Åse", "email": f"{CPR}@example.org"}),
    ("note", {"text": f"Ring om {CPR}"}),
    ("answer", {"text": CPR}),
]


@pytest.mark.parametrize(("kind", "fields"), FREE_TEXTS)
def test_a_cpr_number_is_refused_and_kept_nowhere(evening, kind, fields):
    event, device = evening
    before = coming(event)
    _sent, outcome = write(device, kind, before, **fields)
    assert outcome.result == Result.REJECTED
    kept = str(list(Scan.objects.values()) + list(Registration.objects.values()))
    assert CPR not in kept


def test_the_negative_control_without_both_guards_the_number_is_kept(evening, monkeypatch):
    monkeypatch.setattr(door_changes, "has_cpr", lambda *texts: False)
    monkeypatch.setattr("home.privacy.guard.find_cpr", lambda text: None)
    event, device = evening
    write(device, "note", coming(event), text=f"Ring om {CPR}")
    assert CPR in str(list(Scan.objects.values()))


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("correction", Reason.NO_NAME), ("stand_in", Reason.NO_NAME), ("note", Reason.NO_TEXT)],
)
def test_nothing_written_is_rejected(evening, kind, reason):
    event, device = evening
    _sent, outcome = write(device, kind, coming(event), name="\x00", company=" ", text=" \n")
    assert (outcome.result, outcome.reason) == (Result.REJECTED, reason)


@pytest.mark.parametrize("kind", ["correction", "stand_in", "note", "answer", "companion"])
def test_a_repeat_changes_nothing_and_gets_the_same_result(evening, kind):
    event, device = evening
    guest, question = coming(event), factories.door_question(event)
    fields = {"name": "Åse Bro", "text": "Ja", "question": question.pk, "number": 1}
    sent, first = write(device, kind, guest, **fields)
    before = list(Registration.objects.values()), list(Scan.objects.values())
    again = check_in(device, sent)
    assert (again.result, again.person) == (first.result, first.person)
    assert (list(Registration.objects.values()), list(Scan.objects.values())) == before
    assert Answer.objects.count() == (kind == "stand_in")


def test_a_repeat_of_something_rejected_still_says_why(evening):
    event, device = evening
    sent, _outcome = write(device, "note", coming(event), text=CPR)
    assert check_in(device, sent).reason == Reason.CPR
