from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.http import Http404
from django.utils import timezone

from events.models import Invitation
from outbox.models import Message
from pledges.models import Campaign, FollowUpEntry, Handover, PledgeLine, Sheet, SheetLink
from pledges.sheets.entry import entry_by_key, guest_at
from pledges.sheets.handing_in import SheetData, next_client_id, sheet_link_for, spread, submit
from tests import factories
from tests.factories import answer
from tests.races import race


def filled(**answers):
    answers = {
        "client_id": uuid4(),
        "company_name": "Ågård Maskinfabrik",
        "contact_name": "Søren Ågård",
        "phone": "12 34 56 78",
        "tasks": ("cleaning", "kitchen"),
        "hours": "5-9",
    } | answers
    return SheetData(**answers)


@pytest.fixture
def invitation(cast):
    company = factories.company(municipality_code="0846")
    contact = factories.contact(cast.nordby, company=company, phone="12345678")
    return factories.invitation(factories.event(cast.network), contact)


@pytest.fixture
def own_code(invitation):
    return entry_by_key(invitation.code)


@pytest.fixture
def table(cast):
    return entry_by_key(sheet_link_for(factories.event(cast.network)).key)


def test_submit_makes_sheet_lines_handover_and_first_entry(cast, own_code, invitation):
    sheet = submit(own_code, filled=filled(wants_visit=True))
    assert sheet.invitation == invitation
    assert (sheet.event, sheet.network) == (invitation.event, cast.network)
    assert (sheet.company, sheet.contact) == (invitation.contact.company, invitation.contact)
    assert list(sheet.lines.values_list("task", "hours", "positions", "pattern")) == [
        ("cleaning", "5-9", 1, "weekly"),
        ("kitchen", "5-9", 0, "weekly"),
    ]
    assert (sheet.handover.unit, sheet.handover.status) == (cast.unit, "new")
    assert list(sheet.handover.entries.values_list("kind", flat=True)) == ["received"]


def test_submit_gives_the_sheet_to_the_network_s_consultant(cast, own_code):
    cast.network.default_owner = cast.consultant
    cast.network.save(update_fields=["default_owner"])
    handover = submit(entry_by_key(own_code.key), filled=filled()).handover
    assert (handover.owner, handover.status, handover.reason) == (
        cast.consultant,
        "assigned",
        "network_default",
    )


def test_submit_sends_a_receipt_only_to_a_known_address(
    own_code, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        submit(own_code, filled=filled())
        submit(own_code, filled=filled(email="soren@example.org"))
    assert [m.to for m in mail.outbox] == [["soren@example.org"]]


def test_handing_in_again_is_the_same_sheet(own_code):
    form = filled(email="soren@example.org")
    first = submit(own_code, filled=form)
    again = submit(own_code, filled=filled(client_id=form.client_id, tasks=("green",)))
    assert (again.pk, again.receipt_token) == (first.pk, first.receipt_token)
    assert (Sheet.objects.count(), Handover.objects.count(), Message.objects.count()) == (1, 1, 1)


def test_another_network_s_form_is_not_handed_out(cast, own_code):
    """Who guesses an id of another network learns nothing."""
    form = filled()
    first = submit(own_code, filled=form)
    elsewhere = factories.event(factories.network(cast.sonderby))
    foreign = entry_by_key(sheet_link_for(elsewhere).key)
    second = submit(foreign, filled=form)
    assert (second.network.host, second.client_id == first.client_id) == (cast.sonderby, False)
    assert Sheet.objects.get(client_id=form.client_id) == first


def test_submit_writes_all_or_nothing(own_code):
    with pytest.raises(ValueError, match="newline"):
        submit(own_code, filled=filled(email="a@example.org\nBcc: b@example.org"))
    assert (Sheet.objects.count(), PledgeLine.objects.count(), Handover.objects.count()) == (
        0,
        0,
        0,
    )


def test_a_colleague_with_the_leader_s_code_is_not_the_leader(own_code):
    sheet = submit(own_code, filled=filled(contact_name="Mette Krog"))
    assert (sheet.contact, sheet.company.name) == (None, "Ågård Maskinfabrik")


def test_another_company_on_the_leader_s_code_is_not_his(own_code):
    sheet = submit(own_code, filled=filled(company_name="Krog Bageri"))
    assert (sheet.company, sheet.municipality_code) == (None, "")


def test_table_knows_an_invited_company_by_its_name(cast, table):
    company = factories.company("Krog Bageri", municipality_code="0846")
    factories.invitation(table.event, factories.contact(cast.nordby, company=company))
    sheet = submit(table, filled=filled(company_name="krog bageri"))
    assert (sheet.company, sheet.contact, sheet.municipality_code) == (company, None, "0846")


def test_table_does_not_choose_between_namesakes(cast, table):
    for _n in range(2):
        company = factories.company("Krog Bageri")
        factories.invitation(table.event, factories.contact(cast.nordby, company=company))
    assert submit(table, filled=filled(company_name="Krog Bageri")).company is None


def test_table_does_not_know_companies_of_other_events(cast, table):
    company = factories.company("Krog Bageri")
    other = factories.event(cast.network)
    factories.invitation(other, factories.contact(cast.nordby, company=company))
    assert submit(table, filled=filled(company_name="Krog Bageri")).company is None


@pytest.mark.parametrize(
    ("positions", "tasks", "expected"),
    [
        (1, "abc", [("a", 1), ("b", 0), ("c", 0)]),
        (2, "ab", [("a", 1), ("b", 1)]),
        (5, "ab", [("a", 3), ("b", 2)]),
        (3, "", []),
    ],
)
def test_spread_keeps_the_sum(positions, tasks, expected):
    assert spread(positions, tuple(tasks)) == expected


def test_two_tabs_of_the_same_form_have_one_id(own_code):
    first, second = next_client_id(own_code.key), next_client_id(own_code.key)
    assert first == second
    submit(own_code, filled=filled(client_id=first))
    assert next_client_id(own_code.key) != first


def test_two_people_have_different_ids(db):
    assert next_client_id("a") != next_client_id("b")


def test_sheet_link_is_made_once(cast):
    event = factories.event(cast.network)
    assert sheet_link_for(event) == sheet_link_for(event)
    assert SheetLink.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "ABC", "22222222222", "' OR 1=1 --", "æøå" * 4])
def test_unknown_key_is_not_found(db, typed):
    with pytest.raises(Http404):
        entry_by_key(typed)


def test_key_is_read_with_dashes_and_small_letters(table):
    typed = "-".join([table.key[:4], table.key[4:8], table.key[8:]]).lower()
    assert entry_by_key(typed).link == table.link


def test_withdrawn_invitation_is_closed(invitation):
    Invitation.objects.update(withdrawn_at=timezone.now())
    assert entry_by_key(invitation.code).is_open is False


@pytest.mark.parametrize(
    ("starts", "ends", "is_open"), [(-5, 5, True), (0, 0, True), (-5, -1, False), (1, 5, False)]
)
def test_campaign_is_open_between_its_days(cast, starts, ends, is_open):
    today = timezone.localdate()
    campaign = Campaign.objects.create(
        network=cast.network,
        name="Giv et job i julegave",
        slug="jul",
        starts_on=today + timedelta(days=starts),
        ends_on=today + timedelta(days=ends),
    )
    link = SheetLink.objects.create(network=cast.network, campaign=campaign)
    assert entry_by_key(link.key).is_open is is_open


def test_closed_link_and_sleeping_network_take_nothing(cast, table):
    table.link.closes_at = timezone.now() - timedelta(minutes=1)
    table.link.save(update_fields=["closes_at"])
    assert entry_by_key(table.key).is_open is False
    cast.network.active = False
    assert table.is_open is False


def test_guest_at_a_table_is_known_by_the_code_in_his_browser(cast, table):
    own = factories.invitation(table.event)
    foreign = factories.invitation(factories.event(cast.network))
    assert guest_at(table, own.code).invitation == own
    assert guest_at(table, foreign.code).invitation is None
    assert guest_at(table, "").invitation is None


# --- The race --------------------------------------------------------------------------------


@pytest.fixture
def evening(transactional_db):
    municipality = factories.organisation()
    unit = factories.organisation("Enheden", kind="employment_unit")
    event = factories.event(factories.network(municipality, unit))
    return entry_by_key(sheet_link_for(event).key)


@pytest.mark.race
def test_double_submit_at_once_is_one_sheet_and_one_receipt(evening):
    form = filled(email="soren@example.org")
    outcomes = race(lambda _try: submit(evening, filled=form).receipt_token, range(12))
    assert outcomes == [Sheet.objects.get().receipt_token] * 12
    assert (Handover.objects.count(), FollowUpEntry.objects.count()) == (1, 1)
    assert (PledgeLine.objects.count(), len(mail.outbox)) == (2, 1)


def test_handed_in_by_another_tab_right_after_the_look_is_one_sheet(evening):
    """The other tab comes between two statements of this one, wherever it looks."""
    form, came = filled(), []

    def other_tab(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.startswith("SELECT") and 'FROM "pledges_sheet"' in sql and not came:
            came.append(True)
            came.append(submit(evening, filled=form))
        return result

    with connection.execute_wrapper(other_tab):
        sheet = submit(evening, filled=form)
    assert came == [True, sheet]
    assert Sheet.objects.count() == 1


@pytest.mark.race
def test_a_look_before_the_write_would_not_be_enough(evening):
    """Negative control: all look, nobody finds, all write; only the unique id stops them."""
    form, looked = filled(), Barrier(4)

    def naive(_try):
        assert not Sheet.objects.filter(client_id=form.client_id).exists()
        looked.wait(timeout=20)
        return factories.sheet(evening.network, client_id=form.client_id)

    outcomes = race(naive, range(4))
    refused = [type(o).__name__ for o in outcomes if isinstance(o, Exception)]
    assert refused == ["IntegrityError"] * 3


def test_a_stand_in_sees_his_own_name_and_not_his_colleagues_number(cast, own_code, invitation):
    assert own_code.guest["phone"] == invitation.contact.phone != ""
    answer(
        invitation,
        answer="stand_in",
        stand_in_name="Gitte Højvang",
        stand_in_email="gitte@example.org",
        source="link",
    )
    guest = entry_by_key(invitation.code).guest
    assert (guest["contact_name"], guest["phone"]) == ("Gitte Højvang", "")
    assert guest["email"] == "gitte@example.org"
