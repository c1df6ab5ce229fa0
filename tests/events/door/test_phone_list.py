"""The list on the phone: who is on it, in which words, and what is sent again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.door.checkin import check_in
from events.door.items import Result
from events.door.phone_list import changes, find_guests
from events.models import Answer, Registration
from tests import factories
from tests.events.door.test_checkin import NOW, coming, evening, item, scan

__all__ = ["evening"]
LIST_QUERIES = 8


def whole(event):
    return changes(event, version="", since="")


def later(event, before):
    return changes(event, version=before["version"], since=before["cursor"])


def rows(answer):
    return {row["name"]: row for row in answer["guests"]}


def test_everybody_invited_is_on_the_list_with_a_mark(evening):
    event, device = evening
    coming(event, name="Ja", company_name="Ågård", party_size=2, note="Skal nå toget")
    coming(event, name="Nej", answer="no", seat="cancelled")
    coming(event, name="Venter", seat="waiting", queue_position=1)
    factories.registration(event, "Uden brev")
    silent = factories.invitation(event, factories.contact(event.network.host, "Tavs"))
    factories.invitation(event, factories.contact(event.network.host, "Ude"), withdrawn_at=NOW)
    check_in(device, item("walk_in", name="Forbi"))
    found = whole(event)
    assert found["whole"]
    assert {name: row["mark"] for name, row in rows(found).items()} == {
        "Ja": "",
        "Nej": "declined",
        "Venter": "waiting",
        "Uden brev": "",
        "Tavs": "unanswered",
        "Ude": "unanswered",
        "Forbi": "walk_in",
    }
    assert [name for name, row in rows(found).items() if row["withdrawn"]] == ["Ude"]
    by_name = rows(found)
    assert (by_name["Ja"]["company"], by_name["Ja"]["party_size"], by_name["Ja"]["note"]) == (
        "Ågård",
        2,
        "Skal nå toget",
    )
    assert (by_name["Tavs"]["key"], by_name["Tavs"]["registration"]) == (f"i{silent.pk}", None)
    assert by_name["Forbi"]["key"] == f"r{by_name['Forbi']['registration']}"
    assert by_name["Forbi"]["code"] == ""


def test_no_code_is_on_the_list(evening):
    event, _device = evening
    guest = coming(event)
    row = whole(event)["guests"][0]
    assert len(row["code"]) == 10
    assert guest.invitation.code not in str(row)


def test_who_is_in_is_told_with_door_and_companions(evening):
    event, device = evening
    party = coming(event, party_size=3)
    scan(device, party)
    for number in (2, 2, 1):
        check_in(device, item("companion", registration=party.pk, number=number))
    row = whole(event)["guests"][0]
    assert (row["door"], row["arrived_at"], row["arrived_persons"]) == ("Dør A", NOW, 3)
    assert sorted(row["companions"]) == [1, 2]


def test_only_what_a_scan_touched_is_sent_again(evening, time_machine):
    event, device = evening
    guest, _other = coming(event, name="Ny"), coming(event, name="Gammel")
    before = whole(event)
    time_machine.move_to(NOW + timedelta(minutes=1), tick=False)
    assert later(event, before)["guests"] == []
    scan(device, guest)
    after = later(event, before)
    assert (after["whole"], after["version"], list(rows(after))) == (
        False,
        before["version"],
        ["Ny"],
    )
    time_machine.move_to(NOW + timedelta(minutes=2), tick=False)
    again = later(event, after)  # once more, since it was scanned as we looked
    time_machine.move_to(NOW + timedelta(minutes=3), tick=False)
    assert later(event, again)["guests"] == []


def test_a_scan_that_was_under_way_at_the_last_look_is_sent(evening, time_machine):
    event, device = evening
    guest = coming(event)
    scan(device, guest)
    time_machine.move_to(NOW + timedelta(seconds=5), tick=False)
    before = whole(event)
    assert [row["key"] for row in later(event, before)["guests"]] == [f"i{guest.invitation_id}"]


def test_an_undone_walk_in_is_gone(evening):
    event, device = evening
    entry = item("walk_in", name="Forbi")
    check_in(device, entry)
    before = whole(event)
    check_in(device, item("undo", undoes=entry.id))
    assert rows(later(event, before))["Forbi"]["gone"]
    assert whole(event)["guests"] == []


def answered(event, guest):
    Answer.objects.create(invitation=guest.invitation, answer="yes")


def renamed(event, guest):
    event.title = "Et andet navn"
    event.save()


def moved_up(event, guest):
    Registration.objects.filter(pk=guest.pk).update(seat="waiting", queue_position=1)


def withdrawn(event, guest):
    guest.invitation.withdrawn_at = NOW
    guest.invitation.save()


def asked(event, guest):
    factories.door_question(event)


def invited(event, guest):
    factories.invitation(event)


@pytest.mark.parametrize("change", [answered, renamed, moved_up, withdrawn, asked, invited])
def test_what_others_change_sends_the_whole_list(evening, time_machine, change):
    event, _device = evening
    guest = coming(event)
    before = whole(event)
    time_machine.move_to(NOW + timedelta(minutes=1), tick=False)
    change(event, guest)
    after = later(event, before)
    assert after["whole"]
    assert after["version"] != before["version"]


def test_what_the_door_does_leaves_the_version(evening):
    event, device = evening
    guest = coming(event)
    silent = factories.invitation(event)
    before = whole(event)["version"]
    scan(device, guest)
    check_in(device, item("guest", invitation=silent.pk))
    check_in(device, item("walk_in", name="Forbi"))
    check_in(device, item("stand_in", registration=guest.pk, name="Åse Bro"))
    assert whole(event)["version"] == before


@pytest.mark.parametrize("cursor", ["", "x", "-1", "1" * 14, "١٢٣", "1.5"])
def test_a_cursor_that_is_none_gets_the_whole_list(evening, cursor):
    event, _device = evening
    version = whole(event)["version"]
    assert changes(event, version=version, since=cursor)["whole"]


def test_a_strangers_guests_are_never_on_the_list(cast, evening):
    event, _device = evening
    theirs = factories.event(factories.network(cast.sonderby))
    before = whole(event)
    coming(theirs)
    factories.invitation(theirs)
    assert (before["guests"], whole(event)) == ([], before)


@pytest.mark.parametrize("guests", [1, 30])
def test_the_list_takes_as_many_queries_however_long(
    evening, guests, django_assert_max_num_queries
):
    event, device = evening
    for number in range(guests):
        scan(device, coming(event, name=f"Gæst {number}"))
    with django_assert_max_num_queries(LIST_QUERIES):
        whole(event)


def test_an_unanswered_letter_is_found_by_name_or_company(evening):
    event, device = evening
    company = factories.company("Sørens Smedje")
    contact = factories.contact(event.network.host, "Åge Tavs", company=company)
    invitation = factories.invitation(event, contact)
    factories.invitation(
        event, factories.contact(event.network.host, "Åge Ude"), withdrawn_at=timezone.now()
    )
    for words in ("age", "soren"):
        (found,) = find_guests(event, words)
        assert (found["invitation"], found["registration"], found["mark"]) == (
            invitation.pk,
            None,
            "unanswered",
        )
    outcome = check_in(device, item("guest", invitation=invitation.pk))
    assert outcome.result == Result.ADMITTED
    (found,) = find_guests(event, "age")
    assert found["registration"] == outcome.registration.pk
