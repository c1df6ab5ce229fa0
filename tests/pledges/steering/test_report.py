"""The steering group's report, read back from its PDF."""

import time
from datetime import UTC, date, datetime, timedelta

import pypdfium2
import pytest
import time_machine
from django.utils import translation

from pledges.steering.report import TEMPLATE, report_pdf
from tests import factories

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
INJECTIONS = (
    '#eval("1+1")',
    "$x$ *bold* _it_",
    "\\u{41} #[boks]",
    "<mærke> @note = titel",
    "`kode` // væk",
)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def meeting(cast):
    return factories.steering_meeting(
        cast.network, held_on=date(2026, 12, 1), period_start=date(2026, 9, 1), place="Rådhuset"
    )


def waiting(cast, company, days_ago=10, network=None, **fields):
    at = NOW - timedelta(days=days_ago)
    sheet = factories.sheet(network or cast.network, company_name=company)
    fields = {"created_at": at, "contact_due": NOW - timedelta(days=5)} | fields
    return factories.handover(sheet, cast.unit, **fields)


def pages(pdf):
    """The words of each page."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


def text_of(meeting):
    return " ".join(pages(report_pdf(meeting, NOW)))


def squeezed(text):
    """Without blanks and hyphens, for a narrow column breaks words."""
    return "".join(
        text.replace("\u200b", "")
        .replace("\ufffe", "")
        .replace("\x02", "")
        .replace("-", "")
        .split()
    )


def test_cover_and_key_figures(cast, meeting):
    waiting(cast, "Bæk & Søn")
    waiting(cast, "Ågård", first_contact_at=NOW - timedelta(days=6))
    text = squeezed(text_of(meeting))
    for words in (
        "Styregruppen for Task Force Nordby",
        "Møde: Tirsdag den 1. december 2026",
        "Sted: Rådhuset",
        "Om bordet: Nordby Kommune, Virksomhedsindgangen Nordby",
        "Tallene gælder: 1. sept. 2026 – 30. nov. 2026",
        "2 tilsagn i perioden",
        "50 % kontaktet inden fristen",
        "1 over fristen nu",
        "Udfyldte et ark",
        "1 af 2 opkald kom inden fristen.",
        "Bæk & Søn første kontakt, senest 20. nov. 2026",
        "Listerne viser, hvordan det stod 25. november 2026 kl. 10.00.",
    ):
        assert squeezed(words) in text


def test_what_was_agreed_and_the_minutes_are_in_it(cast, meeting):
    last = factories.steering_meeting(cast.network, held_on=date(2026, 9, 1))
    factories.steering_action(last, text="Ring til de ældste", due_on=date(2026, 11, 1))
    factories.steering_action(meeting, text="Find kandidater til it", owner="Torben")
    meeting.minutes = "Overleveringen virker.\nVi mangler it."
    meeting.save()
    text = text_of(meeting)
    assert "Ring til de ældste Karin 1. nov. 2026 over fristen" in text
    assert "Find kandidater til it Torben 9. dec. 2026 i gang" in text
    assert "Overleveringen virker." in text


def test_a_network_without_a_sheet_has_a_decent_report(cast, meeting):
    found = pages(report_pdf(meeting, NOW))
    assert len(found) <= 2
    assert "0 tilsagn i perioden" in found[0]
    assert "– kontaktet inden fristen" in found[0]
    assert "Der er ikke sat mål." in " ".join(found)


def test_months_are_drawn_from_the_second_on(cast, meeting):
    waiting(cast, "Ågård")
    assert "Lovede job, måned for måned" not in text_of(meeting)
    waiting(cast, "Bæk", days_ago=60)
    text = text_of(meeting)
    assert "Lovede job, måned for måned" in text
    assert "Nov 2026" in text


@pytest.mark.parametrize("name", INJECTIONS)
def test_markup_in_a_name_is_shown_as_it_stands(cast, meeting, name):
    waiting(cast, name)
    meeting.minutes = name
    meeting.place = name
    meeting.save()
    factories.steering_action(meeting, text=name, owner=name)
    assert squeezed(text_of(meeting)).count(squeezed(name)) >= 6


def test_long_names_and_unknown_signs(cast, meeting):
    long = "Ø" * 150
    waiting(cast, long)
    waiting(cast, "Bageriet 🥐 北京\tA\x0bS")
    text = text_of(meeting)
    assert squeezed(text).count("Ø") >= 300
    assert "Bageriet ? ?? A S" in text


def test_a_name_without_a_blank_stays_on_the_page(cast, meeting):
    waiting(cast, "Ø" * 150)
    document = pypdfium2.PdfDocument(report_pdf(meeting, NOW))
    for page in document:
        words, width = page.get_textpage(), page.get_width()
        right = max(words.get_charbox(n)[2] for n in range(words.count_chars()))
        assert right <= width - 50
    document.close()


def test_no_company_of_another_network_and_no_reference(cast, meeting):
    waiting(cast, "Kanariefugl", network=factories.network(cast.nordby, unit=cast.unit))
    placement = factories.placement(waiting(cast, "Ågård"), state="at_risk")
    text = text_of(meeting)
    assert "Ågård" in text
    assert "Kanariefugl" not in text
    assert placement.candidate_reference not in text


def test_the_drawing_has_words_and_the_document_says_what_it_is(cast, meeting):
    waiting(cast, "Ågård")
    pdf = report_pdf(meeting, NOW)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" in pdf
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_dict()["Title"] == "Styregruppen for Task Force Nordby"
    document.close()


def test_report_in_english_sets_its_language(cast, meeting):
    with translation.override("en"):
        pdf = report_pdf(meeting, NOW)
    assert b"/Lang(en-GB)" in pdf
    assert b"/Lang(da-DK)" in report_pdf(meeting, NOW)


def test_template_is_a_part_of_the_package():
    assert TEMPLATE.is_file()


def test_download_is_named_by_network_and_day(client, cast, meeting):
    client.force_login(cast.lead)
    response = client.get(f"/arbejdsbord/styregruppe/{meeting.pk}/rapport.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    name = 'attachment; filename="styregruppe-task-force-nordby-2026-12-01.pdf"'
    assert response.headers["Content-Disposition"] == name


def test_many_companies_take_no_longer_than_a_second_or_two(cast, meeting):
    for number in range(40):
        waiting(cast, f"Firma {number}")
    began = time.perf_counter()
    report_pdf(meeting, NOW)
    assert time.perf_counter() - began < 3
