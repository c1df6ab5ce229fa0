import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from events.models import Event, LetterBatch
from tests import factories


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


@pytest.fixture
def round(cast):
    return factories.invitation_round(factories.event(cast.network))


def url(name, *args):
    return reverse(f"events:{name}", args=args)


def invited(round, contact=None, **company):
    company = factories.company(
        **{"street": "Havnen 1", "postcode": "9000", "city": "By"} | company
    )
    person = factories.contact(round.event.network.host, company=company, **(contact or {}))
    return factories.invitation(round.event, person, round=round)


def test_letters_are_made_by_a_post_and_fetched_when_done(secretary, round):
    invited(round, {"email": ""})
    assert secretary.get(url("round_print", round.pk)).status_code == 405
    page = secretary.post(url("round_print", round.pk), follow=True).content.decode()
    batch = LetterBatch.objects.get()
    assert url("batch_file", batch.pk) in page
    answer = secretary.get(url("batch_file", batch.pk))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "no-store")
    assert answer.content.startswith(b"%PDF")
    assert (">lavet<" in page, ">sendt<" in page) == (True, False)
    page = secretary.post(url("batch_sent", batch.pk), follow=True).content.decode()
    assert (">lavet<" in page, ">sendt<" in page) == (False, True)
    assert "Brevene er markeret som sendt." in page
    assert url("batch_sent", batch.pk) not in page


def test_an_outdated_file_asks_before_it_is_fetched(secretary, round):
    invited(round, {"email": ""})
    secretary.post(url("round_print", round.pk))
    batch = LetterBatch.objects.get()
    address = url("batch_file", batch.pk)
    assert secretary.get(address).content.startswith(b"%PDF")
    Event.objects.update(place="Hal 2")
    assert ">forældet<" in secretary.get(url("round", round.pk)).content.decode()
    asked = secretary.get(address)
    assert (asked.status_code, f"{address}?alligevel=1" in asked.content.decode()) == (409, True)
    assert secretary.get(address, {"alligevel": "1"}).content.startswith(b"%PDF")
    page = secretary.post(url("batch_sent", batch.pk), follow=True).content.decode()
    assert "De passer ikke mere: 1 skal ringes op." in page


def test_the_page_follows_the_work_and_says_nothing_when_nothing_moved(secretary, round):
    LetterBatch.objects.create(round=round, kind="print", state="working", total=2000, made=400)
    address = url("batches", round.pk)
    page = secretary.get(address)
    assert "400 af 2000 er lavet." in page.content.decode()
    version = page.context["batches_version"]
    assert secretary.get(address, {"v": version}).status_code == 204
    LetterBatch.objects.update(made=425)
    assert secretary.get(address, {"v": version}).status_code == 200


def test_a_file_that_is_not_there_yet_is_not_found(secretary, round):
    batch = LetterBatch.objects.create(round=round, kind="print")
    assert secretary.get(url("batch_file", batch.pk)).status_code == 404


def test_codes_are_a_list_without_a_formula(secretary, round):
    invitation = invited(round, name="=HYPERLINK(1)")
    book = load_workbook(io.BytesIO(secretary.get(url("round_codes", round.pk)).content))
    rows = list(book.active.iter_rows())
    cells = {cell.value for cell in rows[1]}
    assert {"=HYPERLINK(1)", invitation.printed_code} <= cells
    assert {cell.data_type for cell in rows[1] if cell.value} == {"s"}


def test_the_proof_names_what_is_missing_and_narrows(secretary, round):
    invited(round)
    homeless = invited(round, street="", name="Uden Adresse")
    page = secretary.get(url("round_proof", round.pk)).content.decode()
    assert "ingen adresse til brevet (1)" in page
    page = secretary.get(url("round_proof", round.pk), {"mangler": "no_address"})
    assert [each.pk for each in page.context["page_obj"]] == [homeless.pk]


@pytest.mark.parametrize("name", ["round", "round_proof"])
def test_lists_ask_the_same_number_of_questions(secretary, round, name):
    invited(round)
    secretary.get(url(name, round.pk))
    with CaptureQueriesContext(connection) as one:
        secretary.get(url(name, round.pk))
    for _n in range(3):
        invited(round)
    with CaptureQueriesContext(connection) as many:
        secretary.get(url(name, round.pk))
    assert len(many) == len(one)


def test_letter_and_mail_stand_side_by_side(secretary, round):
    invitation = invited(round)
    page = secretary.get(url("preview", invitation.pk)).content.decode()
    assert url("preview_picture", invitation.pk) in page
    assert "Dit navn har vi fra: CVR-registret." in page
    picture = secretary.get(url("preview_picture", invitation.pk))
    assert (picture["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    mail = secretary.get(url("preview_mail", invitation.pk))
    policy = mail["Content-Security-Policy"]
    assert {"default-src 'none'", "script-src 'none'"} <= set(policy.split("; "))
    invitation.refresh_from_db()
    assert (invitation.emailed_at, invitation.printed_at) == (None, None)


def test_a_case_number_follows_the_records(secretary, round):
    invitation = invited(round)
    secretary.post(url("round_send", round.pk))
    invitation.refresh_from_db()
    assert invitation.emailed_at <= timezone.now()
    secretary.post(url("round_records", round.pk), {"case_number": "24.10.00-P20"})
    round.refresh_from_db()
    assert round.case_number == "24.10.00-P20"
    assert LetterBatch.objects.get().kind == "records"
