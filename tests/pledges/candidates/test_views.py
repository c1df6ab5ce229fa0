"""The list of candidates and the page that follows one from the first day."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pledges.models import Candidate
from tests import factories

LIST = "/arbejdsbord/kandidater/"


@pytest.fixture
def desk(cast):
    client = Client()
    client.force_login(cast.consultant)
    return client


def html(response):
    return response.content.decode()


def listed(client, query=""):
    return {one.reference for one, _step in client.get(LIST + query).context["lines"]}


def test_a_candidate_is_written_down_by_reference_alone(desk, cast):
    typed = {"network": cast.network.pk, "reference": "Jens Hansen", "known_by": cast.lead.pk}
    assert desk.post(f"{LIST}ny/", typed).status_code == 422
    assert desk.post(f"{LIST}ny/", typed | {"reference": "070761-4285"}).status_code == 422
    assert desk.post(f"{LIST}ny/", typed | {"reference": "Kandidat A1"}).status_code == 302
    made = Candidate.objects.get()
    assert (made.reference, made.stage, made.known_by) == ("Kandidat A1", "referred", cast.lead)
    assert desk.post(f"{LIST}ny/", typed | {"reference": "KANDIDAT A1"}).status_code == 409


def test_the_list_is_narrowed(desk, cast):
    factories.candidate(cast.unit, cast.network, reference="Kandidat A1", known_by=cast.consultant)
    factories.candidate(cast.unit, cast.network, reference="Kandidat Æ2", stage="ready")
    stranger = factories.organisation("Jobcenter Sønderby", "employment_unit")
    factories.candidate(stranger, reference="Kandidat S1")
    assert listed(desk) == {"Kandidat A1", "Kandidat Æ2"}
    assert listed(desk, "?stage=ready") == {"Kandidat Æ2"}
    assert listed(desk, "?mine=on") == {"Kandidat A1"}
    assert listed(desk, "?reference=%C3%862") == {"Kandidat Æ2"}
    assert listed(desk, f"?network={cast.network.pk}") == {"Kandidat A1", "Kandidat Æ2"}


def test_a_list_of_one_and_three_takes_the_same_queries(desk, cast, django_assert_max_num_queries):
    factories.candidate(cast.unit, cast.network, known_by=cast.lead)
    desk.get(LIST)
    with django_assert_max_num_queries(25) as one:
        desk.get(LIST)
    for _ in range(2):
        factories.candidate(cast.unit, cast.network, known_by=cast.lead)
    with django_assert_max_num_queries(len(one)):
        desk.get(LIST)


def test_one_page_shows_the_whole_way(desk, cast):
    handover = factories.handover(factories.sheet(cast.network, company_name="Smedjen"), cast.unit)
    placement = factories.lasting_job(handover, candidate_reference="Kandidat A1")
    factories.referral(placement.candidate, handover.openings.get(), state="yes")
    shown = html(desk.get(f"{LIST}{placement.candidate_id}/"))
    for words in ("Smedjen", "Rengøring", "I job", "13 uger", "stadig i job", "ja"):
        assert words in shown


def test_a_stage_is_written_and_nothing_typed_is_lost(desk, cast):
    candidate = factories.candidate(cast.unit, cast.network)
    today = timezone.localdate()
    typed = {"stage-stage": "returned", "stage-on": today.isoformat(), "stage-reason": ""}
    address = f"{LIST}{candidate.pk}/fase/"
    assert desk.post(address, typed).status_code == 409
    future = (today + timedelta(days=1)).isoformat()
    response = desk.post(address, typed | {"stage-reason": "Flytter", "stage-on": future})
    assert response.status_code == 409
    assert "Flytter" in html(response)
    assert desk.post(address, typed | {"stage-stage": "placed"}).status_code == 422
    assert desk.post(address, typed | {"stage-reason": "Flytter"}).status_code == 302
    assert "Tilbage i jobcentret" in html(desk.get(f"{LIST}{candidate.pk}/"))


def test_mentor_and_next_step_are_kept(desk, cast):
    candidate = factories.candidate(cast.unit, cast.network)
    typed = {"edit-version": 0, "edit-mentor": "Rita", "edit-next_step": "Ring om kørekort"}
    assert desk.post(f"{LIST}{candidate.pk}/ret/", typed).status_code == 302
    assert "Ring om kørekort" in html(desk.get(LIST))
    assert desk.post(f"{LIST}{candidate.pk}/ret/", typed).status_code == 409


def test_candidates_are_found_by_where_they_work_or_were_referred(desk, cast):
    at_work = factories.candidate(cast.unit, cast.network, reference="Kandidat A1")
    sheet = factories.sheet(cast.network, company_name="Krog Bageri")
    factories.placement(factories.handover(sheet, cast.unit, status="hired"), candidate=at_work)
    referred = factories.candidate(cast.unit, cast.network, reference="Kandidat A2")
    for _n in range(2):  # twice at the same company is still one row
        opening = factories.opening(cast.network, cast.unit, company=factories.company("Krog Stål"))
        factories.referral(referred, opening)
    factories.candidate(cast.unit, cast.network, reference="Kandidat A3")
    assert listed(desk, "?company=krog") == {"Kandidat A1", "Kandidat A2"}
    assert listed(desk, "?company=Bageri") == {"Kandidat A1"}
    assert listed(desk, "?company=st%C3%A5l") == {"Kandidat A2"}
    assert len(desk.get(f"{LIST}?company=krog").context["lines"]) == 2
    assert listed(desk, "?company=findes-ikke") == set()
    assert "Kandidat A3" not in html(desk.get(f"{LIST}liste.csv?company=krog"))


def test_a_next_step_is_done_by_one_press(desk, cast):
    made = factories.candidate(
        cast.unit, cast.network, next_step="Ring til A1", next_step_on=timezone.localdate()
    )
    page = f"{LIST}{made.pk}/"
    assert "skridt-gjort" in html(desk.get(page))
    assert desk.post(f"{page}skridt-gjort/", {"done-version": made.version}).url == page
    made.refresh_from_db()
    assert (made.next_step, made.next_step_on) == ("", None)
    assert "skridt-gjort" not in html(desk.get(page))


def test_a_step_that_a_colleague_wrote_meanwhile_is_not_done(desk, cast):
    made = factories.candidate(cast.unit, cast.network, next_step="Ring", version=3)
    answer = desk.post(f"{LIST}{made.pk}/skridt-gjort/", {"done-version": 2})
    assert answer.status_code == 409
    assert Candidate.objects.get().next_step == "Ring"
    assert 'name="done-version" value="3"' in html(answer)
