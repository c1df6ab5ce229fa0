import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEntry
from taskforces.models import Company, Contact, ContactImport
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


def url(name, *args):
    return reverse(f"taskforces:{name}", args=args)


def test_search_forgives_and_shows_only_ones_own(secretary, cast):
    factories.contact(cast.nordby, name="Søren Holm")
    factories.contact(cast.nordby, name="Ida Bek")
    factories.contact(cast.sonderby, name="Søren Fremmed")
    page = secretary.get(url("contacts"), {"q": "soren"}).content.decode()
    assert "Søren Holm" in page
    assert "Ida Bek" not in page
    assert "Fremmed" not in page


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_list_costs_the_same_with_one_and_with_many(secretary, cast):
    factories.contact(cast.nordby)
    secretary.get(url("contacts"))
    one = queries_of(secretary, url("contacts"))
    for n in range(3):
        factories.contact(cast.nordby, name=f"Leder {n}", company=factories.company(f"Firma {n}"))
    assert queries_of(secretary, url("contacts")) == one


def test_the_list_has_pages(secretary, cast):
    company = factories.company()
    for n in range(51):
        factories.contact(cast.nordby, name=f"Leder {n:02}", company=company)
    first = secretary.get(url("contacts"), {"q": "leder"}).content.decode()
    assert "?q=leder&amp;page=2" in first
    assert "Leder 50" in secretary.get(url("contacts"), {"q": "leder", "page": 2}).content.decode()


def test_a_contact_is_made_with_a_new_company(secretary, cast):
    number = factories.cvr()
    answer = secretary.post(url("contact_create"), PERSON | {"cvr_number": f"DK {number}"})
    contact = Contact.objects.get()
    assert answer.url == url("contacts")
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
    page = client.get(url("contacts")).content.decode()
    assert contact.name not in page
    assert url("contact_create") not in page


def upload(client, text):
    file = SimpleUploadedFile("liste.csv", text.encode("cp1252"))
    return client.post(url("contact_import"), {"file": file})


def test_a_file_goes_in_by_three_steps(secretary, cast):
    answer = upload(secretary, "Firma;Kontaktperson;Ort\nÅgård;Søren Ågård;Købæk\nÅgård;;x\n")
    made = ContactImport.objects.get()
    assert answer.url == url("contact_import_columns", made.pk)
    columns = {"column_company": "0", "column_name": "1", "column_city": "2"}
    answer = secretary.post(
        answer.url, columns | {"data_source": "Messen", "contact_basis": "public_task"}
    )
    assert answer.url == url("contact_import_preview", made.pk)
    preview = secretary.get(answer.url).content.decode()
    assert "Søren Ågård" in preview
    assert "Linje 3" in preview
    assert Contact.objects.count() == 0
    refused = secretary.get(url("contact_import_refused", made.pk)).content.decode("utf-8-sig")
    assert refused == "Linje;Hvorfor;Firma;Kontaktperson;Ort\r\n3;Navn: mangler.;Ågård;;x\r\n"
    done = secretary.post(url("contact_import_confirm", made.pk)).content.decode()
    assert "1 kontakt er lagt ind." in done
    assert "Linje 3" in done
    assert Contact.objects.get().company.city == "Købæk"
    assert secretary.post(url("contact_import_confirm", made.pk)).status_code == 404


def test_columns_and_source_must_be_chosen(secretary):
    upload(secretary, "a;b\n1;2\n")
    address = url("contact_import_columns", ContactImport.objects.get().pk)
    page = secretary.post(address, {"contact_basis": "member"}).content.decode()
    assert "Vælg den kolonne, hvor det står." in page
    assert "Skriv, hvor navnene kommer fra" in page


def test_a_column_that_is_not_in_the_file_is_refused(secretary):
    upload(secretary, "a;b\n1;2\n")
    address = url("contact_import_columns", ContactImport.objects.get().pk)
    data = {"column_company": "0", "column_name": "99", "contact_basis": "member"}
    assert secretary.post(address, data | {"data_source": "x"}).status_code == 422
    assert ContactImport.objects.get().state == "uploaded"


def test_an_old_excel_file_is_explained(secretary):
    file = SimpleUploadedFile("liste.xls", b"\xd0\xcf\x11\xe0...")
    page = secretary.post(url("contact_import"), {"file": file}).content.decode()
    assert "ældre Excel-ark" in page
    assert ContactImport.objects.count() == 0


def test_a_strangers_import_is_not_there(client, cast, secretary):
    upload(secretary, "a;b\n1;2\n")
    made = ContactImport.objects.get()
    client.force_login(cast.stranger)
    for name in ("contact_import_columns", "contact_import_preview"):
        assert client.get(url(name, made.pk)).status_code == 404
    for name in ("contact_import_confirm", "contact_import_cancel"):
        assert client.post(url(name, made.pk)).status_code == 404


def test_a_dropped_file_is_gone(secretary):
    upload(secretary, "a;b\n1;2\n")
    secretary.post(url("contact_import_cancel", ContactImport.objects.get().pk))
    assert ContactImport.objects.count() == 0


def test_the_organisation_tells_what_it_does_with_names(client, cast):
    page = client.get(url("privacy", cast.nordby.slug)).content.decode()
    assert "Nordby Kommune er dataansvarlig." in page
    assert "Datatilsynet" in page
