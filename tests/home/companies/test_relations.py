"""What one organisation writes about a company is its own, and nothing of it reaches the register."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import periods
from accounts.models import AuditEntry
from pledges.models import Handover
from taskforces.companies import relations
from taskforces.models import Company, CompanyLogEntry, CompanyRelation, Tag
from taskforces.retention import forget_company_words
from tests import factories

NEXT = date(2026, 12, 14)


@pytest.fixture
def company(cast):
    company = factories.company("Ågård Maskinfabrik", city="Nordby")
    factories.contact(cast.nordby, company=company)
    return company


def keep(client, company, **data):
    return client.post(reverse("home:company_keep", args=[company.pk]), data)


def test_own_words_stay_with_the_organisation(cast, client, company):
    factories.contact(cast.sonderby, company=company)
    client.force_login(cast.coordinator)
    answer = keep(
        client, company, short_name="Ågård", note="Ring før 8", tag_names="Byggeri, byggeri ,  "
    )
    assert answer.status_code == 302
    company.refresh_from_db()
    assert company.name == "Ågård Maskinfabrik"
    (relation,) = CompanyRelation.objects.all()
    assert (relation.organisation, relation.short_name) == (cast.nordby, "Ågård")
    assert [tag.name for tag in Tag.objects.all()] == ["Byggeri"]
    client.force_login(cast.stranger)
    page = client.get(reverse("home:company", args=[company.pk])).content.decode()
    assert "Ågård Maskinfabrik" in page
    assert "Ring før 8" not in page


def test_what_others_know_is_not_there(cast, client, company):
    client.force_login(cast.stranger)
    for name in ("company", "company_keep"):
        assert client.get(reverse(f"home:{name}", args=[company.pk])).status_code == 404
    assert client.post(reverse("home:company_log", args=[company.pk])).status_code == 404
    assert "Ågård" not in client.get(reverse("home:companies")).content.decode()


def test_a_call_is_logged_with_the_next_step(cast, client, company):
    client.force_login(cast.coordinator)
    log = reverse("home:company_log", args=[company.pk])
    said = {"log-kind": "call", "log-text": "De mangler en i lageret", "log-next_step": "Ring igen"}
    assert client.post(log, said | {"log-next_step_on": NEXT.isoformat()}).status_code == 302
    relation = CompanyRelation.objects.get()
    assert (relation.next_step, relation.next_step_on) == ("Ring igen", NEXT)
    assert relation.responsible == cast.coordinator
    # What was to be done is done by the next call.
    relations.log(cast.nordby, company, by=cast.owner, kind="call", text="Talte igen")
    relation.refresh_from_db()
    assert (relation.next_step, relation.responsible) == ("", cast.coordinator)
    assert CompanyLogEntry.objects.count() == 2


def test_words_with_a_cpr_number_are_refused_and_nothing_is_lost(cast, client, company):
    client.force_login(cast.coordinator)
    log = reverse("home:company_log", args=[company.pk])
    answer = client.post(
        log, {"log-kind": "call", "log-text": "0101901230", "log-next_step": "Ring"}
    )
    assert answer.status_code == 422
    assert 'value="Ring"' in answer.content.decode()
    assert not CompanyLogEntry.objects.exists()


def test_many_get_a_tag_in_one_go_and_a_foreign_one_stops_it(cast, client, company):
    other = factories.company("Bageriet")
    factories.contact(cast.nordby, company=other)
    foreign = factories.company("Fremmed")
    factories.contact(cast.sonderby, company=foreign)
    client.force_login(cast.coordinator)
    url = reverse("home:companies_tag")
    asked = {"company": [company.pk, other.pk, foreign.pk], "name": "lager"}
    assert client.post(url, asked).status_code == 404
    assert not CompanyRelation.objects.exists()
    answer = client.post(url, asked | {"company": [company.pk, other.pk], "back": "q=b\r\nx"})
    assert answer.status_code == 302
    assert {str(each.company) for each in Tag.objects.get().relations.all()} == {
        "Ågård Maskinfabrik",
        "Bageriet",
    }
    assert AuditEntry.objects.filter(verb="tag_companies").count() == 1


def test_a_unit_knows_the_companies_of_its_sheets(cast, client):
    company = factories.company("Fra arket")
    sheet = factories.sheet(cast.network, company=company)
    factories.handover(sheet, cast.unit)
    client.force_login(cast.consultant)
    assert client.get(reverse("home:company", args=[company.pk])).status_code == 200
    Handover.objects.all().delete()
    assert client.get(reverse("home:company", args=[company.pk])).status_code == 404


def test_search_knows_danish_letters(cast, company):
    for words in ("agard", "Aagaard", "ÅGÅRD", "nordby", company.cvr_number):
        assert Company.objects.search(words).get() == company


def test_old_words_go_and_the_rest_stays(cast, company):
    relations.log(cast.nordby, company, by=cast.owner, kind="call", text="Sagt for længe siden")
    relations.keep(cast.nordby, company, by=cast.owner, note="Kender Bo", short_name="Ågård")
    now = timezone.now()
    forget_company_words(now)
    assert CompanyLogEntry.objects.exists()
    forget_company_words(periods.months_before(now, -25))
    assert not CompanyLogEntry.objects.exists()
    relation = CompanyRelation.objects.get()
    assert (relation.note, relation.short_name) == ("", "Ågård")


def test_the_kind_of_all_that_are_ticked(cast, client):
    one, other = factories.company("Ågård"), factories.company("Værkstedet")
    for company in (one, other):
        factories.contact(cast.nordby, company=company)
    client.force_login(cast.coordinator)
    url = reverse("home:companies_kind")
    told = {"company": [one.pk, other.pk], "kind": "social", "back": "kind=social"}
    assert client.post(url, told)["Location"].endswith("?kind=social")
    page = client.get(reverse("home:companies"), {"kind": "social"}).content.decode()
    assert ("Ågård" in page, "Værkstedet" in page) == (True, True)
    client.post(url, {"company": [one.pk], "kind": ""})
    page = client.get(reverse("home:companies"), {"kind": "social"}).content.decode()
    assert ("Ågård" in page, "Værkstedet" in page) == (False, True)
    foreign = factories.contact(cast.sonderby).company
    assert client.post(url, {"company": [foreign.pk], "kind": "social"}).status_code == 404
    assert "vælg slags" in client.post(url, {"kind": "x"}, follow=True).content.decode()
