"""Who is away, who takes over, and that no sheet stays with somebody who is not there."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry, Role
from pledges.models import Absence, Handover
from pledges.units.absences import (
    AbsenceRefused,
    end_absence,
    hand_over_absent,
    register_absence,
    release_orphans,
)
from tests import factories

Code = AbsenceRefused.Code
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
LIST, CREATE = "/arbejdsbord/fravaer/", "/arbejdsbord/fravaer/nyt/"


def at(day, hour=9, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=COPENHAGEN)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(at(23), tick=False):
        yield


@pytest.fixture
def colleague(cast):
    user = factories.user("Eva")
    Role.objects.create(user=user, organisation=cast.unit, role=Role.Kind.CONSULTANT)
    return user


def register(cast, **changes):
    fields = {
        "user": cast.consultant,
        "starts_on": MONDAY,
        "ends_on": FRIDAY,
        "stand_in": cast.lead,
        "by": cast.lead,
    }
    return register_absence(cast.unit, **(fields | changes))


def owned(cast, due, owner=None, **fields):
    return factories.handover(
        factories.sheet(cast.network),
        cast.unit,
        owner=owner or cast.consultant,
        contact_due=due,
        **({"status": "assigned"} | fields),
    )


def refused(call, *args, **kwargs):
    with pytest.raises(AbsenceRefused) as caught:
        call(*args, **kwargs)
    return caught.value.code


def test_an_absence_is_written_down_and_audited(cast):
    absence = register(cast)
    line = AuditEntry.objects.get(verb="absence.registered")
    assert (line.organisation, line.by) == (cast.unit, cast.lead)
    assert line.after == {
        "user": cast.consultant.pk,
        "stand_in": cast.lead.pk,
        "starts_on": "2026-11-23",
        "ends_on": "2026-11-27",
    }
    assert absence.handed_over_at is None


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "code"),
    [
        (FRIDAY, MONDAY, Code.DATES),
        (date(2026, 11, 1), date(2026, 11, 22), Code.DATES),
        (MONDAY, date(2028, 1, 1), Code.TOO_LONG),
        (date(9999, 12, 30), date(9999, 12, 31), Code.TOO_LONG),
    ],
)
def test_dates_that_make_no_absence(cast, starts_on, ends_on, code):
    assert refused(register, cast, starts_on=starts_on, ends_on=ends_on) == code
    assert Absence.objects.count() == 0


@pytest.mark.parametrize("person", ["coordinator", "stranger"])
def test_only_people_of_the_unit_are_away_and_stand_in(cast, person):
    other = getattr(cast, person)
    assert refused(register, cast, user=other) == Code.USER
    assert refused(register, cast, stand_in=other) == Code.STAND_IN


def test_nobody_stands_in_for_himself(cast):
    assert refused(register, cast, stand_in=cast.consultant) == Code.STAND_IN


def test_two_absences_do_not_overlap(cast):
    register(cast)
    assert refused(register, cast, starts_on=FRIDAY, ends_on=FRIDAY) == Code.OVERLAP
    after = FRIDAY + timedelta(days=1)
    assert register(cast, starts_on=after, ends_on=after).pk


def test_ending_keeps_the_days_that_were(cast):
    absence = register(cast)
    with time_machine.travel(at(25), tick=False):
        assert end_absence(absence, by=cast.consultant).ends_on == date(2026, 11, 24)
    assert AuditEntry.objects.get(verb="absence.ended").after["ends_on"] == "2026-11-24"


def test_an_absence_that_never_was_is_gone(cast):
    end_absence(register(cast, starts_on=FRIDAY), by=cast.consultant)
    assert Absence.objects.count() == 0
    assert AuditEntry.objects.get(verb="absence.ended").after == {}


def test_what_is_over_cannot_be_ended(cast):
    absence = register(cast)
    with time_machine.travel(at(28), tick=False):
        assert refused(end_absence, absence, by=cast.lead) == Code.OVER


# --- Handing over ------------------------------------------------------------------------------


def test_what_falls_due_goes_to_the_stand_in(cast):
    register(cast)
    late, during, last = owned(cast, at(20)), owned(cast, at(25, 16)), owned(cast, at(27, 23, 59))
    after = owned(cast, at(28))
    assert hand_over_absent(at(23)) == 3
    for handover in (late, during, last):
        handover.refresh_from_db()
        assert (handover.owner, handover.reason) == (cast.lead, "stand_in")
    after.refresh_from_db()
    assert after.owner == cast.consultant
    assert during.contact_due == at(25, 16)


def test_the_entry_says_why_and_the_audit_log_who(cast):
    register(cast)
    handover = owned(cast, at(25))
    hand_over_absent(at(23))
    entry = handover.entries.get()
    assert (entry.kind, entry.by) == ("assigned", None)
    assert entry.text == "→ lead\nconsultant er væk til og med 27. november."
    line = AuditEntry.objects.get(verb="followup.assigned")
    assert (line.before["owner"], line.after["owner"]) == (cast.consultant.pk, cast.lead.pk)


def test_without_a_stand_in_it_goes_to_the_queue(cast):
    register(cast, stand_in=None)
    new = owned(cast, at(25))
    called = owned(cast, at(20), status="contacted", first_contact_at=at(20), candidate_due=at(26))
    hand_over_absent(at(23))
    for handover, status in ((new, "new"), (called, "contacted")):
        handover.refresh_from_db()
        assert (handover.owner, handover.status, handover.reason) == (None, status, "queue")


def test_a_stand_in_who_is_away_himself_gets_nothing(cast):
    register(cast)
    register(cast, user=cast.lead, stand_in=None)
    handover = owned(cast, at(25))
    hand_over_absent(at(23))
    handover.refresh_from_db()
    assert handover.owner is None


def test_without_a_lead_another_consultant_gets_it(cast, colleague):
    Role.objects.filter(user=cast.lead).delete()
    register(cast, stand_in=None)
    handover = owned(cast, at(25))
    hand_over_absent(at(23))
    handover.refresh_from_db()
    assert (handover.owner, handover.reason) == (colleague, "no_lead")


def test_the_only_one_of_a_unit_keeps_his_sheets(cast):
    Role.objects.filter(user=cast.lead).delete()
    register(cast, stand_in=None)
    handover = owned(cast, at(25))
    assert hand_over_absent(at(23)) == 0
    handover.refresh_from_db()
    assert (handover.owner, handover.version) == (cast.consultant, 0)


def test_handing_over_twice_changes_nothing_more(cast):
    register(cast)
    handover = owned(cast, at(25))
    assert [hand_over_absent(at(23)), hand_over_absent(at(23, 10))] == [1, 0]
    handover.refresh_from_db()
    assert handover.version == 1
    assert Absence.objects.get().handed_over_at == at(23)


def test_only_absences_that_have_begun_hand_over(cast):
    register(cast, starts_on=FRIDAY)
    owned(cast, at(20))
    assert [hand_over_absent(at(26, 23, 59)), hand_over_absent(at(27, 0))] == [0, 1]


def test_a_sweep_that_was_down_hands_over_late_but_not_after_the_absence(cast):
    register(cast)
    owned(cast, at(20))
    assert [hand_over_absent(at(28)), hand_over_absent(at(27))] == [0, 1]


def test_other_units_people_and_closed_sheets_are_left_alone(cast, colleague):
    elsewhere = factories.organisation("Sønderby", kind="employment_unit")
    Role.objects.create(user=cast.consultant, organisation=elsewhere, role=Role.Kind.CONSULTANT)
    register(cast)
    owned(cast, at(25), owner=colleague)
    owned(cast, at(25), status="withdrawn", closed_at=at(20))
    factories.handover(
        factories.sheet(cast.network), elsewhere, owner=cast.consultant, contact_due=at(25)
    )
    assert hand_over_absent(at(23)) == 0


# --- Owners who left ---------------------------------------------------------------------------


def test_sheets_of_one_who_left_go_to_the_queue(cast):
    handover = owned(cast, at(25))
    cast.consultant.is_active = False
    cast.consultant.save(update_fields=["is_active"])
    assert [release_orphans(at(23)), release_orphans(at(23))] == [1, 0]
    handover.refresh_from_db()
    assert (handover.owner, handover.status, handover.reason) == (None, "new", "queue")
    assert "arbejder ikke længere" in handover.entries.get().text


def test_who_lost_his_role_in_the_unit_loses_its_sheets(cast):
    handover = owned(cast, at(25))
    Role.objects.filter(user=cast.consultant).update(role=Role.Kind.READER)
    assert release_orphans(at(23)) == 1
    handover.refresh_from_db()
    assert handover.owner is None


def test_whoever_works_there_keeps_his(cast):
    owned(cast, at(25))
    owned(cast, at(25), owner=cast.lead)
    owned(cast, at(25), status="withdrawn", closed_at=at(20), owner=cast.stranger)
    factories.handover(factories.sheet(cast.network), cast.unit)
    assert release_orphans(at(23)) == 0


@pytest.mark.parametrize("sheets", [1, 3])
def test_looking_for_them_reads_no_sheet(cast, sheets, django_assert_num_queries):
    for _n in range(sheets):
        owned(cast, at(25))
        factories.handover(factories.sheet(cast.network), cast.unit)
    with django_assert_num_queries(3):  # who holds open sheets, who works, who leads
        assert release_orphans(at(23)) == 0


def test_a_queue_that_lost_its_lead_is_shared_out(cast, colleague):
    handovers = [factories.handover(factories.sheet(cast.network), cast.unit) for _ in range(4)]
    Role.objects.filter(user=cast.lead).delete()
    assert release_orphans(at(23)) == 4
    owners = [Handover.objects.get(pk=handover.pk).owner for handover in handovers]
    assert owners == [cast.consultant, colleague] * 2


def test_sheets_of_a_unit_without_anybody_go_where_a_new_one_would(cast):
    handover = owned(cast, at(25))
    Role.objects.filter(organisation=cast.unit).delete()
    assert [release_orphans(at(23)), release_orphans(at(23))] == [1, 0]
    handover.refresh_from_db()
    assert (handover.unit, handover.owner, handover.status) == (cast.nordby, None, "new")
    assert handover.entries.get().kind == "rerouted"


def test_where_nobody_is_left_at_all_it_is_told_to_the_log(cast, caplog):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    Role.objects.all().delete()
    release_orphans(at(23))
    handover.refresh_from_db()
    assert handover.unit == cast.nordby
    assert {record.levelname for record in caplog.records} == {"ERROR"}


# --- The screen --------------------------------------------------------------------------------


def posted(cast, **changes):
    fields = {
        "unit": cast.unit.pk,
        "user": cast.consultant.pk,
        "starts_on": "2026-11-23",
        "ends_on": "2026-11-27",
        "stand_in": cast.lead.pk,
    }
    return fields | changes


def test_a_consultant_writes_down_his_own_absence(client, cast):
    client.force_login(cast.consultant)
    response = client.post(CREATE, posted(cast), follow=True)
    assert "Væk nu" in response.content.decode()
    assert Absence.objects.get().user == cast.consultant


def test_a_consultant_does_not_write_down_another(client, cast, colleague):
    client.force_login(cast.consultant)
    assert client.post(CREATE, posted(cast, user=colleague.pk)).status_code == 422
    client.force_login(cast.lead)
    assert client.post(CREATE, posted(cast, user=colleague.pk)).status_code == 302


def test_a_lead_leads_only_his_own_unit(client, cast, colleague):
    """A consultant in another unit too does not decide on their colleague's absence there."""
    elsewhere = factories.organisation("Sønderby", kind="employment_unit")
    for user in (cast.lead, colleague):
        Role.objects.create(user=user, organisation=elsewhere, role=Role.Kind.CONSULTANT)
    client.force_login(cast.lead)
    data = posted(cast, unit=elsewhere.pk, user=colleague.pk, stand_in="")
    assert client.post(CREATE, data).status_code == 422
    assert Absence.objects.count() == 0


@pytest.mark.parametrize("field", ["unit", "user", "stand_in"])
def test_foreign_ids_are_no_choice(client, cast, field):
    client.force_login(cast.lead)
    foreign = cast.sonderby.pk if field == "unit" else cast.stranger.pk
    response = client.post(CREATE, posted(cast, **{field: foreign}))
    assert response.status_code == 422
    assert cast.stranger.email not in response.content.decode()
    assert Absence.objects.count() == 0


def test_refused_dates_keep_what_was_typed(client, cast):
    client.force_login(cast.consultant)
    response = client.post(CREATE, posted(cast, ends_on="2026-11-20"))
    assert response.status_code == 422
    assert 'value="2026-11-20"' in response.content.decode()


def test_an_empty_form_is_refused(client, cast):
    client.force_login(cast.consultant)
    assert client.post(CREATE).status_code == 422


def test_ending_is_for_oneself_and_the_lead(client, cast):
    absence = register(cast, user=cast.lead, stand_in=None)
    url = reverse("pledges:absence_end", args=[absence.pk])
    client.force_login(cast.consultant)
    assert f'action="{url}"' not in client.get(LIST).content.decode()
    assert client.post(url).status_code == 403
    client.force_login(cast.lead)
    assert f'action="{url}"' in client.get(LIST).content.decode()
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 404


def test_the_list_shows_ones_own_units_alone(client, cast):
    register(cast)
    client.force_login(cast.stranger)
    html = client.get(LIST).content.decode()
    assert "Alle er her" in html
    assert cast.consultant.name not in html


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    client, cast, django_assert_num_queries, rows
):
    for n in range(rows):
        day = MONDAY + timedelta(days=n)
        register(cast, starts_on=day, ends_on=day)
    client.force_login(cast.lead)
    client.get(LIST)
    with django_assert_num_queries(7):
        client.get(LIST)


def test_coming_absences_stand_apart(client, cast):
    register(cast, starts_on=FRIDAY)
    client.force_login(cast.consultant)
    html = client.get(LIST).content.decode()
    assert "Snart væk" in html
    assert "Væk nu" not in html
    assert timezone.localdate() == MONDAY
