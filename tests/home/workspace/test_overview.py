"""The workspace's front page: what waits for one person, and nothing of strangers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.workspace.overview import overview
from outbox import breaker
from outbox.models import Message, PeriodicRun
from outbox.smtp import ServerFault
from tests import factories

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


def handover(cast, company, hours, **fields):
    sheet = factories.sheet(cast.network, company_name=company)
    due = NOW + timedelta(hours=hours)
    return factories.handover(sheet, cast.unit, contact_due=due, **fields)


def message(organisation, state, subject="Kom og vær med"):
    return Message.objects.create(
        organisation=organisation,
        reference="invitation:1",
        sender="a@example.org",
        recipient="b@example.org",
        subject=subject,
        message_id=f"<{organisation.pk}-{state}@example.org>",
        state=state,
        sent_at=NOW if state == "sent" else None,
    )


def test_consultant_sees_own_work_the_oldest_promise_first(cast):
    handover(cast, "Senere", 30, owner=cast.consultant)
    handover(cast, "Forsinket", -3, owner=cast.consultant)
    handover(cast, "En andens", -9, owner=cast.lead)
    handover(cast, "Ringet til", -5, owner=cast.consultant, first_contact_at=NOW)
    found = overview(cast.consultant)
    assert [line.handover.sheet.company_name for line in found["to_do"]] == ["Forsinket", "Senere"]


def test_only_who_shares_out_sees_sheets_without_an_owner(cast):
    handover(cast, "Uden ansvarlig", 3)
    shared_out = overview(cast.lead)["unassigned"]
    assert [line.handover.sheet.company_name for line in shared_out] == ["Uden ansvarlig"]
    assert overview(cast.consultant)["unassigned"] is None


def test_events_come_with_their_answers(cast):
    event = factories.event(cast.network, "På onsdag")
    factories.event(cast.network, "Aflyst", cancelled_at=NOW)
    factories.event(cast.network, "Forbi", starts_at=NOW - timedelta(days=2))
    for answer in ("yes", "stand_in", "no"):
        factories.invitation(event, answer=answer, answered_at=NOW)
    factories.invitation(event)
    factories.invitation(event, withdrawn_at=NOW)
    (found,) = overview(cast.coordinator)["events"]
    assert (found.title, found.invited, found.coming, found.declined) == ("På onsdag", 4, 2, 1)


def test_messages_that_need_a_person(cast):
    for state in ("uncertain", "failed", "sent", "queued"):
        message(cast.nordby, state)
    found = overview(cast.secretary)["unresolved"]
    assert {m.state for m in found} == {"uncertain", "failed"}


def test_a_stranger_sees_nothing_of_ours(cast):
    handover(cast, "Vores", -1)
    factories.event(cast.network)
    message(cast.nordby, "failed")
    found = overview(cast.stranger)
    parts = ("to_do", "unassigned", "events", "unresolved")
    assert [found[part] for part in parts] == [[], [], [], []]


@pytest.mark.parametrize(
    ("person", "parts"),
    [
        ("owner", {"to_do", "unassigned", "events", "unresolved"}),
        ("coordinator", {"events", "unresolved"}),
        ("secretary", {"events", "unresolved"}),
        ("helper", set()),
        ("reader", {"events"}),
        ("lead", {"to_do", "unassigned", "events", "unresolved"}),
        ("consultant", {"to_do", "events"}),
    ],
)
def test_each_role_has_its_cards_and_the_page_shows(client, cast, person, parts):
    user = getattr(cast, person)
    shown = {part for part in ("to_do", "unassigned", "events", "unresolved") if overview(user)[part] is not None}  # fmt: skip
    assert shown == parts
    client.force_login(user)
    response = client.get(reverse("home:workspace"))
    assert response.status_code == 200
    assert user.get_short_name() in response.content.decode()


def test_someone_without_a_role_is_told_what_to_do(client, db):
    client.force_login(factories.user("Ny"))
    text = client.get(reverse("home:workspace")).content.decode()
    assert "Du er ikke knyttet til en organisation endnu" in text


def test_a_visitor_must_log_in(client, db):
    response = client.get(reverse("home:workspace"))
    assert (response.status_code, response.url.partition("?")[0]) == (302, "/konto/login/")


def test_queries_do_not_grow_with_the_lists(client, cast):
    client.force_login(cast.owner)
    queries = []
    for _round in range(2):
        client.get(reverse("home:workspace"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("home:workspace"))
        queries.append(len(captured))
        for number in range(3):
            handover(cast, f"Firma {number}", number, owner=cast.owner)
            factories.event(cast.network, f"Møde {number}")
    assert queries[0] == queries[1]


def test_a_helper_finds_the_door_of_today_and_nothing_else(client, cast):
    tonight = factories.event(cast.network, "I aften", starts_at=NOW + timedelta(hours=9))
    factories.event(cast.network, "I morgen aften", starts_at=NOW + timedelta(hours=33))
    factories.event(cast.network, "Aflyst", starts_at=NOW + timedelta(hours=9), cancelled_at=NOW)
    assert overview(cast.helper)["doors"] == [tonight]
    assert overview(cast.stranger)["doors"] != [tonight]
    assert overview(cast.reader)["doors"] is None
    client.force_login(cast.helper)
    text = client.get(reverse("home:workspace")).content.decode()
    assert reverse("events:guests", args=[tonight.pk]) in text
    assert f'"{reverse("events:manage_event", args=[tonight.pk])}"' not in text


def test_the_crumbs_lead_a_helper_only_to_where_he_may_go(client, cast):
    event = factories.event(cast.network)
    page, above = reverse("events:guests", args=[event.pk]), reverse("events:manage_event", args=[event.pk])  # fmt: skip
    client.force_login(cast.helper)
    assert f'"{above}"' not in client.get(page).content.decode()
    client.force_login(cast.coordinator)
    assert f'"{above}"' in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("person", "told"), [("owner", True), ("lead", True), ("consultant", False), ("reader", False)]
)
def test_who_must_know_is_told_that_the_worker_stands_still(client, cast, person, told):
    PeriodicRun.objects.create(
        job="pledges.clock.sweep", slot=1, started_at=NOW - timedelta(hours=2)
    )
    client.force_login(getattr(cast, person))
    content = client.get("/arbejdsbord/").content.decode()
    assert ("Påmindelserne har stået stille siden" in content) is told


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("owner", True),
        ("lead", True),
        ("secretary", True),
        ("consultant", False),
        ("helper", False),
    ],
)
def test_who_must_know_is_told_that_the_mail_server_refuses_us(client, cast, person, told):
    breaker.note_failure(ServerFault.REFUSED, NOW, at_once=True)
    client.force_login(getattr(cast, person))
    content = client.get("/arbejdsbord/").content.decode()
    assert ("Mailserveren har afvist os siden" in content) is told
    assert "Påmindelser har ikke kørt" not in content


def test_a_mail_server_that_hangs_is_told_of_in_words(client, cast):
    breaker.note_failure(ServerFault.NO_ANSWER, NOW - timedelta(minutes=11), at_once=True)
    client.force_login(cast.owner)
    content = client.get("/arbejdsbord/").content.decode()
    assert "Mailserveren har ikke svaret siden" in content


def test_nobody_is_told_while_all_is_well(client, cast):
    client.force_login(cast.owner)
    assert "Påmindelser" not in client.get("/arbejdsbord/").content.decode()


def names(found):
    return [line.handover.sheet.company_name for line in found]


def test_consultant_sees_whatever_the_clock_runs_for_this_week(cast):
    mine = {"owner": cast.consultant, "first_contact_at": NOW - timedelta(days=3)}
    handover(cast, "Svar", 0, candidate_due=NOW - timedelta(hours=1), status="contacted", **mine)
    handover(cast, "Besøg", 0, visit_at=NOW + timedelta(hours=3), status="visit_booked", **mine)
    handover(cast, "Tjek", 0, check_due=NOW + timedelta(days=40), status="hired", **mine)
    handover(cast, "Pause", 0, paused_until=NOW.date() + timedelta(days=2), status="on_hold", **mine)  # fmt: skip
    handover(cast, "Klubben ringer", 20, owner=cast.consultant, introduction_due=NOW + timedelta(hours=2))  # fmt: skip
    handover(cast, "Ring", 1, owner=cast.consultant)
    handover(cast, "Om seks dage", 24 * 6, owner=cast.consultant)
    handover(cast, "Om syv dage", 24 * 7 - 2, owner=cast.consultant)
    found = overview(cast.consultant)["to_do"]
    assert names(found) == ["Svar", "Ring", "Besøg", "Om seks dage"]
    assert [line.group for line in found] == ["overdue", "today", "today", "soon"]


def test_lead_sees_what_others_let_pass_and_the_host_only_what_went_further(cast):
    handover(cast, "Til lederen", -30, owner=cast.consultant, escalation=1)
    handover(cast, "Til begge", -60, owner=cast.consultant, escalation=2)
    handover(cast, "Kun sent", -1, owner=cast.consultant)
    handover(cast, "Ringet nu", -60, owner=cast.consultant, escalation=2, first_contact_at=NOW)
    assert names(overview(cast.lead)["escalated"]) == ["Til begge", "Til lederen"]
    assert names(overview(cast.coordinator)["behind"]) == ["Til begge"]
    assert (overview(cast.consultant)["escalated"], overview(cast.lead)["behind"]) == (None, None)
    assert overview(cast.stranger)["behind"] == []


def test_the_coordinator_reads_who_is_behind_but_gets_no_way_into_the_units_log(client, cast):
    late = handover(cast, "Bagud", -60, owner=cast.consultant, escalation=2)
    client.force_login(cast.coordinator)
    text = client.get(reverse("home:workspace")).content.decode()
    assert "Bagud" in text
    assert reverse("pledges:handover", args=[late.pk]) not in text


def test_who_phones_first_has_the_call_on_top(client, cast):
    waits = handover(cast, "Ring til os", 20, owner=cast.consultant, introduction_due=NOW + timedelta(hours=4))  # fmt: skip
    factories.introduction(waits, cast.coordinator)
    assert [line["is_late"] for line in overview(cast.coordinator)["introductions"]] == [False]
    later = overview(cast.coordinator, NOW + timedelta(hours=5))["introductions"]
    assert [line["is_late"] for line in later] == [True]
    assert overview(cast.consultant)["introductions"] is None
    assert overview(cast.stranger)["introductions"] == []
    client.force_login(cast.coordinator)
    assert "Ring til os" in client.get(reverse("home:workspace")).content.decode()


def test_steering_meetings_of_the_next_two_weeks(client, cast):
    soon = factories.steering_meeting(cast.network, held_on=NOW.date() + timedelta(days=14))
    factories.steering_meeting(cast.network, held_on=NOW.date() + timedelta(days=15))
    factories.steering_meeting(cast.network, held_on=NOW.date() - timedelta(days=1))
    assert overview(cast.coordinator)["meetings"] == [soon]
    assert overview(cast.lead)["meetings"] == [soon]
    assert (overview(cast.consultant)["meetings"], overview(cast.stranger)["meetings"]) == (None, [])  # fmt: skip
    client.force_login(cast.coordinator)
    assert "Styregruppe" in client.get(reverse("home:workspace")).content.decode()


def test_who_works_here_is_offered_the_way_out(client, cast):
    client.force_login(cast.consultant)
    page = client.get("/arbejdsbord/").content.decode()
    assert "Log ud" in page
    assert "Log ind" not in page
