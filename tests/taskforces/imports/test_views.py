import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from taskforces.imports import csv_files, workbooks
from taskforces.imports.columns import FIXABLE
from taskforces.imports.headings import guess_columns
from taskforces.models import Contact, ContactImport, ContactList


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


def url(name, *args):
    return reverse(f"taskforces:{name}", args=args)


def upload(client, text):
    file = SimpleUploadedFile("liste.csv", text.encode("cp1252"))
    return client.post(url("contact_import"), {"file": file})


CHOSEN = {"contact_basis": "public_task", "data_source": "Messen"}


def previewed(client, text, **columns):
    """An import whose columns are chosen, and the address of its preview."""
    upload(client, text)
    made = ContactImport.objects.get()
    answer = client.post(url("contact_import_columns", made.pk), CHOSEN | columns)
    assert answer.url == url("contact_import_preview", made.pk)
    return made, answer.url


def test_a_file_goes_in_by_three_steps(secretary, cast):
    answer = upload(secretary, "Firma;Kontaktperson;Ort\nÅgård;Søren Ågård;Købæk\n;Bo;x\n")
    made = ContactImport.objects.get()
    assert answer.url == url("contact_import_columns", made.pk)
    columns = {"column_0": "company", "column_1": "name", "column_2": "city"}
    answer = secretary.post(answer.url, columns | CHOSEN)
    assert answer.url == url("contact_import_preview", made.pk)
    preview = secretary.get(answer.url).content.decode()
    assert "Søren Ågård" in preview
    assert "Linje 3" in preview
    assert Contact.objects.count() == 0
    refused = secretary.get(url("contact_import_refused", made.pk)).content.decode("utf-8-sig")
    assert refused == "Linje;Hvorfor;Firma;Kontaktperson;Ort\r\n3;Virksomhed: mangler.;;Bo;x\r\n"
    done = secretary.post(url("contact_import_confirm", made.pk)).content.decode()
    assert "1 kontakt er lagt ind." in done
    assert "Linje 3" in done
    assert Contact.objects.get().company.city == "Købæk"
    assert secretary.post(url("contact_import_confirm", made.pk)).status_code == 404


def test_an_import_is_a_list_with_the_files_name(secretary):
    made, _preview = previewed(secretary, "Firma;Navn\nÅgård;Bo\n", column_0="company")
    answer = secretary.post(url("contact_import_confirm", made.pk))
    found = ContactList.objects.get()
    assert answer.url == url("contact_list", found.pk)
    assert (found.name, found.source) == ("liste", "Messen")


def test_a_columns_first_cells_stand_under_its_heading(secretary):
    upload(secretary, "Firma;Navn;Tom;Note\nA;Bo;;<b>x\nB;Ida;;010190-1234\nA;Bo;;y\n")
    made = ContactImport.objects.get()
    form = secretary.get(url("contact_import_columns", made.pk)).context["form"]
    columns = [(form[name].label, form[name].help_text) for name in form.column_names]
    assert columns == [
        ("Firma", "A · B"),
        ("Navn", "Bo · Ida"),
        ("Note", "&lt;b&gt;x · (fjernet) · y"),
    ]
    assert [form[name].initial for name in form.column_names] == ["company", "name", ""]


def test_company_and_source_must_be_chosen_and_nothing_twice(secretary):
    upload(secretary, "Firma;Navn\n1;2\n")
    address = url("contact_import_columns", ContactImport.objects.get().pk)
    answer = secretary.post(
        address, {"contact_basis": "member", "column_0": "name", "column_1": "name"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vælg, hvilken kolonne der er “Virksomhed”." in page
    assert "Skriv, hvor navnene kommer fra" in page
    assert "Det er valgt for flere kolonner." in page


def test_what_no_column_can_hold_is_refused(secretary):
    upload(secretary, "Firma;Navn\n1;2\n")
    address = url("contact_import_columns", ContactImport.objects.get().pk)
    answer = secretary.post(address, CHOSEN | {"column_0": "company", "column_1": "objected_at"})
    assert answer.status_code == 422
    assert ContactImport.objects.get().state == "uploaded"


def test_unknown_headings_are_pointed_out_by_a_person(secretary):
    answer = upload(secretary, "Vores liste\na;b\nÅgård;Bo\n")
    made = ContactImport.objects.get()
    assert answer.url == url("contact_import_heading", made.pk)
    assert "a · b" in secretary.get(answer.url).content.decode()
    assert secretary.post(answer.url, {"heading": "0-9"}).status_code == 422
    assert secretary.post(answer.url, {"heading": "0-3"}).status_code == 422  # nothing below it
    chosen = secretary.post(answer.url, {"heading": "0-2"})
    made.refresh_from_db()
    assert chosen.url == url("contact_import_columns", made.pk)
    assert (made.content["header"], made.content["rows"]) == (["a", "b"], [[3, ["Ågård", "Bo"]]])


def test_a_bad_row_is_mended_on_the_page_and_looked_at_again(secretary):
    made, preview = previewed(
        secretary, "Firma;Navn;CVR\n;Bo;ukendt\n", column_0="company", column_1="name", column_2="cvr_number"
    )  # fmt: skip
    page = secretary.get(f"{preview}?ret=2")
    assert page.context["form"]["name"].value() == "Bo"
    assert page.context["form"]["cvr_number"].value() == "ukendt"  # what is to be mended
    address = url("contact_import_row", made.pk, 2)
    typed = {"company": "Bageriet", "name": "Bo", "cvr_number": "10150817"}
    assert secretary.post(address, typed).url == preview
    plan = secretary.get(preview).context["plan"]
    assert [(row.values["company"], row.number, row.told) for row in plan.good] == [
        ("Bageriet", "10150817", [])
    ]
    secretary.post(address, {"company": "", "name": "Bo", "cvr_number": "10150817"})
    assert [row.line for row in secretary.get(preview).context["plan"].bad] == [2]


def test_every_form_of_the_preview_can_be_sent(secretary):
    made, preview = previewed(
        secretary, "Firma;Navn\n;Bo\nA;Ida\nB;Eva\n", column_0="company", column_1="name"
    )
    made.content["hidden"] = [3]
    made.save(update_fields=["content"])
    secretary.post(url("contact_import_leave_out", made.pk, 4))
    page = secretary.get(f"{preview}?ret=2").content.decode()
    posts = page.count('<form class="form" method="post"') + page.count('<form method="post"')
    assert posts >= 4
    assert page.count("csrfmiddlewaretoken") == page.count('method="post"')


def test_a_cpr_number_in_a_mended_row_is_refused_in_its_place(secretary):
    made, _preview = previewed(secretary, "Firma;Navn\n;Bo\n", column_0="company")
    answer = secretary.post(
        url("contact_import_row", made.pk, 2), {"company": "Bo 070761-4285", "name": "Bo"}
    )
    assert answer.status_code == 422
    assert "070761" not in answer.content.decode()
    assert ContactImport.objects.get().fixes == {}


def test_a_row_is_left_out_and_taken_back(secretary):
    made, preview = previewed(secretary, "Firma;Navn\nA;Bo\nB;Ida\n", column_0="company")
    secretary.post(url("contact_import_leave_out", made.pk, 3))
    assert [row.line for row in secretary.get(preview).context["plan"].good] == [2]
    secretary.post(url("contact_import_take_back", made.pk))
    assert [row.line for row in secretary.get(preview).context["plan"].good] == [2, 3]


@pytest.mark.parametrize("name", ["contact_import_row", "contact_import_leave_out"])
def test_a_line_that_is_not_in_the_file_is_not_found(secretary, name):
    made, _preview = previewed(secretary, "Firma;Navn\nA;Bo\n", column_0="company")
    assert secretary.post(url(name, made.pk, 7), {}).status_code == 404


def test_kinds_are_summed_first_and_each_can_be_looked_at(secretary):
    _made, preview = previewed(
        secretary,
        "Firma;Navn;Mail\nA;Bo;\nB;Ida;a@b.example / c@d.example\n",
        column_0="company",
        column_1="name",
        column_2="email",
    )
    page = secretary.get(preview)
    assert [(str(kind), number) for kind, number in page.context["plan"].sums] == [
        ("several", 1),
        ("no_email", 1),
        ("no_address", 2),
    ]
    assert [row.line for row in page.context["told"]] == [3]
    listed = secretary.get(f"{preview}?vis=no_email").context["told"]
    assert [row.line for row in listed] == [2]
    assert secretary.get(f"{preview}?vis=nonsense&ret=x").status_code == 200


@pytest.mark.parametrize("name", ["contact_import_xlsx", "contact_import_csv"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_heading_of_the_template_is_known(secretary, name, language):
    with translation.override(language):
        data = secretary.get(url(name), headers={"accept-language": language}).content
    rows = (csv_files if name.endswith("csv") else workbooks).read_sheets(data)[0]["rows"]
    header = rows[0][1]
    assert guess_columns(header) == {
        field: at for at, field in enumerate([*FIXABLE, "language", "data_source"])
    }


def test_an_old_excel_file_is_explained(secretary):
    file = SimpleUploadedFile("liste.xls", b"\xd0\xcf\x11\xe0...")
    page = secretary.post(url("contact_import"), {"file": file}).content.decode()
    assert "ældre Excel-ark" in page
    assert ContactImport.objects.count() == 0


def test_a_strangers_import_is_not_there(client, cast, secretary):
    upload(secretary, "a;b\n1;2\n")
    made = ContactImport.objects.get()
    client.force_login(cast.stranger)
    for name in ("contact_import_columns", "contact_import_preview", "contact_import_heading"):
        assert client.get(url(name, made.pk)).status_code == 404
    for name in ("contact_import_confirm", "contact_import_cancel"):
        assert client.post(url(name, made.pk)).status_code == 404


def test_a_dropped_file_is_gone(secretary):
    upload(secretary, "a;b\n1;2\n")
    secretary.post(url("contact_import_cancel", ContactImport.objects.get().pk))
    assert ContactImport.objects.count() == 0
