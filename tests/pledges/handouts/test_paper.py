"""Sheets on paper and ambassadors' cards, read back from their PDFs, and typed in by staff."""

import pypdfium2
import pytest
import zxingcpp
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.keys import new_code
from pledges.handouts.ambassadors import brought, card_link_for, cards_pdf
from pledges.handouts.paper import new_papers, paper_pdf
from pledges.models import PaperSheet, Sheet, SheetLink
from pledges.taxonomy import Task
from tests import factories
from tests.pledges.sheets.test_views import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


@pytest.fixture
def staff(cast):
    client = Client()
    client.force_login(cast.coordinator)
    return client


@pytest.fixture
def pages(event):
    return f"/arbejdsbord/arrangementer/{event.pk}/papirark/"


def texts(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def codes(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = [
        sorted(code.text for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil()))
        for page in document
    ]
    document.close()
    return found


def assert_tagged(pdf, language=b"da-DK"):
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(" + language in pdf
    assert b"pdfuaid" in pdf


def test_each_printed_sheet_has_a_number_and_a_qr_of_its_own(cast, event, settings):
    papers = new_papers(event, 3, by=cast.coordinator)
    pdf = paper_pdf(papers)
    assert codes(pdf) == [[f"{settings.BASE_URL}/ark/{paper.number}/"] for paper in papers]
    assert len({paper.number for paper in papers}) == 3
    for paper, text in zip(papers, texts(pdf), strict=True):
        assert str(paper) in text
        for task in Task:
            assert str(task.label) in text
        assert "Hvor mange timer om ugen?" in text
        assert "I må gerne takke os med navn på skærmen" in text
    assert_tagged(pdf)


@pytest.mark.parametrize("number", ["WMWMWMWMWMW", "ZWXF2W2BBWM", "22222222222"])
def test_the_number_of_a_sheet_stands_on_one_line(cast, event, number):
    (paper,) = new_papers(event, 1, by=cast.coordinator)
    paper.number = number
    (text,) = texts(paper_pdf([paper]))
    assert str(paper) in text


def test_fifty_sheets_are_fifty_pages(cast, event):
    assert len(texts(paper_pdf(new_papers(event, 50, by=cast.coordinator)))) == 50


def test_network_that_only_visits_prints_no_tasks(cast, event):
    event.network.visit_only = True
    event.network.save()
    (text,) = texts(paper_pdf(new_papers(event, 1, by=cast.coordinator)))
    assert "Skal vi komme på besøg?" in text
    assert str(Task.CLEANING.label) not in text


def test_print_gives_a_file_and_keeps_the_numbers(cast, event, staff, pages):
    response = staff.post(f"{pages}print/", {"count": "2"})
    assert response.headers["Content-Type"] == "application/pdf"
    assert PaperSheet.objects.filter(link__event=event, printed_by=cast.coordinator).count() == 2
    assert staff.post(f"{pages}print/", {"count": "201"}).status_code == 422


def test_staff_type_a_sheet_in_under_its_number(cast, event, staff, pages):
    (paper,) = new_papers(event, 1, by=cast.coordinator)
    response = staff.post(pages, {"number": str(paper).lower()})
    assert response.url == f"{pages}{paper.number}/"
    assert staff.post(response.url, typed()).url == pages
    sheet = Sheet.objects.get()
    assert (sheet.paper, sheet.source) == (paper, "paper")
    assert sheet.filled_in_by == cast.coordinator
    assert "er skrevet ind" in staff.get(pages).content.decode()


def test_sheet_already_typed_in_is_shown_and_not_doubled(cast, event, staff, pages):
    (paper,) = new_papers(event, 1, by=cast.coordinator)
    staff.post(f"{pages}{paper.number}/", typed())
    again = staff.post(f"{pages}{paper.number}/", typed(contact_name="En anden"))
    assert f"Skrevet ind af {cast.coordinator.name}" in again.content.decode()
    assert Sheet.objects.get().contact_name == "Søren Ågård"


def test_sheet_handed_in_by_phone_is_not_typed_in_again(client, cast, event, staff, pages):
    (paper,) = new_papers(event, 1, by=cast.coordinator)
    client.post(paper.get_absolute_url(), typed())
    assert "Afleveret på egen telefon" in staff.get(f"{pages}{paper.number}/").content.decode()
    assert "er allerede hos os" in client.get(paper.get_absolute_url()).content.decode()


def test_finder_of_a_number_gets_nobody_elses_receipt(client, cast, event):
    (paper,) = new_papers(event, 1, by=cast.coordinator)
    own = client.post(paper.get_absolute_url(), typed())
    assert own.url == Sheet.objects.get().get_receipt_url()
    assert client.post(paper.get_absolute_url(), typed()).url == own.url
    other = client.post(paper.get_absolute_url(), typed(contact_name="En anden"))
    assert other.url == paper.get_absolute_url()


def test_sheet_without_a_number_is_given_one(staff, event, pages):
    response = staff.post(f"{pages}nyt/")
    paper = PaperSheet.objects.get()
    assert response.url == f"{pages}{paper.number}/"
    assert paper.link.event == event


def test_number_of_another_evening_is_not_found(cast, staff, pages):
    (paper,) = new_papers(factories.event(cast.network), 1, by=cast.coordinator)
    assert staff.post(pages, {"number": paper.number}).status_code == 422
    assert staff.get(f"{pages}{paper.number}/").status_code == 404
    assert staff.get(f"{pages}{new_code()}/").status_code == 404


@pytest.fixture
def ambassador(cast):
    contact = factories.contact(cast.nordby, "Åse Ørum", company=factories.company("Ørum & Søn"))
    return factories.ambassador(cast.network, contact)


def test_page_of_ten_cards_with_name_and_code(ambassador, settings):
    link = card_link_for(ambassador)
    pdf = cards_pdf(link)
    assert codes(pdf) == [[f"{settings.BASE_URL}/ark/{link.key}/"] * 10]
    (text,) = texts(pdf)
    assert text.count(str(link)) == 10
    assert text.count("Åse Ørum") == 10
    assert_tagged(pdf)


@pytest.mark.parametrize("key", ["WMWMWMWMWMW", "GMWF37GEW7Q", "22222222222"])
def test_the_code_on_a_card_stands_on_one_line(ambassador, key):
    link = card_link_for(ambassador)
    link.key = key
    (text,) = texts(cards_pdf(link))
    assert text.count(str(link)) == 10


def test_cards_printed_again_lead_to_the_same_way_in(staff, cast, ambassador):
    address = f"/arbejdsbord/netvaerk/{cast.network.pk}/ambassadoerer/{ambassador.pk}/kort.pdf"
    assert staff.post(address).headers["Content-Type"] == "application/pdf"
    staff.post(address)
    assert SheetLink.objects.get().ambassador == ambassador.contact


def test_sheet_by_the_card_is_the_ambassadors(client, staff, cast, ambassador):
    link = card_link_for(ambassador)
    assert "Du har kortet fra Åse Ørum." in client.get(link.get_absolute_url()).content.decode()
    client.post(link.get_absolute_url(), typed(tasks=["cleaning", "kitchen"], positions="3"))
    client.post(link.get_absolute_url(), typed())
    assert brought(cast.network) == {ambassador.contact_id: {"sheets": 2, "jobs": 4}}
    page = staff.get(f"/arbejdsbord/netvaerk/{cast.network.pk}/ambassadoerer/").content.decode()
    assert "Åse Ørum" in page


def test_no_wall_without_an_evening(client, ambassador, event):
    wall = 'name="thanks_shown"'
    assert wall not in client.get(card_link_for(ambassador).get_absolute_url()).content.decode()
    link = factories.sheet_link(event)
    page = client.get(link.get_absolute_url()).content.decode()
    assert wall in page  # and not ticked beforehand
    client.post(link.get_absolute_url(), typed())
    assert Sheet.objects.get().thanks_shown is False


def test_list_of_ambassadors_asks_the_same_at_one_and_three_rows(staff, cast):
    address = f"/arbejdsbord/netvaerk/{cast.network.pk}/ambassadoerer/"
    asked = {}
    for number in range(1, 4):
        contact = factories.contact(cast.nordby, f"Leder {number}")
        card_link_for(factories.ambassador(cast.network, contact))
        with CaptureQueriesContext(connection) as queries:
            staff.get(address)
        asked[number] = len(queries)
    assert asked[1] == asked[3]


def test_member_becomes_an_ambassador(staff, cast):
    contact = factories.contact(cast.nordby)
    member = cast.network.memberships.create(company=contact.company, contact=contact)
    address = f"/arbejdsbord/netvaerk/{cast.network.pk}/ambassadoerer/"
    assert staff.post(f"{address}ny/", {"member": member.pk}).url == address
    member.refresh_from_db()
    assert member.role == "ambassador"
