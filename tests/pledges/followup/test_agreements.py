"""The evening's agreement: one screen, one press, all of it or nothing."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from accounts.models import ClosingDay, Role
from pledges.models import FollowUpEntry, Handover, Reminder
from tests import factories

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
EVENING = datetime(2026, 11, 24, 20, tzinfo=COPENHAGEN)  # a Tuesday
DUE = datetime(2026, 11, 26, 16, tzinfo=COPENHAGEN)


@pytest.fixture(autouse=True)
def _evening():
    with time_machine.travel(EVENING, tick=False):
        yield


@pytest.fixture
def event(cast):
    return factories.event(cast.network, starts_at=EVENING)


def sheet_of(cast, event, name="Krog Bageri", unit=None, **fields):
    sheet = factories.sheet(cast.network, event=event, company_name=name)
    return factories.handover(sheet, unit or cast.unit, **({"contact_due": DUE} | fields))


def page(event):
    return f"/arbejdsbord/arrangementer/{event.pk}/aftale/"


def filled(handover, **answers):
    start = {
        "version": handover.version,
        "owner": handover.owner_id or "",
        "day": "2026-11-26",
        "note": "",
    }
    return {f"ark{handover.pk}-{name}": value for name, value in (start | answers).items()}


def test_agreement_sets_owner_day_and_deadline_in_one_entry(client, cast, event):
    handover = sheet_of(cast, event)
    client.force_login(cast.consultant)
    data = filled(handover, owner=cast.consultant.pk, day="2026-11-27", note="Hassan kører forbi")
    assert client.post(page(event), data).url == page(event)
    handover.refresh_from_db()
    assert (handover.owner, handover.status) == (cast.consultant, "assigned")
    assert (handover.agreed_on, handover.agreed_note) == (date(2026, 11, 27), "Hassan kører forbi")
    assert handover.contact_due == datetime(2026, 11, 27, 16, tzinfo=COPENHAGEN)
    entry = FollowUpEntry.objects.get()
    assert entry.kind == "agreed"
    assert entry.text == "→ consultant, fredag den 27. november: Hassan kører forbi"
    lead = Reminder.objects.get(kind="lead")
    assert lead.due_at == datetime(2026, 11, 30, 16, tzinfo=COPENHAGEN)


def test_promised_day_is_proposed_and_untouched_lines_are_left_alone(client, cast, event):
    touched, untouched = sheet_of(cast, event), sheet_of(cast, event, "Ågård")
    client.force_login(cast.lead)
    assert client.get(page(event)).content.decode().count('value="2026-11-26"') == 2
    client.post(page(event), filled(touched, note="Ring") | filled(untouched))
    assert [entry.handover for entry in FollowUpEntry.objects.all()] == [touched]
    assert set(Handover.objects.values_list("version", flat=True)) == {0, 1}


def test_deadline_of_a_contacted_company_stays(client, cast, event):
    handover = sheet_of(cast, event, status="contacted", first_contact_at=EVENING)
    client.force_login(cast.lead)
    client.post(page(event), filled(handover, day="2026-12-01"))
    handover.refresh_from_db()
    assert (handover.agreed_on, handover.contact_due) == (date(2026, 12, 1), DUE)


@pytest.mark.parametrize(
    "day",
    ["2026-11-28", "2026-11-23", "2026-12-24", "2026-12-03", "", "i morgen", "9999-99-99"],
    ids=["Saturday", "yesterday", "Christmas", "closed", "none", "words", "no date"],
)
def test_a_day_nobody_works_is_refused_and_all_of_it_kept(client, cast, event, day):
    ClosingDay.objects.create(organisation=cast.unit, day=date(2026, 12, 3))
    bad, good = sheet_of(cast, event), sheet_of(cast, event, "Ågård")
    client.force_login(cast.lead)
    data = filled(bad, day=day, note="Skal huskes") | filled(good, note="Også det")
    response = client.post(page(event), data)
    html = response.content.decode()
    assert response.status_code == 422
    assert "Skal huskes" in html
    assert "Også det" in html
    assert FollowUpEntry.objects.count() == 0


def test_conflict_is_told_by_sheet_and_nothing_is_saved(client, cast, event):
    one, other = sheet_of(cast, event), sheet_of(cast, event, "Ågård")
    Handover.objects.filter(pk=one.pk).update(version=3)
    client.force_login(cast.lead)
    data = filled(one, note="Bageren") | filled(other, note="Maskinen")
    response = client.post(page(event), data)
    html = response.content.decode()
    assert response.status_code == 409
    assert html.count("En anden har skrevet på arket") >= 1
    assert "Bageren" in html
    assert "Maskinen" in html
    assert FollowUpEntry.objects.count() == 0
    version = re.search(rf'name="ark{one.pk}-version" value="(\d+)"', html)[1]
    assert client.post(page(event), data | {f"ark{one.pk}-version": version}).status_code == 302
    assert FollowUpEntry.objects.count() == 2


@pytest.mark.parametrize("person", ["stranger", "coordinator"])
def test_foreign_people_cannot_be_agreed_on(client, cast, event, person):
    handover = sheet_of(cast, event)
    client.force_login(cast.lead)
    response = client.post(page(event), filled(handover, owner=getattr(cast, person).pk))
    assert response.status_code == 422
    assert Handover.objects.get().owner is None


def test_cpr_number_in_the_note_is_refused_and_not_shown(client, cast, event):
    handover = sheet_of(cast, event)
    client.force_login(cast.lead)
    response = client.post(page(event), filled(handover, note="Se 010180-1234"))
    assert response.status_code == 422
    assert "010180-1234" not in response.content.decode()


def test_a_foreign_sheet_in_the_post_is_not_read(client, cast, event):
    unit = factories.organisation("Anden enhed", kind="employment_unit")
    own, foreign = sheet_of(cast, event), sheet_of(cast, event, "Fremmed", unit=unit)
    elsewhere = sheet_of(cast, factories.event(cast.network), "Andet møde")
    client.force_login(cast.lead)
    data = filled(own, note="a") | filled(foreign, note="b") | filled(elsewhere, note="c")
    assert client.post(page(event), data).status_code == 302
    assert [entry.handover for entry in FollowUpEntry.objects.all()] == [own]


def test_each_unit_sees_its_own_sheets_and_the_host_reads_all(client, cast, event):
    unit = factories.organisation("Anden enhed", kind="employment_unit")
    sheet_of(cast, event, "Vores")
    sheet_of(cast, event, "Deres", unit=unit)
    client.force_login(cast.consultant)
    html = client.get(page(event)).content.decode()
    assert ("Vores" in html, "Deres" in html) == (True, False)
    client.force_login(cast.coordinator)
    html = client.get(page(event)).content.decode()
    assert ("Vores" in html, "Deres" in html, "Gem aftalen" in html) == (True, True, False)
    foreign = factories.user("fremmed")
    Role.objects.create(user=foreign, organisation=unit, role=Role.Kind.CONSULTANT)
    client.force_login(foreign)
    html = client.get(page(event)).content.decode()
    assert ("Vores" in html, "Deres" in html) == (False, True)


def test_the_host_reads_who_and_when_but_no_note_of_the_unit(client, cast, event):
    sheet_of(cast, event, owner=cast.consultant, agreed_note="Hassan kører forbi")
    closed = sheet_of(cast, event, "Slut", agreed_note="Ringede to gange")
    Handover.objects.filter(pk=closed.pk).update(status="expired", closed_at=EVENING)
    client.force_login(cast.coordinator)
    html = client.get(page(event)).content.decode()
    assert str(cast.consultant) in html
    assert ("Hassan kører forbi" in html, "Ringede to gange" in html) == (False, False)
    client.force_login(cast.consultant)
    html = client.get(page(event)).content.decode()
    assert ("Hassan kører forbi" in html, "Ringede to gange" in html) == (True, True)


@pytest.mark.parametrize(
    ("person", "status"),
    [("lead", 302), ("consultant", 302), ("coordinator", 403), ("reader", 403), ("stranger", 404)],
)
def test_only_the_unit_saves(client, cast, event, person, status):
    handover = sheet_of(cast, event)
    client.force_login(getattr(cast, person))
    assert client.post(page(event), filled(handover, note="x")).status_code == status
    assert FollowUpEntry.objects.count() == (status == 302)


def test_an_evening_without_sheets_says_so(client, cast, event):
    client.force_login(cast.lead)
    assert "Ingen ark endnu" in client.get(page(event)).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(client, cast, event, django_assert_num_queries, rows):
    for n in range(rows):
        sheet_of(cast, event, f"Virksomhed {n}", owner=cast.consultant)
        sheet_of(cast, event, f"Slut {n}", status="withdrawn", closed_at=EVENING)
    client.force_login(cast.lead)
    with django_assert_num_queries(11):
        client.get(page(event))
