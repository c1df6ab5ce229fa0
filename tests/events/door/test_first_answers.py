"""A repeat at the door is told what the first time was told, byte for byte."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import periods
from events import retention
from events.door.devices import AFTER_THE_END
from events.models import Device, Registration, Scan
from tests import factories
from tests.events.door.test_api import Phone, guest, item


@pytest.fixture
def event(cast):
    return factories.event(cast.network, starts_at=timezone.now() + timedelta(hours=1))


@pytest.fixture
def phone(client, event):
    return Phone(client, event)


def bytes_of_results(answer):
    """As they stand in the body, up to what the evening's standing adds behind them."""
    return answer.content.partition(b', "counts": ')[0]


def test_a_repeat_is_the_first_answer_byte_for_byte(client, cast, event, phone):
    party = guest(event, party_size=2)
    sent = item(code=party.invitation.code)
    first = phone.send(sent)
    Registration.objects.filter(pk=party.pk).update(name="Ane Rettet", company_name="Ny A/S")
    phone.send(item("companion", registration=party.pk, number=1), item("undo", undoes=sent["id"]))
    again = phone.send(sent)
    assert bytes_of_results(again) == bytes_of_results(first)
    assert b"S\\u00f8ren" in bytes_of_results(first)
    assert again.json()["counts"] == {"registered": 2, "arrived": 1}  # the standing is of now
    assert Scan.objects.count() == 3


def test_without_what_was_kept_a_repeat_would_tell_of_now(event, phone):
    """The negative control."""
    party = guest(event)
    sent = item(code=party.invitation.code)
    first = phone.send(sent)
    Registration.objects.filter(pk=party.pk).update(name="Ane Rettet")
    Scan.objects.update(first_answer="")
    assert bytes_of_results(phone.send(sent)) != bytes_of_results(first)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("code", {"code": "unknown"}),
        ("walk_in", {"name": "Åse Bro"}),
        ("walk_in", {"name": ""}),
        ("undo", {"undoes": "6f0f6a53-3f3c-4a05-9d7b-2c7e1d2a1b11"}),
        ("guest", {"registration": 2**40}),
    ],
)
def test_whatever_came_of_it_it_is_told_again(phone, kind, fields):
    sent = item(kind, **fields)
    assert bytes_of_results(phone.send(sent)) == bytes_of_results(phone.send(sent))


def test_twice_in_one_batch_is_told_once(event, phone):
    sent = item(code=guest(event).invitation.code)
    one, other = phone.send(sent, sent).json()["results"]
    assert one == other == phone.result(sent)


def test_a_conflict_that_the_phone_tells_of_later_is_not_in_its_own_answer(client, event, phone):
    """It is among the evening's conflicts, beside the answer."""
    code = guest(event).invitation.code
    Phone(client, event, "Dør B").send(item(code=code))
    sent = item(code=code)
    first = phone.send(sent)
    again = phone.send(sent | {"told": "admitted"})
    assert bytes_of_results(again) == bytes_of_results(first)
    assert again.json()["conflicts_total"] == 1


def test_a_telephone_for_guests_learns_no_more_by_asking_again(client, event, phone):
    sent = item(code=guest(event, company_name="Ågård Maskinfabrik").invitation.code)
    phone.send(sent)
    kiosk = Phone(client, event, "Indgangen")
    Device.objects.filter(pk=kiosk.device.pk).update(mode=Device.Mode.KIOSK)
    asked = kiosk.send(sent).content.decode()
    assert "gård" not in json.dumps(json.loads(asked), ensure_ascii=False)


def test_another_evenings_id_is_answered_and_keeps_nothing(client, cast, phone):
    other = Phone(client, factories.event(cast.network), "Dør B")
    sent = item(code="unknown")
    other.send(sent)
    kept = Scan.objects.get().first_answer
    assert phone.result(sent)["reason"] == "foreign_id"
    assert Scan.objects.get().first_answer == kept


def test_the_answers_go_when_no_phone_can_ask_any_more(event, phone):
    phone.send(item(code=guest(event).invitation.code))
    over = event.ends_at + timedelta(days=periods.DOOR_ANSWERS.days)
    assert over > event.ends_at + AFTER_THE_END
    retention.forget_guests(over - timedelta(minutes=1))
    assert "Søren" in json.loads(Scan.objects.get().first_answer)["person"]
    retention.forget_guests(over + timedelta(minutes=1))
    assert Scan.objects.get().first_answer == ""


def test_erasing_a_stand_in_takes_the_name_out_of_the_answer(event, phone):
    guest_of = guest(event, name="Ane Krog")
    phone.send(item(code=guest_of.invitation.code))
    retention.erase_seats(Registration.objects.filter(pk=guest_of.pk))
    assert not Scan.objects.filter(first_answer__contains="Krog").exists()
