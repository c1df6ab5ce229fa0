"""The consultant's pages: who may see what, what is refused, and that nothing typed is lost."""

import re

import pytest
from django.utils import timezone

from pledges.models import FollowUpEntry, Handover
from tests import factories

CPR = "010180-1234"


@pytest.fixture
def handover(cast):
    event = factories.event(cast.network)
    sheet = factories.sheet(cast.network, event=event, contact_phone="22334455")
    return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


def url(handover, action=""):
    return f"/arbejdsbord/overleveringer/{handover.pk}/{action}"


def posted(prefix, **answers):
    return {f"{prefix}-{name}": value for name, value in ({"version": 0} | answers).items()}


WORK = {
    "log/": posted("log", kind="call"),
    "status/": posted("status", status="contacted"),
    "tag/": {},
}
OUTSIDERS = ["coordinator", "owner", "reader", "stranger"]


@pytest.mark.parametrize("person", ["lead", "consultant"])
def test_the_unit_opens_and_works_its_handovers(client, cast, handover, person):
    client.force_login(getattr(cast, person))
    assert client.get(url(handover)).status_code == 200
    for action in ("log/", "tag/"):
        assert client.post(url(handover, action), WORK[action]).status_code == 302


@pytest.mark.parametrize("person", OUTSIDERS)
def test_to_all_others_a_handover_does_not_exist(client, cast, handover, person):
    client.force_login(getattr(cast, person))
    assert client.get(url(handover)).status_code == 404
    for action, data in WORK.items():
        assert client.post(url(handover, action), data).status_code == 404
    assert handover.entries.count() == 0


@pytest.mark.parametrize(
    ("person", "status"), [("lead", 302), ("consultant", 403), ("owner", 404), ("stranger", 404)]
)
def test_only_a_lead_assigns(client, cast, handover, person, status):
    client.force_login(getattr(cast, person))
    data = posted("assign", owner=cast.lead.pk)
    assert client.post(url(handover, "ansvarlig/"), data).status_code == status


@pytest.mark.parametrize("action", ["log/", "status/", "ansvarlig/", "tag/"])
def test_actions_take_no_get(client, cast, handover, action):
    client.force_login(cast.lead)
    assert client.get(url(handover, action)).status_code == 405


@pytest.mark.parametrize("path", ["indbakke/", "ark/", "overleveringer/1/"])
def test_desk_asks_for_log_in(client, db, path):
    assert "/konto/login/" in client.get(f"/arbejdsbord/{path}").url


def test_log_in_two_clicks(client, cast, handover):
    client.force_login(cast.consultant)
    assert client.post(url(handover, "log/"), posted("log", kind="call")).url == url(handover)
    handover.refresh_from_db()
    assert (handover.status, handover.version) == ("contacted", 1)


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"text": "uden art"}, "Vælg, hvad der skete."),
        ({"kind": "teleport", "text": "x"}, "teleport"),
        ({"kind": "note"}, "Skriv notatet."),
        ({"kind": "received", "text": "x"}, "received"),
        ({"kind": "call", "status": "retained", "text": "x"}, "retained"),
    ],
)
def test_bad_log_is_told_and_kept(client, cast, handover, answers, message):
    client.force_login(cast.consultant)
    response = client.post(url(handover, "log/"), posted("log", **answers))
    html = response.content.decode()
    assert response.status_code == 422
    assert message in html
    assert answers.get("text", "") in html
    assert handover.entries.count() == 0


@pytest.mark.parametrize("action", ["log", "status"])
def test_what_was_mistaken_for_a_lasting_job_is_taken_back_with_a_reason(
    client, cast, handover, action
):
    handover.status, handover.closed_at = "retained", timezone.now()
    handover.save()
    client.force_login(cast.consultant)
    answers = {"status": "hired"} | ({"kind": "call"} if action == "log" else {})
    response = client.post(url(handover, f"{action}/"), posted(action, **answers))
    assert response.status_code == 422
    assert "Skriv, hvorfor jobbet alligevel ikke er fastholdt." in response.content.decode()
    answers["text"] = "Det var et andet ark"
    assert client.post(url(handover, f"{action}/"), posted(action, **answers)).status_code == 302
    handover.refresh_from_db()
    assert (handover.status, handover.entries.get().text) == ("hired", "Det var et andet ark")


@pytest.mark.parametrize("action", ["log", "status"])
def test_no_form_says_that_a_job_has_lasted_before_its_check(client, cast, handover, action):
    handover.status = "hired"
    handover.save()
    factories.retention_check(factories.placement(handover))
    client.force_login(cast.consultant)
    answers = {"status": "retained"} | ({"kind": "call"} if action == "log" else {})
    page = client.post(url(handover, f"{action}/"), posted(action, **answers))
    assert page.status_code == 422
    handover.refresh_from_db()
    assert handover.status == "hired"


def test_cpr_number_in_a_note_is_refused_and_never_shown_again(client, cast, handover):
    client.force_login(cast.consultant)
    response = client.post(url(handover, "log/"), posted("log", kind="note", text=f"Se {CPR}"))
    assert response.status_code == 422
    assert CPR not in response.content.decode()
    assert FollowUpEntry.objects.count() == 0


def test_second_consultant_sees_what_changed_and_keeps_the_text(client, cast, handover):
    client.force_login(cast.consultant)
    client.post(url(handover, "log/"), posted("log", kind="call", text="De vil gerne"))
    client.force_login(cast.lead)
    late = posted("log", kind="no_answer", text="Lagde en besked")
    response = client.post(url(handover, "log/"), late)
    html = response.content.decode()
    assert response.status_code == 409
    assert "En anden var her imens" in html
    assert "De vil gerne" in html
    assert "Lagde en besked" in html
    assert handover.entries.count() == 1
    version = re.search(r'name="log-version" value="(\d+)"', html)[1]
    assert client.post(url(handover, "log/"), late | {"log-version": version}).status_code == 302
    assert handover.entries.count() == 2


def test_status_form_offers_only_what_may_follow(client, cast, handover):
    client.force_login(cast.consultant)
    html = client.get(url(handover)).content.decode()
    form = html[html.index('name="status-status"') :]
    offered = re.findall(r'<option value="(\w+)"', form[: form.index("</select>")])
    assert offered == [
        "contacted",
        "not_ours",
        "not_reachable",
        "withdrawn",
        "expired",
    ]


@pytest.mark.parametrize("status", ["hired", "new", "nonsense", ""])
def test_illegal_status_is_refused(client, cast, handover, status):
    client.force_login(cast.consultant)
    response = client.post(url(handover, "status/"), posted("status", status=status))
    assert response.status_code == 422
    handover.refresh_from_db()
    assert (handover.status, handover.version) == ("assigned", 0)


def test_sent_on_must_say_to_whom(client, cast, handover):
    client.force_login(cast.consultant)
    data = posted("status", status="not_ours")
    assert client.post(url(handover, "status/"), data).status_code == 422
    data["status-text"] = "Sønderby Kommune"
    assert client.post(url(handover, "status/"), data).status_code == 302


@pytest.mark.parametrize("person", ["stranger", "coordinator"])
def test_a_foreign_person_cannot_be_made_owner(client, cast, handover, person):
    client.force_login(cast.lead)
    data = posted("assign", owner=getattr(cast, person).pk)
    response = client.post(url(handover, "ansvarlig/"), data)
    assert response.status_code == 422
    handover.refresh_from_db()
    assert handover.owner == cast.consultant


def test_foreign_people_are_not_offered_either(client, cast, handover):
    client.force_login(cast.lead)
    html = client.get(url(handover)).content.decode()
    form = html[html.index('name="assign-owner"') :]
    offered = set(re.findall(r'<option value="(\d+)"', form[: form.index("</select>")]))
    assert offered == {str(cast.lead.pk), str(cast.consultant.pk)}


def test_taking_a_taken_sheet_is_told(client, cast, handover):
    client.force_login(cast.lead)
    response = client.post(url(handover, "tag/"), follow=True)
    assert "Arket er allerede taget." in response.content.decode()
    handover.refresh_from_db()
    assert handover.owner == cast.consultant


# --- The host's list -------------------------------------------------------------------------


def test_host_sees_sheet_and_status_but_no_log(client, cast, handover):
    FollowUpEntry.objects.create(handover=handover, kind="note", text="Hemmeligt notat")
    Handover.objects.update(status="visit_booked", first_contact_at=timezone.now())
    client.force_login(cast.coordinator)
    html = client.get("/arbejdsbord/ark/").content.decode()
    assert "Ågård Maskinfabrik" in html
    assert "besøg aftalt" in html
    assert "Hemmeligt" not in html
    assert url(handover) not in html


def test_unit_finds_its_way_from_the_list(client, cast, handover):
    client.force_login(cast.consultant)
    assert url(handover) in client.get("/arbejdsbord/ark/").content.decode()


def test_stranger_sees_an_empty_list(client, cast, handover):
    client.force_login(cast.stranger)
    html = client.get("/arbejdsbord/ark/").content.decode()
    assert "Ingen ark her" in html
    assert "Ågård" not in html


def test_list_is_filtered_by_event_and_status(client, cast, handover):
    other = factories.event(cast.network)
    factories.handover(
        factories.sheet(cast.network, event=other, company_name="Krog Bageri"), cast.unit
    )
    client.force_login(cast.coordinator)
    html = client.get(f"/arbejdsbord/ark/?event={other.pk}").content.decode()
    assert ("Krog Bageri" in html, "Ågård Maskinfabrik" in html) == (True, False)
    html = client.get("/arbejdsbord/ark/?status=assigned").content.decode()
    assert ("Krog Bageri" in html, "Ågård Maskinfabrik" in html) == (False, True)


def test_list_does_not_filter_by_a_foreign_event(client, cast, handover):
    foreign = factories.event(factories.network(cast.sonderby), title="Fremmed møde")
    factories.sheet(foreign.network, event=foreign, company_name="Fremmed A/S")
    client.force_login(cast.coordinator)
    html = client.get(f"/arbejdsbord/ark/?event={foreign.pk}").content.decode()
    assert "Fremmed" not in html


@pytest.mark.parametrize("rows", [1, 3])
def test_list_queries_do_not_grow(client, cast, django_assert_num_queries, rows):
    event = factories.event(cast.network)
    for n in range(rows):
        sheet = factories.sheet(cast.network, event=event, company_name=f"Virksomhed {n}")
        factories.handover(sheet, cast.unit)
    client.force_login(cast.coordinator)
    with django_assert_num_queries(10):
        client.get("/arbejdsbord/ark/")


# --- The card on the tables ------------------------------------------------------------------


def test_table_card_is_made_by_a_post_and_then_stays(client, cast):
    event = factories.event(cast.network)
    page = f"/arbejdsbord/arrangementer/{event.pk}/ark/"
    client.force_login(cast.coordinator)
    assert "Lav kortet" in client.get(page).content.decode()
    for _n in range(2):
        assert client.post(f"{page}ny/").url == page
    html = client.get(page).content.decode()
    assert str(event.sheet_link) in html
    assert "<svg" in html


@pytest.mark.parametrize(("person", "status"), [("helper", 403), ("lead", 404), ("stranger", 404)])
def test_table_card_is_the_host_s(client, cast, person, status):
    event = factories.event(cast.network)
    client.force_login(getattr(cast, person))
    page = f"/arbejdsbord/arrangementer/{event.pk}/ark/"
    assert client.get(page).status_code == status
    assert client.post(f"{page}ny/").status_code == status
