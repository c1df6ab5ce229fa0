import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEntry
from taskforces.models import Company, Contact
from tests import factories

PERSON = {
    "company_name": "Ågård Maskinfabrik",
    "cvr_number": "",
    "street": "Vej 1",
    "postcode": "9000",
    "city": "Aalborg",
    "name": "Søren Ågård",
    "title": "Direktør",
    "email": "soren@example.org",
    "data_source": "Messen i maj",
    "contact_basis": "dialogue",
}


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


LIST = "/arbejdsbord/kontakter/"


def url(name, *args):
    return reverse(f"taskforces:{name}", args=args)


def test_search_forgives_and_shows_only_ones_own(secretary, cast):
    factories.contact(cast.nordby, name="Søren Holm")
    factories.contact(cast.nordby, name="Ida Bek")
    factories.contact(cast.sonderby, name="Søren Fremmed")
    page = secretary.get(LIST, {"q": "soren"}).content.decode()
    assert "Søren Holm" in page
    assert "Ida Bek" not in page
    assert "Fremmed" not in page


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_list_costs_the_same_with_one_and_with_many(secretary, cast):
    factories.contact(cast.nordby)
    secretary.get(LIST)
    one = queries_of(secretary, LIST)
    for n in range(3):
        factories.contact(cast.nordby, name=f"Leder {n}", company=factories.company(f"Firma {n}"))
    assert queries_of(secretary, LIST) == one


def test_the_list_has_pages(secretary, cast):
    company = factories.company()
    for n in range(61):
        factories.contact(cast.nordby, name=f"Leder {n:02}", company=company)
    first = secretary.get(LIST, {"q": "leder"}).content.decode()
    assert "?q=leder&amp;page=2" in first
    assert "Leder 60" in secretary.get(LIST, {"q": "leder", "page": 2}).content.decode()


def test_a_contact_is_made_with_a_new_company(secretary, cast):
    number = factories.cvr()
    answer = secretary.post(url("contact_create"), PERSON | {"cvr_number": f"DK {number}"})
    contact = Contact.objects.get()
    assert answer.url == LIST
    assert (contact.organisation, contact.company.cvr_number) == (cast.nordby, number)
    assert AuditEntry.objects.get().verb == "create_contact"


def test_a_company_is_found_by_its_number(secretary):
    company = factories.company("Det rigtige navn")
    secretary.post(url("contact_create"), PERSON | {"cvr_number": company.cvr_number})
    assert Contact.objects.get().company == company
    assert Company.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cvr_number": "12345678"}, "det sidste skal passe med de andre"),
        ({"name": "Bo 010190-1234"}, "Skriv ikke CPR-numre her"),
        ({"data_source": ""}, "Det her skal udfyldes"),
        ({"postcode": "90"}, "Skriv fire cifre"),
    ],
)
def test_bad_input_is_explained_and_nothing_typed_is_lost(secretary, change, message):
    page = secretary.post(url("contact_create"), PERSON | change).content.decode()
    assert message in page
    assert "Ågård Maskinfabrik" in page
    assert "010190" not in page
    assert Contact.objects.count() == 0


def test_the_same_person_twice_is_refused(secretary, cast):
    company = factories.company()
    factories.contact(cast.nordby, name="Søren Ågård", company=company)
    answer = secretary.post(url("contact_create"), PERSON | {"cvr_number": company.cvr_number})
    assert "står allerede på listen" in answer.content.decode()


def test_an_edit_changes_the_person_and_a_company_that_is_ours_alone(secretary, cast):
    contact = factories.contact(cast.nordby)
    secretary.post(url("contact_edit", contact.pk), PERSON | {"title": "Ejer", "objected": "on"})
    contact.refresh_from_db()
    assert (contact.title, contact.company.street) == ("Ejer", "Vej 1")
    assert contact.objected_at is not None
    assert AuditEntry.objects.get().verb == "update_contact"


def test_an_edit_leaves_a_shared_company_alone(secretary, cast):
    contact = factories.contact(cast.nordby)
    factories.contact(cast.sonderby, name="Anden", company=contact.company)
    before = contact.company.name
    secretary.post(url("contact_edit", contact.pk), PERSON | {"company_name": "Kapret"})
    contact.refresh_from_db()
    assert (contact.company.name, contact.title) == (before, "Direktør")


def test_a_strangers_contact_is_not_there_and_a_reader_may_not(client, cast):
    contact = factories.contact(cast.nordby)
    client.force_login(cast.stranger)
    assert client.get(url("contact_edit", contact.pk)).status_code == 404
    client.force_login(cast.reader)
    assert client.get(url("contact_edit", contact.pk)).status_code == 403
    assert client.get(url("contact_create")).status_code == 403
    page = client.get(LIST).content.decode()
    assert contact.name not in page
    assert url("contact_create") not in page


def test_the_organisation_tells_what_it_does_with_names(client, cast):
    page = client.get(url("privacy", cast.nordby.slug)).content.decode()
    assert "Nordby Kommune er dataansvarlig." in page
    assert "Datatilsynet" in page


def test_a_post_and_a_neighbouring_country_are_written_by_hand(secretary):
    typed = PERSON | {"name": "Ledelsen", "is_post": "on", "postcode": "24937"}
    refused = secretary.post(url("contact_create"), typed)
    assert refused.status_code == 422
    assert "Skriv fire cifre." in refused.content.decode()
    assert secretary.post(url("contact_create"), typed | {"country": "Tyskland"}).status_code == 302
    contact = Contact.objects.get()
    assert (contact.is_post, contact.company.country) == (True, "Tyskland")
    assert (contact.greeting, contact.greeting_doubtful) == ("Kære Ågård Maskinfabrik", False)


def test_a_blocked_address_is_told_in_the_list_and_on_the_contact(secretary, cast):
    contact = factories.contact(cast.nordby, email="Kaj@firma.example")
    row = factories.suppression(cast.nordby, "kaj@firma.example")
    factories.suppression(cast.sonderby, "leder@firma.example")
    assert "adressen findes ikke" in secretary.get(LIST).content.decode()
    page = secretary.get(url("contact_edit", contact.pk)).content.decode()
    assert reverse("outbox:lift", args=[row.pk]) in page


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"state": "retry", "undelivered": "full"}, "Postkassen er fuld: vi prøver igen"),
        ({"state": "failed", "undelivered": "too_large"}, "Mailen er for stor til modtageren"),
        ({"state": "queued"}, None),
    ],
)
def test_how_the_last_mail_stands_is_told_on_the_contact(secretary, cast, told, words):
    contact = factories.contact(cast.nordby, email="kaj@firma.example")
    factories.message(cast.nordby, recipient="KAJ@firma.example", **told)
    page = secretary.get(url("contact_edit", contact.pk)).content.decode()
    assert (words in page) if words else ("note__title" not in page)


def test_the_language_somebody_reads_is_chosen_on_the_form(secretary):
    secretary.post(url("contact_create"), PERSON | {"language": "en"})
    assert Contact.objects.get().language == "en"
    refused = secretary.post(url("contact_create"), PERSON | {"name": "Bo", "language": "xx"})
    assert refused.status_code == 422
    assert Contact.objects.count() == 1
