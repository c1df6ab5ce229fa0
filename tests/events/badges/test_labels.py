import re

import pypdfium2
import pytest
import typst
import zxingcpp

from accounts.models import AuditEntry
from events.badges.label_sizes import LABELS, ROLLS, SHEETS
from events.badges.labels import (
    change_layout,
    label_pdf,
    layout_of,
    sheet_pdf,
    sheets_file,
    specimen_png,
)
from events.contact_cards.cards import card_url, cards_for
from events.models import BadgeLayout, ContactCard
from events.seats.guest_list import expected_guests, named_between
from frontend.colour import contrast, theme_tokens
from tests import factories

MM = 72 / 25.4
LONG = "Anne-Sofie Christoffersen-Østergaard"
INJECTIONS = (
    '#read("/etc/passwd")',
    "$x$ *bold* _it_",
    "\\u{41} #[boks]",
    "<mærke> @note = titel",
    "`kode` // væk",
)


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


def guest(event, name="Søren Ågård", company_name="Købæk Smedje", **fields):
    return factories.registration(event, name, company_name=company_name, **fields)


def sheet(event, **options):
    return sheet_pdf(event, registrations=expected_guests(event), **options)


def texts(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def codes(pdf, scale=3):
    """The text of every QR code, by an independent reader."""
    document = pypdfium2.PdfDocument(pdf)
    found = [
        code.text
        for page in document
        for code in zxingcpp.read_barcodes(page.render(scale=scale).to_pil())
    ]
    document.close()
    return found


def sizes(pdf):
    """Millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    found = [
        (round(page.get_width() / MM, 1), round(page.get_height() / MM, 1)) for page in document
    ]
    document.close()
    return found


def place_of(pdf, words):
    """Millimetres from the left and the top of the first page to the first letter of the words."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    index, _count = text.search(words).get_next()
    left, _bottom, _right, top = text.get_charbox(index)
    place = left / MM, (page.get_height() - top) / MM
    document.close()
    return place


def test_a_badge_holds_name_company_network_and_code(event):
    registration = guest(event)
    (text,) = texts(label_pdf(registration))
    code = str(registration.contact_card)
    assert text.split(code)[0] == "Task Force Nordby Søren Ågård Købæk Smedje "


def test_the_qr_opens_the_card_and_never_the_answer(event):
    invitation = factories.invitation(event)
    registration = guest(event, invitation=invitation)
    card = cards_for([registration])[registration.pk]
    for pdf in (label_pdf(registration), sheet(event)):
        assert codes(pdf) == [card_url(card)]
        assert f"/n/{card.code}/" in card_url(card)
        assert invitation.code not in card_url(card)
        assert invitation.printed_code not in texts(pdf)[0]


@pytest.mark.parametrize("stock", BadgeLayout.Stock.values)
def test_every_stock_has_readable_codes_and_its_true_size(event, stock):
    which = "sheet_stock" if stock in SHEETS else "label_stock"
    BadgeLayout.objects.create(network=event.network, **{which: stock})
    registration = guest(event, LONG)
    pdf = sheet(event) if stock in SHEETS else label_pdf(registration)
    labels = LABELS[stock]
    assert sizes(pdf) == [(labels.page_width, labels.page_height)]
    assert codes(pdf) == [card_url(registration.contact_card)]
    text = texts(pdf)[0]
    assert [
        part for part in ("Anne-Sofie", "Christoffersen", "Østergaard") if part not in text
    ] == []


@pytest.mark.parametrize("stock", SHEETS)
def test_labels_fill_the_page_to_the_millimetre(stock):
    """Margin, labels and gaps add up to A4, so that left and right, top and bottom are alike."""
    labels = LABELS[stock]
    across = 2 * labels.left + labels.columns * labels.width + (labels.columns - 1) * labels.gap
    down = 2 * labels.top + labels.rows * labels.height
    assert (across, down) == pytest.approx((210, 297), abs=0.05)


@pytest.mark.parametrize("stock", SHEETS)
def test_each_badge_stands_on_its_own_label(event, stock):
    BadgeLayout.objects.create(network=event.network, sheet_stock=stock, shows_code=False)
    labels = LABELS[stock]
    names = [f"Gæst{n:02}" for n in range(labels.a_page)]
    for name in names:
        guest(event, name)
    pdf = sheet(event)
    for number, name in enumerate(names):
        row, column = divmod(number, labels.columns)
        left, top = place_of(pdf, name)
        x = labels.left + column * (labels.width + labels.gap)
        y = labels.top + row * labels.height
        assert x < left < x + labels.width
        assert y < top < y + labels.height


def test_a_used_sheet_is_begun_at_the_label_given(event):
    guest(event, "Bo")
    labels = LABELS[layout_of(event.network).sheet_stock]
    first, last = place_of(sheet(event), "Bo"), place_of(sheet(event, first_label=8), "Bo")
    moved = labels.width + labels.gap, 3 * labels.height
    assert (last[0] - first[0], last[1] - first[1]) == pytest.approx(moved, abs=0.1)


def test_pages_are_counted_with_the_labels_that_are_gone(event):
    for n in range(8):
        guest(event, f"Leder {n}")
    assert len(sizes(sheet(event))) == 1
    assert len(sizes(sheet(event, first_label=2))) == 2


def test_companions_get_a_line_and_no_code(event):
    registration = guest(event, party_size=3)
    pdf = sheet(event)
    assert texts(pdf)[0].count("Ledsager til Søren Ågård") == 2
    assert codes(pdf) == [card_url(registration.contact_card)]


def test_only_people_with_a_seat_are_expected_in_danish_order(event):
    for name in ("Åse", "Zenia", "Ærlig", "Øjvind", "Anna", "Aage", "Émile", "Öberg"):
        guest(event, name)
    guest(event, "Venter", seat="waiting", queue_position=1)
    guest(event, "Kommer ikke", seat="cancelled")
    names = [each.name for each in expected_guests(event)]
    assert names == ["Anna", "Émile", "Zenia", "Ærlig", "Öberg", "Øjvind", "Aage", "Åse"]


def test_a_stretch_of_the_alphabet(event):
    for name in ("1. Maj", "Anna", "bo", "Åse", "Aage", "Øjvind"):
        guest(event, name)
    guests = expected_guests(event)

    def named(first, last):
        return [each.name for each in named_between(guests, first, last)]

    assert named("A", "A") == ["1. Maj", "Anna"]
    assert named("B", "Ø") == ["bo", "Øjvind"]
    assert named("Å", "Å") == ["Aage", "Åse"]


@pytest.mark.parametrize("words", INJECTIONS)
def test_typst_markup_comes_out_as_it_was_typed(event, words):
    guest(event, f"Bo {words}", company_name=words, party_size=2)
    event.network.name = words
    (text,) = texts(sheet(event))
    assert text.count(words) >= 3
    assert "root:" not in text


def test_pasted_source_would_have_been_evaluated():
    """Negative control of the test above: the same words as markup do not survive."""
    pdf = typst.compile(b"#set page(width: 10cm)\nA $x$ *bold* B", ignore_system_fonts=True)
    assert "*bold*" not in texts(pdf)[0]


@pytest.mark.parametrize("name", ["W" * 120, "Ib", "張 😀 Łukasz", "-", "A" * 60 + " " + "Å" * 59])
def test_no_name_stops_the_printer_or_leaves_its_label(event, name):
    BadgeLayout.objects.create(network=event.network, shows_code=False)
    pdf = label_pdf(guest(event, name, company_name="Ø" * 160))
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(i) for i in range(text.count_chars())]
    assert max(right for _left, _bottom, right, _top in boxes) <= page.get_width()
    assert min(bottom for _left, bottom, _right, _top in boxes) >= 0
    document.close()


def test_the_badges_are_tagged_titled_and_danish(event):
    guest(event)
    pdf = sheet(event)
    assert b"pdfuaid:part" in pdf
    assert re.search(rb"/Lang\s*\(da", pdf)
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("Title") == "Navneskilte til Mød os i værkstedet"
    document.close()


def test_the_layout_decides_what_is_shown(event, cast):
    registration = guest(event)
    fields = {
        "sheet_stock": "a4_3x8",
        "label_stock": "roll_54x86",
        "first_name_big": False,
        "shows_company": False,
        "shows_code": False,
        "shows_logo": False,
    }
    change_layout(event.network, by=cast.owner, fields=fields)
    change_layout(event.network, by=cast.owner, fields=fields)
    assert texts(label_pdf(registration)) == ["Søren Ågård"]
    assert (codes(label_pdf(registration)), BadgeLayout.objects.count()) == ([], 1)
    assert AuditEntry.objects.filter(verb="change_badges").count() == 2


@pytest.mark.parametrize("brand", ["#ffff00", "#ffffff", "#0b7a5b", "#000000"])
def test_the_name_can_be_read_in_any_colour(brand):
    assert contrast(theme_tokens(brand)["light"]["accent"], "#ffffff") >= 4.5


def test_very_many_badges_become_several_documents(event, monkeypatch):
    monkeypatch.setattr("events.badges.labels.BADGES_A_DOCUMENT", 2)
    for n in range(3):
        guest(event, f"Leder {n}")
    guests = expected_guests(event)
    assert sheets_file(event, registrations=guests[:2])[:2] == ("pdf", "application/pdf")
    ending, kind, content = sheets_file(event, registrations=guests)
    assert (ending, kind, content[:2]) == ("zip", "application/zip", b"PK")


def test_printing_asks_the_same_however_many_guests(event, django_assert_num_queries):
    guest(event)
    for _again in range(2):
        guests = expected_guests(event)
        ContactCard.objects.all().delete()
        with django_assert_num_queries(4):
            sheet_pdf(event, registrations=guests)
        guest(event, "Bo"), guest(event, "Ib")


def test_a_badge_printed_twice_keeps_its_code(event):
    registration = guest(event)
    first = codes(label_pdf(registration))
    assert codes(label_pdf(registration)) == codes(sheet(event)) == first


@pytest.mark.parametrize("stock", [*SHEETS, *ROLLS])
def test_the_specimen_is_a_picture_of_one_label(event, stock):
    picture = specimen_png(layout_of(event.network), stock)
    assert picture[:4] == b"\x89PNG"
    assert ContactCard.objects.count() == 0


def test_a_companion_with_a_name_has_it_on_his_badge(event):
    guest(event, party_size=3, companion_names="Åse Bæk")
    text = " ".join(texts(sheet(event)))
    assert "Åse" in text
    assert text.count("Ledsager til Søren Ågård") == 2


def test_names_beyond_the_party_are_left_out(event):
    assert guest(event, party_size=2, companion_names="Åse, Bo, Ida").named_companions == ["Åse"]
    assert guest(event, party_size=3).named_companions == ["", ""]
