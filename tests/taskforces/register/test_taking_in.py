"""The register's word is written to the shared companies, and an organisation's own is left as it is."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from accounts.models import AuditEntry
from taskforces.companies import relations
from taskforces.contacts.contacts import update_contact
from taskforces.models import Company, RegisterFile
from taskforces.register.records import Record
from taskforces.register.taking_in import Fate, fate_of, take_in
from tests import factories

NUMBER = "10150817"
SAID = Record(
    NUMBER,
    {"name": "ÅGÅRD A/S", "street": "Havnen 1", "postcode": "9000", "city": "Aalborg",
     "advertising_protected": True, "closed_on": date(2026, 1, 1)},
)  # fmt: skip


@pytest.mark.parametrize(
    ("known", "differs", "ours", "takes_new", "fate"),
    [
        (False, True, False, False, Fate.UNKNOWN),
        (False, True, False, True, Fate.NEW),
        (True, False, False, False, Fate.SAME),
        (True, True, True, False, Fate.CHANGED),
        (True, True, False, True, Fate.SHARED),
    ],
)
def test_what_becomes_of_a_record(known, differs, ours, takes_new, fate):
    assert fate_of(known=known, differs=differs, ours=ours, takes_new=takes_new) == fate


@pytest.fixture
def known(cast):
    company = factories.company("Ågård", cvr_number=NUMBER, employees="10-49")
    factories.contact(cast.nordby, company=company)
    return company


def test_what_is_said_is_written_and_the_rest_stays(cast, known):
    relations.keep(cast.nordby, known, by=cast.owner, short_name="Åen", note="Ring før 8")
    assert take_in([SAID], write=False).counts == {Fate.CHANGED: 1}
    known.refresh_from_db()
    assert known.name == "Ågård"
    take_in([SAID], write=True)
    known.refresh_from_db()
    assert (known.name, known.city, known.employees) == ("ÅGÅRD A/S", "Aalborg", "10-49")
    assert known.advertising_protected
    assert known.closed_on == date(2026, 1, 1)
    assert known.register_read_at
    relation = known.relations.get()
    assert (relation.short_name, relation.note) == ("Åen", "Ring før 8")
    assert known.contacts.get().search_text.endswith("agaard a/s") or "rd a/s" in (
        known.contacts.get().search_text
    )
    assert take_in([SAID], write=True).counts == {Fate.SAME: 1}


def test_nobody_writes_over_the_register(cast, known):
    take_in([SAID], write=True)
    contact = known.contacts.get()
    update_contact(contact, company={"name": "Mit navn"}, person={"title": "Chef"}, by=cast.owner)
    known.refresh_from_db()
    assert known.name == "ÅGÅRD A/S"
    Company.objects.update(register_read_at=None)
    update_contact(contact, company={"name": "Mit navn"}, person={}, by=cast.owner)
    known.refresh_from_db()
    assert known.name == "Mit navn"


def test_a_file_of_many_is_written_in_pieces(cast, monkeypatch):
    monkeypatch.setattr("taskforces.register.taking_in.AT_ONCE", 2)
    records = [Record(factories.cvr(), {"name": f"Firma {n}"}) for n in range(5)]
    assert take_in(records, takes_new=True, write=True).counts == {Fate.NEW: 5}
    assert Company.objects.filter(register_read_at__isnull=False).count() == 5


def upload(client, text, **data):
    file = SimpleUploadedFile("cvr.csv", text.encode())
    return client.post(reverse("home:register_upload"), {"file": file} | data)


TABLE = f"CVR-nr.;Virksomhedsnavn;Reklamebeskyttelse\n{NUMBER};ÅGÅRD A/S;Ja\n123;Uden;Nej\n"


def test_an_owner_sees_what_would_change_and_writes_it(cast, client, known):
    client.force_login(cast.owner)
    answer = upload(client, TABLE)
    page = client.get(answer["Location"]).content.decode()
    assert "ÅGÅRD A/S" in page
    assert "Linje 3" in page
    known.refresh_from_db()
    assert known.name == "Ågård"
    client.post(answer["Location"] + "skriv/")
    known.refresh_from_db()
    assert (known.name, known.advertising_protected) == ("ÅGÅRD A/S", True)
    assert not RegisterFile.objects.exists()
    assert AuditEntry.objects.get().verb == "read_register"


def test_an_owner_changes_no_company_that_others_use(cast, client, known):
    factories.contact(cast.sonderby, company=known)
    client.force_login(cast.owner)
    answer = upload(client, TABLE)
    client.post(answer["Location"] + "skriv/")
    known.refresh_from_db()
    assert known.name == "Ågård"
    root = factories.user("drift", is_superuser=True)
    client.force_login(root)
    answer = upload(client, TABLE, takes_new="on")
    client.post(answer["Location"] + "skriv/")
    known.refresh_from_db()
    assert known.name == "ÅGÅRD A/S"


def test_another_owners_file_is_not_there(cast, client, known):
    client.force_login(cast.owner)
    answer = upload(client, TABLE)
    client.force_login(cast.stranger)
    assert client.get(answer["Location"]).status_code == 404
    assert client.post(answer["Location"] + "skriv/").status_code == 404


@pytest.mark.parametrize("text", ["", "Navn;By\nBo;Nordby\n", "{not json"])
def test_what_is_no_file_of_the_register_is_said(cast, client, text):
    client.force_login(cast.owner)
    assert upload(client, text).status_code == 422


def test_the_command_shows_first_and_writes_when_told(cast, known, tmp_path, capsys):
    file = tmp_path / "cvr.jsonl"
    one = {"_source": {"Vrvirksomhed": {
        "cvrNummer": int(NUMBER), "virksomhedMetadata": {"nyesteNavn": {"navn": "ÅGÅRD A/S"}}}}}  # fmt: skip
    file.write_text(json.dumps(one) + "\n" + json.dumps({"_source": {"Vrvirksomhed": {}}}) + "\n")
    call_command("read_register", str(file))
    known.refresh_from_db()
    assert known.name == "Ågård"
    call_command("read_register", str(file), "--write")
    known.refresh_from_db()
    assert known.name == "ÅGÅRD A/S"
    assert "1 bad rows" in capsys.readouterr().out
