"""The door's judgement: one test a result, then repeats and strangers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.keys import new_code
from events.door.checkin import check_in
from events.door.items import Item, Reason, mark_of
from events.models import Invitation, Registration, Scan
from tests import factories

NOW = datetime(2026, 11, 25, 17, 40, tzinfo=UTC)
Result = Scan.Result


@pytest.fixture
def evening(cast, time_machine):
    time_machine.move_to(NOW - timedelta(hours=1), tick=False)
    event = factories.event(cast.network, starts_at=NOW)
    device, _key = factories.device(event)
    time_machine.move_to(NOW, tick=False)
    return event, device


def item(kind="code", **fields):
    return Item(**{"id": uuid4(), "kind": kind, "at": timezone.now()} | fields)


def coming(event, answer="yes", **fields):
    invitation = factories.invitation(event, answer=answer, answered_at=timezone.now())
    return factories.registration(event, invitation=invitation, **fields)


def scan(device, registration, **fields):
    return check_in(device, item(code=registration.invitation.code, **fields))


def test_first_scan_of_a_letter_admits(evening):
    event, device = evening
    registration = coming(event, company_name="Ågård Maskinfabrik", party_size=2)
    outcome = scan(device, registration)
    assert (outcome.result, outcome.person, outcome.company) == (
        Result.ADMITTED,
        "Søren Ågård",
        "Ågård Maskinfabrik",
    )
    assert mark_of(outcome.registration) == ""
    registration.refresh_from_db()
    assert registration.arrived_at == NOW
    kept = Scan.objects.get()
    assert (kept.registration, kept.device, kept.raw_code, kept.result) == (
        registration,
        device,
        registration.invitation.code,
        Result.ADMITTED,
    )


def test_second_scan_is_a_duplicate_that_tells_of_the_first(evening, time_machine):
    event, device = evening
    registration = coming(event)
    scan(device, registration)
    time_machine.move_to(NOW + timedelta(minutes=1))
    other, _key = factories.device(event, "Dør B")
    outcome = scan(other, registration)
    assert outcome.result == Result.DUPLICATE
    assert (outcome.first.device.label, outcome.first.happened_at) == ("Dør A", NOW)
    registration.refresh_from_db()
    assert registration.arrived_at == NOW
    assert [s.result for s in Scan.objects.order_by("server_time")] == ["admitted", "duplicate"]


def test_the_earlier_of_two_scans_is_the_arrival_however_late_it_is_sent(evening, time_machine):
    event, device = evening
    registration = coming(event)
    time_machine.move_to(NOW + timedelta(minutes=5))
    scan(device, registration)
    other, _key = factories.device(event, "Dør B", created_at=NOW)
    outcome = scan(other, registration, at=NOW + timedelta(minutes=2))
    assert outcome.result == Result.DUPLICATE
    registration.refresh_from_db()
    assert registration.arrived_at == NOW + timedelta(minutes=2)
    assert [entry.device for entry in registration.scans.entries()] == [other, device]


def test_a_repeat_returns_the_stored_result_and_adds_nothing(evening):
    event, device = evening
    sent = item(code=coming(event).invitation.code)
    assert check_in(device, sent).result == Result.ADMITTED
    again = check_in(device, sent)
    assert (again.result, again.person) == (Result.ADMITTED, "Søren Ågård")
    assert Scan.objects.count() == 1


def test_a_repeat_tells_what_the_phone_said_meanwhile_and_only_once(evening):
    event, device = evening
    registration = coming(event)
    asked = item(code=registration.invitation.code)
    check_in(device, asked)
    assert Scan.objects.get().shown == ""

    check_in(device, replace(asked, shown=Result.ADMITTED))
    check_in(device, replace(asked, shown=Result.UNMATCHED))
    assert Scan.objects.get().shown == Result.ADMITTED


def test_a_repeat_from_the_phone_paired_anew_is_still_a_repeat(evening):
    event, device = evening
    sent = item(code=coming(event).invitation.code)
    check_in(device, sent)
    anew, _key = factories.device(event)
    assert check_in(anew, sent).result == Result.ADMITTED
    assert Scan.objects.count() == 1


def test_a_repeat_of_a_duplicate_tells_of_the_first_again(evening):
    event, device = evening
    registration = coming(event)
    scan(device, registration)
    sent = item(code=registration.invitation.code)
    first = check_in(device, sent).first
    assert check_in(device, sent).first == first


def test_a_letter_never_answered_admits_with_a_mark(evening):
    event, device = evening
    invitation = factories.invitation(event)
    outcome = check_in(device, item(code=invitation.printed_code.lower()))
    made = Registration.objects.get()
    assert (outcome.result, mark_of(made)) == (Result.ADMITTED, "unanswered")
    assert (made.invitation, made.origin, made.seat, made.name, made.company_name) == (
        invitation,
        "door",
        "confirmed",
        invitation.contact.name,
        invitation.contact.company.name,
    )
    assert scan(device, made).result == Result.DUPLICATE
    invitation.refresh_from_db()
    assert invitation.answer == "none"


def test_a_guest_from_the_waiting_list_is_let_in_with_a_mark(evening):
    event, device = evening
    registration = coming(event, seat="waiting", queue_position=1)
    outcome = scan(device, registration)
    assert (outcome.result, mark_of(outcome.registration)) == (Result.ADMITTED, "waiting")


@pytest.mark.parametrize("registered", [True, False])
def test_one_who_said_no_but_came_is_let_in(evening, registered):
    event, device = evening
    if registered:
        code = coming(event, answer="no", seat="cancelled").invitation.code
    else:
        code = factories.invitation(event, answer="no", answered_at=NOW).code
    outcome = check_in(device, item(code=code))
    assert (outcome.result, mark_of(outcome.registration)) == (Result.ADMITTED, "declined")


@pytest.mark.parametrize("registered", [True, False])
def test_a_withdrawn_invitation_does_not_admit(evening, registered):
    event, device = evening
    invitation = factories.invitation(event, withdrawn_at=NOW)
    if registered:
        factories.registration(event, invitation=invitation)
    assert check_in(device, item(code=invitation.code)).result == Result.WITHDRAWN
    assert Registration.objects.arrived().count() == 0


def test_an_unknown_code_is_kept_as_it_was_read(evening):
    _event, device = evening
    code = f"https://example.org/i/{new_code()}\x00"
    assert check_in(device, item(code=code)).result == Result.UNMATCHED
    assert Scan.objects.get().raw_code == code[:-1]


def test_a_badge_is_no_ticket(evening):
    """A badge hangs where everybody can read it; it opens a card and a sheet, and no door."""
    event, device = evening
    badge = factories.contact_card(coming(event))
    for code in (badge.code, f"https://haandslag.example/n/{badge.code}/"):
        assert check_in(device, item(code=code)).result == Result.UNMATCHED
    assert Registration.objects.arrived().count() == 0


def test_a_long_code_is_cut(evening):
    _event, device = evening
    check_in(device, item(code="x" * 500))
    assert Scan.objects.get().raw_code == "x" * 200


def test_a_code_that_looks_like_a_cpr_number_is_not_kept(evening):
    _event, device = evening
    assert check_in(device, item(code="010190-1234")).result == Result.UNMATCHED
    assert Scan.objects.get().raw_code == ""


def test_a_code_of_a_strangers_event_tells_nothing(cast, evening):
    _event, device = evening
    theirs = factories.event(factories.network(cast.sonderby), title="Hemmeligt møde")
    registration = coming(theirs, name="Hemmelig Gæst")
    outcome = scan(device, registration)
    assert (outcome.result, outcome.person, outcome.company) == (Result.OTHER_EVENT, "", "")
    assert (outcome.other_event, outcome.registration) == (None, None)
    kept = Scan.objects.get()
    assert (kept.event, kept.registration, kept.raw_code) == (device.event, None, "")
    registration.refresh_from_db()
    assert registration.arrived_at is None


def test_a_code_of_our_own_other_event_names_it(cast, evening):
    _event, device = evening
    ours = factories.event(cast.network, title="Julefrokosten")
    outcome = check_in(device, item(code=factories.invitation(ours).code))
    assert (outcome.result, outcome.other_event) == (Result.OTHER_EVENT, ours)
    assert Registration.objects.count() == 0


@pytest.mark.parametrize("kind", ["code", "guest", "walk_in"])
def test_a_cancelled_event_admits_nobody(evening, kind):
    event, device = evening
    registration = coming(event)
    event.cancelled_at = device.event.cancelled_at = NOW
    event.save()
    sent = item(
        kind, code=registration.invitation.code, registration=registration.pk, name="Åse Bro"
    )
    assert check_in(device, sent).result == Result.CANCELLED
    assert Registration.objects.arrived().count() == 0


def test_a_guest_picked_by_name_is_let_in(evening):
    event, device = evening
    registration = factories.registration(event)
    sent = item("guest", registration=registration.pk)
    assert check_in(device, sent).result == Result.ADMITTED
    assert Scan.objects.get().registration == registration


@pytest.mark.parametrize("registration", ["foreign", "none", "missing"])
def test_a_guest_who_is_not_ours_is_rejected(cast, evening, registration):
    _event, device = evening
    theirs = factories.event(factories.network(cast.sonderby))
    foreign = factories.registration(theirs)
    pk = {"foreign": foreign.pk, "none": None, "missing": foreign.pk + 1}[registration]
    outcome = check_in(device, item("guest", registration=pk))
    assert (outcome.result, outcome.reason, outcome.person) == (
        Result.REJECTED,
        Reason.NO_GUEST,
        "",
    )
    foreign.refresh_from_db()
    assert foreign.arrived_at is None
    assert Scan.objects.get().registration is None


def test_a_walk_in_is_registered_and_let_in(evening):
    event, device = evening
    outcome = check_in(device, item("walk_in", name=" Åse Bro ", company="Bro & Søn"))
    made = Registration.objects.get()
    assert (outcome.result, mark_of(made)) == (Result.ADMITTED, "walk_in")
    assert (made.event, made.name, made.company_name, made.origin, made.seat, made.arrived_at) == (
        event,
        "Åse Bro",
        "Bro & Søn",
        "walk_in",
        "confirmed",
        NOW,
    )


def test_a_full_room_does_not_stop_a_walk_in(evening):
    event, device = evening
    event.capacity = device.event.capacity = 1
    event.save()
    coming(event)
    assert check_in(device, item("walk_in", name="Åse Bro")).result == Result.ADMITTED


def test_a_repeated_walk_in_is_one_guest(evening):
    _event, device = evening
    sent = item("walk_in", name="Åse Bro")
    check_in(device, sent)
    assert check_in(device, sent).result == Result.ADMITTED
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"name": " \x00"}, Reason.NO_NAME),
        ({"name": "Åse 010190-1234"}, Reason.CPR),
        ({"name": "Åse", "company": "2311901234"}, Reason.CPR),
    ],
)
def test_a_walk_in_without_a_name_or_with_a_cpr_number_is_rejected(evening, fields, reason):
    _event, device = evening
    outcome = check_in(device, item("walk_in", **fields))
    assert (outcome.result, outcome.reason) == (Result.REJECTED, reason)
    assert Registration.objects.count() == 0


def test_undo_takes_the_guest_out_and_a_new_scan_admits_again(evening):
    event, device = evening
    registration = coming(event)
    entry = item(code=registration.invitation.code)
    check_in(device, entry)
    undone = check_in(device, item("undo", undoes=entry.id))
    assert (undone.result, undone.person) == (Result.UNDONE, "Søren Ågård")
    registration.refresh_from_db()
    assert registration.arrived_at is None
    assert scan(device, registration).result == Result.ADMITTED
    assert Scan.objects.count() == 3


def test_undo_leaves_a_guest_in_who_was_seen_at_another_door(evening):
    event, device = evening
    registration = coming(event)
    entry = item(code=registration.invitation.code)
    check_in(device, entry)
    other, _key = factories.device(event, "Dør B", created_at=NOW - timedelta(hours=1))
    scan(other, registration)
    undone = check_in(device, item("undo", undoes=entry.id))
    assert undone.first.device == other
    registration.refresh_from_db()
    assert registration.arrived_at == NOW


def test_a_repeated_undo_returns_the_stored_result(evening):
    event, device = evening
    entry = item(code=coming(event).invitation.code)
    check_in(device, entry)
    undo = item("undo", undoes=entry.id)
    check_in(device, undo)
    assert check_in(device, undo).result == Result.UNDONE
    assert Scan.objects.count() == 2


def test_undoing_twice_is_rejected(evening):
    event, device = evening
    entry = item(code=coming(event).invitation.code)
    check_in(device, entry)
    check_in(device, item("undo", undoes=entry.id))
    again = check_in(device, item("undo", undoes=entry.id))
    assert (again.result, again.reason) == (Result.REJECTED, Reason.ALREADY_UNDONE)


@pytest.mark.parametrize("kind", ["walk_in", "unanswered"])
def test_undo_gives_the_seat_of_one_registered_at_the_door_back(evening, kind):
    event, device = evening
    entry = (
        item("walk_in", name="Åse Bro")
        if kind == "walk_in"
        else item(code=factories.invitation(event).code)
    )
    check_in(device, entry)
    check_in(device, item("undo", undoes=entry.id))
    made = Registration.objects.get()
    assert (made.seat, made.arrived_at) == ("cancelled", None)
    check_in(device, item("guest", registration=made.pk))
    made.refresh_from_db()
    assert (made.seat, made.arrived_at) == ("confirmed", NOW)


@pytest.mark.parametrize("undoes", ["foreign", "nothing", "unknown scan"])
def test_only_an_entry_of_our_own_event_can_be_undone(cast, evening, undoes):
    _event, device = evening
    theirs = factories.event(factories.network(cast.sonderby))
    their_device, _key = factories.device(theirs, created_at=NOW - timedelta(hours=1))
    entry = item(code=coming(theirs).invitation.code)
    check_in(their_device, entry)
    unknown = item(code="nonsense")
    check_in(device, unknown)
    target = {"foreign": entry.id, "nothing": None, "unknown scan": unknown.id}[undoes]
    outcome = check_in(device, item("undo", undoes=target))
    assert (outcome.result, outcome.reason, outcome.person) == (
        Result.REJECTED,
        Reason.NOT_TO_UNDO,
        "",
    )
    assert Registration.objects.arrived().count() == 1


def test_an_id_of_a_strangers_scan_is_rejected_and_changes_nothing(cast, evening):
    event, device = evening
    theirs = factories.event(factories.network(cast.sonderby))
    their_device, _key = factories.device(theirs, created_at=NOW - timedelta(hours=1))
    entry = item(code=coming(theirs, name="Hemmelig Gæst").invitation.code)
    check_in(their_device, entry)
    before = list(Scan.objects.values())
    registration = coming(event)
    outcome = scan(device, registration, id=entry.id)
    assert (outcome.result, outcome.reason, outcome.person, outcome.registration) == (
        Result.REJECTED,
        Reason.FOREIGN_ID,
        "",
        None,
    )
    assert list(Scan.objects.values()) == before
    registration.refresh_from_db()
    assert registration.arrived_at is None


@pytest.mark.parametrize(
    ("at", "skew", "expected"),
    [
        (NOW - timedelta(minutes=3), timedelta(), NOW - timedelta(minutes=3)),
        (NOW + timedelta(hours=3), timedelta(hours=-3, minutes=-1), NOW - timedelta(minutes=1)),
        (NOW + timedelta(hours=3), timedelta(), NOW),
        (datetime(1970, 1, 1, tzinfo=UTC), timedelta(), NOW - timedelta(hours=1)),
    ],
)
def test_the_phones_clock_is_put_right(evening, at, skew, expected):
    event, device = evening
    registration = coming(event)
    check_in(device, item(code=registration.invitation.code, at=at), skew=skew)
    kept = Scan.objects.get()
    assert (kept.phone_time, kept.happened_at, kept.server_time) == (at, expected, NOW)


def test_invitation_answers_that_were_given_are_not_touched(evening):
    event, device = evening
    registration = coming(event, answer="no", seat="cancelled")
    scan(device, registration)
    registration.refresh_from_db()
    assert (registration.seat, registration.invitation.answer) == (
        "cancelled",
        Invitation.Answers.NO,
    )
