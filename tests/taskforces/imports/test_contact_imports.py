from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from taskforces.imports.contact_imports import (
    apply_import,
    map_columns,
    plan_import,
    refused_rows,
    start_import,
)
from taskforces.imports.headings import guess_columns
from taskforces.models import Company, Contact, ContactImport, Membership
from tests import factories

HEADER = "Virksomhed;CVR;Navn;Titel;E-mail;Telefon;Adresse;Postnr;By;Kilde\n"


def mapped(cast, rows, *, header=HEADER, data_source="Erhvervsrådet"):
    made = start_import(cast.nordby, data=(header + rows).encode("cp1252"), by=cast.secretary)
    columns = guess_columns(made.content["header"])
    return map_columns(made, columns=columns, data_source=data_source, contact_basis="member")


def test_danish_and_english_headings_are_guessed():
    danish = HEADER.strip().split(";")
    english = ["Full name", "Company", "VAT", "Job title", "Email address", "Mobile", "ZIP", "x"]
    assert guess_columns(danish) == {
        "company": 0,
        "cvr_number": 1,
        "name": 2,
        "title": 3,
        "email": 4,
        "phone": 5,
        "street": 6,
        "postcode": 7,
        "city": 8,
        "data_source": 9,
    }
    assert guess_columns(english) == {
        "company": 1,
        "cvr_number": 2,
        "name": 0,
        "title": 3,
        "email": 4,
        "mobile": 5,
        "postcode": 6,
    }


def test_a_good_row_goes_in_with_its_company(cast):
    number = factories.cvr()
    made = mapped(
        cast,
        f"Ågård;DK {number};Søren Ågård;Direktør;soren@example.org;12345678;Vej 1;9000;Aalborg;Messen\n",
    )
    plan = apply_import(made, by=cast.secretary)
    contact = Contact.objects.get()
    assert [row.line for row in plan.good] == [2]
    assert (contact.organisation, contact.name, contact.title) == (
        cast.nordby,
        "Søren Ågård",
        "Direktør",
    )
    assert (contact.data_source, contact.contact_basis) == ("Messen", "member")
    assert (contact.company.cvr_number, contact.company.postcode) == (number, "9000")
    assert list(Contact.objects.search("soren")) == [contact]
    assert ContactImport.objects.count() == 0
    assert AuditEntry.objects.get().after == {"contacts": 1, "refused": 0, "held": 0}


def test_bad_rows_are_listed_and_good_ones_go_in(cast):
    made = mapped(
        cast,
        ";;Ida;;;;;;;\n"
        "Bageriet;;Eva 010190-1234;;;;;;;\n"
        f"{'Bageriet' * 30};;Kaj;;;;;;;\n"
        "Bageriet;;Kaj;;;;;;;\n",
    )
    plan = apply_import(made, by=cast.secretary)
    assert [(row.line, row.problems) for row in plan.bad] == [
        (2, ["Virksomhed: mangler."]),
        (3, ["Navn: ligner et CPR-nummer og er fjernet."]),
        (4, ["Virksomhed: er for langt."]),
    ]
    assert list(Contact.objects.values_list("name", "data_source")) == [("Kaj", "Erhvervsrådet")]


def test_a_cell_that_a_letter_can_do_without_loses_no_row(cast):
    made = mapped(
        cast,
        "Ågård;12345678;Bo;;;;;;;\n"
        "Bageriet;;Åse;;ikke-en-adresse;;;;;\n"
        "Bageriet;;Ib;;;ring bare;Vej 1;90-0x;;\n"
        f"Bageriet;;Kaj;{'direktør ' * 30};;;;;;\n"
        "Bageriet;;Eva;;;ring 010190-1234;;;;\n",
    )
    plan = apply_import(made, by=cast.secretary)
    assert [(row.line, [note.text[:24] for note in row.told]) for row in plan.told] == [
        (2, ["CVR-nummer: “12345678” k"]),
        (3, ["E-mail: “ikke-en-adresse"]),
        (4, ["Postnummer: “90-0x” kunn", "Telefon: “ring bare” kun"]),
        (5, ["Stilling: “direktør dire"]),
        (6, ["Telefon: ligner et CPR-n"]),
    ]
    assert (Contact.objects.count(), plan.bad) == (5, [])


def test_a_cpr_number_is_neither_kept_nor_shown(cast):
    made = mapped(cast, "Bageriet;;Eva 010190-1234;;;;;;;\n")
    plan = plan_import(made)
    assert "0101" not in str(ContactImport.objects.values().get())
    assert "0101" not in str(plan)
    assert plan.bad[0].problems == ["Navn: ligner et CPR-nummer og er fjernet."]


def test_duplicates_in_the_file_and_in_the_list_are_named(cast):
    company = factories.company("Ågård A/S")
    factories.contact(cast.nordby, name="Søren Holm", company=company)
    made = mapped(
        cast,
        f"Andet navn;{company.cvr_number};søren holm;;;;;;;\n"
        "ÅGÅRD a/s;;Søren  Holm;;;;;;;\n"
        "Bageriet;;Kaj;;;;;;;\n"
        "BAGERIET;;KAJ;;;;;;;\n",
    )
    plan = plan_import(made)
    assert [(row.line, row.duplicate) for row in plan.duplicates] == [
        (2, "findes i forvejen"),
        (3, "findes i forvejen"),
        (5, "står også i linje 4"),
    ]
    assert [row.line for row in plan.good] == [4]


def test_the_same_address_is_the_same_person_unless_a_whole_office_reads_it(cast):
    factories.contact(cast.nordby, name="Søren Holm", email="soren@holm.example")
    made = mapped(
        cast,
        "Holm;;S. Holm;;SOREN@holm.example;;;;;\n"
        "Bageriet;;Kaj;;kaj@bageriet.example;;;;;\n"
        "Bageriet A/S;;Kaj B.;;kaj@bageriet.example;;;;;\n"
        "Smedjen;;Eva;;info@smedjen.example;;;;;\n"
        "Smedjen;;Ib;;info@smedjen.example;;;;;\n",
    )
    plan = plan_import(made)
    assert [(row.line, row.duplicate) for row in plan.duplicates] == [
        (2, "findes i forvejen med samme e-mail"),
        (4, "står også i linje 3"),
    ]
    assert [row.line for row in plan.good] == [3, 5, 6]


def test_what_stays_out_comes_with_its_reason_and_without_a_cpr_number(cast):
    made = mapped(
        cast, "Bageriet;;Kaj;;;;;;;\nBageriet;;kaj;;;;;;;\nBageriet;;Eva 010190-1234;;;;;;;\n"
    )
    assert [row[:5] for row in refused_rows(made)] == [
        [3, "står også i linje 2", "Bageriet", "", "kaj"],
        [4, "Navn: ligner et CPR-nummer og er fjernet.", "Bageriet", "", ""],
    ]


def test_a_strangers_contact_is_no_duplicate_and_his_unnumbered_company_not_ours(cast):
    theirs = factories.company("Bageriet", cvr_number=None)
    factories.contact(cast.sonderby, name="Kaj", company=theirs)
    apply_import(mapped(cast, "Bageriet;;Kaj;;;;;;;\n"), by=cast.secretary)
    assert cast.nordby.contacts.get().company != theirs


def test_a_known_company_keeps_its_address_and_an_empty_one_gets_it(cast):
    known = factories.company("Kendt", street="Gammel Vej 1", postcode="9000", city="Aalborg")
    empty = factories.company("Tom")
    made = mapped(
        cast,
        f"Kendt;{known.cvr_number};Bo;;;;Ny Vej 2;8000;Aarhus;\n"
        f"Tom;{empty.cvr_number};Ida;;;;Ny Vej 2;8000;Aarhus;\n",
    )
    apply_import(made, by=cast.secretary)
    known.refresh_from_db()
    empty.refresh_from_db()
    assert (known.street, empty.street) == ("Gammel Vej 1", "Ny Vej 2")


def test_facts_of_a_company_are_read_as_people_write_them_and_never_stop_a_row(cast):
    known = factories.company("Kendt", employees="1-9")
    header = "Virksomhed;CVR;Navn;Kommune;Branchekode;Branche;Ansatte\n"
    made = mapped(
        cast,
        f"Kendt;{known.cvr_number};Bo;Struer Kommune;811000;Rengøring;37\n"
        "Gård;;Ida;671;11100;Korn;250+\n"
        "Ukendt;;Kaj;Atlantis;kode;;mange\n",
        header=header,
    )
    apply_import(made, by=cast.secretary)
    rows = Company.objects.order_by("pk").values_list(
        "municipality_code", "industry_code", "industry_name", "employees"
    )
    assert list(rows) == [
        ("0671", "811000", "Rengøring", "1-9"),
        ("0671", "011100", "Korn", "250+"),
        ("", "", "", ""),
    ]


def test_companies_join_the_chosen_network_and_a_chair_stays_chair(cast):
    chair = factories.company("Ågård")
    Membership.objects.create(network=cast.network, company=chair, role="chair")
    made = mapped(
        cast, f"Ågård;{chair.cvr_number};Bo;;;;;;;\nBageriet;;Ida;;;;;;;\nBageriet;;Kaj;;;;;;;\n"
    )
    made.mapping["network"] = cast.network.pk
    made.save()
    apply_import(made, by=cast.secretary)
    members = cast.network.memberships.values_list("company__name", "role")
    assert sorted(members) == [("Bageriet", "member"), ("Ågård", "chair")]


OF_MEMBERS = (
    "Virksomhed;Navn;Kilde;Rolle i netværket;Medlemmet er;Sponsorniveau;Med siden;Må nævnes\n"
)


def members_in(cast, rows):
    made = mapped(cast, rows, header=OF_MEMBERS)
    made.mapping["network"] = cast.network.pk
    made.save()
    plan = apply_import(made, by=cast.secretary)
    fields = ("company__name", "role", "kind", "tier", "joined_on", "shown_publicly")
    return plan, sorted(cast.network.memberships.values_list(*fields))


def test_a_file_says_what_its_members_are(cast):
    today = timezone.localdate()
    plan, members = members_in(
        cast,
        "Bageriet;Ida;Messen;Formand;;;5.1.2024;ja\n"
        "Skolen;Bo;Messen;;Uddannelse;;2025-11-30;nej\n"
        "Smedjen;Kaj;Messen;sponsor;company;Guld;;\n"
        "Smedjen;Per;Messen;;;Sølv;;\n"  # the first row that says something is right
        "Fonden;Åse;Messen;præsident;foundation;;engang;måske\n",
    )
    assert members == [
        ("Bageriet", "chair", "company", "", date(2024, 1, 5), True),
        ("Fonden", "member", "foundation", "", today, False),
        ("Skolen", "member", "education", "", date(2025, 11, 30), False),
        ("Smedjen", "sponsor", "company", "Guld", today, False),
    ]
    (strange,) = plan.told
    assert [note.text for note in strange.told] == [
        "Rolle i netværket: “præsident” kunne ikke læses og er ikke med.",
        "Med siden: “engang” kunne ikke læses og er ikke med.",
        "Må nævnes: “måske” kunne ikke læses og er ikke med.",
    ]


def test_whom_we_had_already_joins_too(cast):
    factories.contact(cast.nordby, name="Ida", company=factories.company("Bageriet"))
    plan, members = members_in(cast, "Bageriet;Ida;Messen;;;;;\n")
    assert [row.held for row in plan.duplicates] == [Contact.objects.get().pk]
    assert [name for name, *_facts in members] == ["Bageriet"]


def test_what_is_said_of_members_needs_a_network(cast, client):
    made = start_import(cast.nordby, data=(OF_MEMBERS + "B;Ida;;;;;;ja\n").encode(), by=cast.owner)
    client.force_login(cast.owner)
    url = reverse("taskforces:contact_import_columns", args=[made.pk])
    chosen = {"column_0": "company", "column_1": "name", "column_7": "named"}
    chosen |= {"data_source": "Messen", "contact_basis": "member"}
    page = client.post(url, chosen)
    assert page.status_code == 422
    assert "Filen siger noget om medlemmer. Vælg netværket." in page.content.decode()
    assert client.post(url, chosen | {"network": cast.network.pk}).status_code == 302


def test_the_network_comes_along_from_its_own_page(cast, client):
    client.force_login(cast.owner)
    url = reverse("taskforces:contact_import", query={"netvaerk": cast.network.pk})
    assert "Alle i filen bliver medlemmer af" in client.get(url).content.decode()
    file = SimpleUploadedFile("medlemmer.csv", b"Virksomhed;Navn\nBageriet;Ida\n")
    client.post(url, {"file": file})
    assert ContactImport.objects.get().mapping == {
        "network": cast.network.pk,
        "contact_basis": "member",
    }
    theirs = reverse(
        "taskforces:contact_import", query={"netvaerk": factories.network(cast.sonderby).pk}
    )
    assert client.get(theirs).status_code == 404


def test_a_strangers_network_is_joined_by_nobody(cast):
    theirs = factories.network(cast.sonderby)
    made = mapped(cast, "Bageriet;;Ida;;;;;;;\n")
    made.mapping["network"] = theirs.pk
    made.save()
    apply_import(made, by=cast.secretary)
    assert theirs.memberships.count() == 0


def test_one_company_is_made_for_many_people(cast):
    number = factories.cvr()
    rows = "".join(f"Ågård;{number};Leder {n};;;;;;;\n" for n in range(5))
    apply_import(mapped(cast, rows), by=cast.secretary)
    assert (Company.objects.count(), Contact.objects.count()) == (1, 5)


def test_nothing_goes_in_when_one_write_fails(cast):
    made = mapped(cast, "Bageriet;;Kaj;;;;;;;\n")
    made.mapping["contact_basis"] = None  # the column is NOT NULL: the second write is refused
    with pytest.raises(IntegrityError), transaction.atomic():
        apply_import(made, by=cast.secretary)
    assert (Company.objects.count(), Contact.objects.count()) == (0, 0)
    assert ContactImport.objects.count() == 1


def test_without_a_source_a_row_is_refused(cast):
    plan = plan_import(mapped(cast, "Bageriet;;Kaj;;;;;;;\n", data_source=""))
    assert plan.bad[0].problems == ["Kilde: skriv, hvor navnet kommer fra."]


def test_the_number_of_queries_does_not_grow_with_the_rows(cast):
    def queries(count, prefix):
        rows = "".join(f"{prefix}{n};;Leder {n};;;;;;;\n" for n in range(count))
        made = mapped(cast, rows)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            apply_import(made, by=cast.secretary)
        return len(captured)

    assert queries(1, "A") == queries(40, "B")


def test_forgotten_files_are_deleted_at_the_next_upload(cast):
    with time_machine.travel(timezone.now() - timedelta(days=2), tick=False):
        mapped(cast, "Bageriet;;Kaj;;;;;;;\n")
    mapped(cast, "Bageriet;;Kaj;;;;;;;\n")
    assert ContactImport.objects.count() == 1


def test_the_language_comes_along_and_one_that_cannot_be_written_loses_no_row(cast):
    rows = "Ågård;Anna;English\nBo ApS;Uwe;tysk\nCirkel;Ida;\n"
    made = mapped(cast, rows, header="Virksomhed;Navn;Sprog\n")
    plan = apply_import(made, by=cast.secretary)
    assert dict(Contact.objects.values_list("name", "language")) == {
        "Anna": "en", "Uwe": "", "Ida": "",
    }  # fmt: skip
    told = {row.values["name"]: [note.text for note in row.told] for row in plan.good}
    assert told["Uwe"] == ["Sprog: “tysk” kunne ikke læses og er ikke med."]
