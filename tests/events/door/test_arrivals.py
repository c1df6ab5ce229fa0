"""Parties: companions one by one, guests without an answer by name, and what an undo leaves."""

from datetime import timedelta
from uuid import uuid4

import pytest

from events.door.checkin import check_in
from events.door.items import Reason, mark_of
from events.models import Registration, Scan
from tests import factories
from tests.events.door.test_checkin import NOW, Result, coming, evening, item, scan

__all__ = ["evening"]


def companion(device, registration, number, **fields):
    sent = item("companion", registration=registration.pk, number=number, **fields)
    return sent, check_in(device, sent)


def state(registration):
    registration.refresh_from_db()
    return registration.arrived_at, registration.arrived_persons


def other_door(event):
    return factories.device(event, "Dør B", created_at=NOW - timedelta(hours=1))[0]


def test_companions_come_in_one_by_one(evening):
    event, device = evening
    party = coming(event, party_size=3)
    scan(device, party)
    assert state(party) == (NOW, 1)
    for number in (1, 2):
        assert companion(device, party, number)[1].result == Result.ADMITTED
    assert state(party) == (NOW, 3)
    assert sorted(kept.number for kept in Scan.objects.all()) == [0, 1, 2]


def test_two_doors_and_one_companion_are_one_person_and_a_duplicate(evening):
    event, device = evening
    party = coming(event, party_size=3)
    scan(device, party)
    companion(device, party, 1)
    _sent, again = companion(other_door(event), party, 1)
    assert (again.result, again.first.device) == (Result.DUPLICATE, device)
    assert state(party) == (NOW, 2)


def test_more_companions_than_expected_are_counted(evening):
    event, device = evening
    alone = coming(event)
    scan(device, alone)
    assert companion(device, alone, 1)[1].result == Result.ADMITTED
    assert state(alone) == (NOW, 2)


def test_a_companion_may_come_first(evening):
    event, device = evening
    party = coming(event, party_size=2)
    companion(device, party, 1)
    assert state(party) == (NOW, 1)
    assert scan(device, party).result == Result.ADMITTED
    assert state(party) == (NOW, 2)
    assert scan(device, party).result == Result.DUPLICATE


def test_a_companion_needs_a_number(evening):
    event, device = evening
    _sent, outcome = companion(device, coming(event), None)
    assert (outcome.result, outcome.reason) == (Result.REJECTED, Reason.NO_NUMBER)


def test_undoing_counts_anew_who_is_left(evening):
    event, device = evening
    party = coming(event, party_size=3)
    entry = item(code=party.invitation.code, at=NOW - timedelta(minutes=9))
    check_in(device, entry)
    first, _outcome = companion(device, party, 1)
    companion(device, party, 2)
    assert check_in(device, item("undo", undoes=first.id)).result == Result.UNDONE
    assert state(party) == (NOW - timedelta(minutes=9), 2)
    check_in(device, item("undo", undoes=entry.id))
    assert state(party) == (NOW, 1)
    assert companion(device, party, 1)[1].result == Result.ADMITTED


def test_undoing_one_of_two_scans_of_a_companion_leaves_him_in(evening):
    event, device = evening
    party, door_b = coming(event, party_size=2), other_door(event)
    scan(device, party)
    first, _outcome = companion(device, party, 1)
    companion(door_b, party, 1)
    undone = check_in(device, item("undo", undoes=first.id))
    assert undone.first.device == door_b
    assert state(party) == (NOW, 2)


def test_a_walk_ins_companion_is_told_of_by_the_walk_ins_own_item(evening):
    _event, device = evening
    walk_in = item("walk_in", name="Åse Bro")
    check_in(device, walk_in)
    assert check_in(device, item("companion", of=walk_in.id, number=1)).result == Result.ADMITTED
    assert Registration.objects.get().arrived_persons == 2


@pytest.mark.parametrize(
    ("answer", "mark"), [("none", "unanswered"), ("no", "declined")], ids=["none", "no"]
)
def test_a_letter_without_a_yes_is_let_in_by_name(evening, answer, mark):
    event, device = evening
    answered_at = NOW if answer == "no" else None
    invitation = factories.invitation(event, answer=answer, answered_at=answered_at)
    for expected in (Result.ADMITTED, Result.DUPLICATE):
        outcome = check_in(device, item("guest", invitation=invitation.pk))
        assert (outcome.result, mark_of(outcome.registration)) == (expected, mark)
    made = Registration.objects.get()
    assert (made.invitation, made.arrived_persons, made.seat) == (invitation, 1, "confirmed")


def test_a_withdrawn_letter_is_not_let_in_by_name_and_makes_no_guest(evening):
    event, device = evening
    invitation = factories.invitation(event, withdrawn_at=NOW)
    for kind in ("guest", "companion", "note", "stand_in", "correction", "answer"):
        sent = item(kind, invitation=invitation.pk, number=1, name="Åse", text="Hej")
        outcome = check_in(device, sent)
        assert (outcome.result, outcome.registration) == (Result.WITHDRAWN, None)
    assert Registration.objects.count() == 0


def foreign_ids(cast):
    """Everything that a stranger's evening has an id for."""
    theirs = factories.event(factories.network(cast.sonderby))
    their_device, _key = factories.device(theirs, created_at=NOW - timedelta(hours=1))
    guest, entry = coming(theirs, name="Hemmelig Gæst"), uuid4()
    check_in(their_device, item(code=guest.invitation.code, id=entry))
    return {
        "registration": guest.pk,
        "invitation": factories.invitation(theirs).pk,
        "of": entry,
        "undoes": entry,
    }


@pytest.mark.parametrize("field", ["registration", "invitation", "of", "undoes"])
@pytest.mark.parametrize(
    "kind", ["guest", "companion", "correction", "stand_in", "note", "answer", "undo"]
)
def test_an_id_of_a_strangers_evening_is_rejected_and_changes_nothing(cast, evening, kind, field):
    event, device = evening
    question = factories.door_question(event)
    foreign = foreign_ids(cast)
    before = list(Registration.objects.values())
    more = {"number": 1, "name": "Ny", "text": "Ja", "question": question.pk}
    outcome = check_in(device, item(kind, **{field: foreign[field]}, **more))
    assert (outcome.result, outcome.person, outcome.registration) == (Result.REJECTED, "", None)
    assert list(Registration.objects.values()) == before
    assert Scan.objects.get(event=event).registration is None


def test_the_negative_control_the_same_ids_are_good_at_home(cast, evening):
    foreign = foreign_ids(cast)
    device = Scan.objects.get().device
    for field in ("registration", "invitation", "of"):
        sent = item("companion", number=1, **{field: foreign[field]})
        assert check_in(device, sent).person != ""
    assert check_in(device, item("undo", undoes=foreign["undoes"])).result == Result.UNDONE


def test_the_kept_time_is_the_phones_time_put_right(evening):
    """Three hours ahead: the phone knew it when it acted, and the batch says something else."""
    event, device = evening
    ahead = timedelta(hours=3)
    sent = item(
        code=coming(event).invitation.code, at=NOW + ahead - timedelta(minutes=9), offset=-ahead
    )
    check_in(device, sent, skew=timedelta(hours=7))
    assert Scan.objects.get().happened_at == NOW - timedelta(minutes=9)


def test_the_negative_control_without_the_correction_the_time_is_wrong(evening):
    event, device = evening
    sent = item(
        code=coming(event).invitation.code, at=NOW + timedelta(hours=3) - timedelta(minutes=9)
    )
    check_in(device, sent)
    assert Scan.objects.get().happened_at == NOW  # never in the future, and so not nine minutes ago


def test_a_phone_paired_anew_keeps_the_times_of_what_it_did_before(evening):
    event, _device = evening
    anew, _key = factories.device(event, "Dør A", created_at=NOW)
    at = NOW - timedelta(minutes=30)
    scan(anew, coming(event), at=at)
    assert Scan.objects.get().happened_at == at
