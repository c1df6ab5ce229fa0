import io
import json
import re

import pypdfium2
import pytest
import typst
import zxingcpp
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images import get_image_model

from events.letters.files import letters_file
from events.letters.pdf import (
    TEMPLATE,
    document_of,
    in_postcode_order,
    letter_of,
    letter_pdf,
    typeset_letters,
)
from events.letters.text import LetterRefused, letter_text
from events.tickets import ticket_url
from tests import factories

INJECTIONS = (
    '#eval("1+1")',
    "$x$ *bold* _it_",
    "\\u{41} #[boks]",
    "<mærke> @note = titel",
    "`kode` // væk",
)


@pytest.fixture
def event(cast):
    cast.nordby.sender_name, cast.nordby.sender_title = "Åse Bødker", "Borgmester"
    cast.nordby.sender_email = "borgmester@example.org"
    cast.nordby.save()
    return factories.event(cast.network, agenda="Velkomst\nSpot et småjob")


def invite(event, name="Søren Ågård", street="Rådhusstræde 2", postcode="9000", **contact):
    company = factories.company(
        f"{name}s Værksted", street=street, postcode=postcode, city="Købæk Ø"
    )
    person = factories.contact(event.network.host, name=name, company=company, **contact)
    return factories.invitation(event, contact=person)


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


def codes(pdf):
    """The text of every QR code, by an independent reader."""
    document = pypdfium2.PdfDocument(pdf)
    found = [
        code.text
        for page in document
        for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    ]
    document.close()
    return found


def test_the_qr_of_the_letter_opens_the_invitation(event):
    invitation = invite(event)
    assert codes(letter_pdf([invitation])) == [ticket_url(invitation)]


def test_the_letter_holds_name_address_code_and_privacy(event):
    invitation = invite(event)
    (text,) = pages(letter_pdf([invitation]))
    for words in (
        "Søren Ågårds Værksted Att.: Søren Ågård Rådhusstræde 2 9000 Købæk Ø",
        "Kære Søren",
        "Åse Bødker Borgmester",
        invitation.printed_code,
        "localhost:8000/i/",
        "Spot et småjob",
        "Nordby Kommune er dataansvarlig.",
        "Dit navn har vi fra: CVR-registret.",
        "borgmester@example.org",
        f"/privatliv/{event.network.host.slug}/",
    ):
        assert words in text


def test_a_post_is_written_to_and_its_company_greeted(event):
    (text,) = pages(letter_pdf([invite(event, "Ledelsen", is_post=True)]))
    assert "Ledelsens Værksted Att.: Ledelsen Rådhusstræde 2" in text
    assert "Kære Ledelsens Værksted" in text
    assert "Jeres adresse har vi fra: CVR-registret." in text


def test_a_foreign_address_ends_with_its_country(event):
    invitation = invite(event, "Ole Hansen", postcode="24937")
    invitation.contact.company.country = "Tyskland"
    (text,) = pages(letter_pdf([invitation]))
    assert "24937 Købæk Ø Tyskland" in text


MM = 72 / 25.4
EIGHT_LINES = {
    "company": "Det Østjyske Værksted for Renovering af Maskiner og Anlæg A/S",
    "name": "Anne-Sofie Christoffersen-Østergaard, administrerende direktør",
    "street": "Industriparken ved den gamle Sukkerfabrik 112, bygning C, 3. sal, dør 14",
    "postcode": "24937",
    "country": "Tyskland",
}


def box_of(pdf, first, last):
    """Millimetres (left, top, right, bottom) of the text between two words of the first page."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    begin = text.search(first).get_next()[0]
    index, count = text.search(last).get_next()
    boxes = [text.get_charbox(n, loose=True) for n in range(begin, index + count)]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    height = page.get_height()
    found = min(lefts), height - max(tops), max(rights), height - min(bottoms)
    document.close()
    return [each / MM for each in found]


@pytest.mark.parametrize(
    ("address", "lines"),
    [({"company": "Ågård ApS", "name": "Bo", "street": "Havnen 1", "postcode": "9000"}, 4), (EIGHT_LINES, 8)],
)  # fmt: skip
def test_the_address_stands_whole_in_every_window(event, address, lines):
    """Those of M65, C5 and DIN 5008 form B have 52 to 79.3 mm from the top in common."""
    where = {key: value for key, value in address.items() if key not in ("company", "name")}
    company = factories.company(address["company"], city="Købæk Ø", **where)
    person = factories.contact(event.network.host, name=address["name"], company=company)
    pdf = letter_pdf([factories.invitation(event, contact=person)])
    left, top, right, bottom = box_of(
        pdf, address["company"][:9], address.get("country", "9000 Købæk Ø")
    )
    assert left == pytest.approx(25, abs=0.5)
    assert right <= 105
    assert top >= 51.5
    assert bottom <= 79.8
    (text, *_more) = pages(pdf)
    assert f"{address['postcode']} Købæk Ø {address.get('country', '')}".strip() in text
    assert address["street"].split()[-1] in text
    assert (bottom - top) / lines < 5


def test_the_sheet_says_where_to_fold_and_to_punch(event):
    document = pypdfium2.PdfDocument(letter_pdf([invite(event)]))
    page = document[0]
    assert (page.get_width() / MM, page.get_height() / MM) == pytest.approx((210, 297), abs=0.1)
    picture = page.render(scale=8 / MM).to_pil().convert("L")  # eight pixels a millimetre
    column = [picture.getpixel((7 * 8, y)) for y in range(10 * 8, picture.height)]
    dark = {round((y + 80) / 8) for y, value in enumerate(column) if value < 200}
    document.close()
    assert dark <= {105, 148, 149, 210}
    assert len(dark) >= 3


@pytest.mark.parametrize(("paragraphs", "number"), [(2, 1), (30, 2)])
def test_a_long_letter_has_two_pages_that_say_so(event, paragraphs, number):
    words = (
        "{hilsen}",
        *["Vi ses på havnen, og der er kaffe til alle, som kommer forbi."] * paragraphs,
    )
    letter = factories.letter(event.network, paragraphs=words)
    round = factories.invitation_round(event, letter=letter)
    found = [
        factories.invitation(
            event, round=round, contact=factories.contact(event.network.host, f"Leder {n}")
        )
        for n in range(2)
    ]
    texts = pages(letter_pdf(found))
    assert len(texts) == 2 * number
    numbered = [re.findall(r"Side (\d) / (\d)", text) for text in texts]
    assert numbered == ([[("1", "2")], [("2", "2")]] * 2 if number == 2 else [[], []])
    for text, invitation in zip(texts[number - 1 :: number], found, strict=True):
        assert f"Brev nr. {invitation.round_id}-{invitation.pk}" in text
        assert invitation.printed_code in text


def test_every_alphabet_around_us_is_drawn(event):
    (text,) = pages(letter_pdf([invite(event, "Łukasz Đorđe Αθήνα Москва Nguyễn محمد")]))
    for name in ("Łukasz", "Đorđe", "Αθήνα", "Москва", "Nguy"):
        assert name in text
    assert "?" not in text


def test_a_letter_kept_by_an_older_version_can_still_be_made(event):
    """Its pictures are numbers, its address has no size, and some words are missing."""
    invitation = invite(event)
    page = invitation.round.letter
    document, letter = document_of(event.organisation, page), letter_of(invitation, page)
    letter.pop("address_points")
    document.pop("return_line")
    document["words"].pop("page")
    buffer = io.BytesIO()
    Image.new("RGB", (30, 9), "navy").save(buffer, "PNG")
    document["senders"] = [{"name": "Åse", "title": "", "signature": list(buffer.getvalue())}]
    (text,) = pages(typeset_letters(document, [letter]))
    assert "9000 Købæk Ø" in text


def test_letters_come_in_postcode_order(event):
    late, early = (
        invite(event, "Bo Holm", postcode="9990"),
        invite(event, "Ida Bek", postcode="8000"),
    )
    texts = pages(letter_pdf(in_postcode_order([late, early])))
    assert [("Ida Bek" in text, "Bo Holm" in text) for text in texts] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("words", INJECTIONS)
def test_typst_markup_comes_out_as_it_was_typed(event, words):
    typed = words.replace("{41}", "41")  # curly brackets are refused in a letter, not in a name
    letter = factories.letter(event.network, paragraphs=("{hilsen}", f"A {typed} B"))
    round = factories.invitation_round(event, letter=letter)
    person = factories.contact(event.network.host, name=f"Bo {words}")
    invitation = factories.invitation(event, contact=person, round=round)
    (text,) = pages(letter_pdf([invitation]))
    assert f"A {typed} B" in text
    assert f"Bo {words}" in text


def test_pasted_source_would_have_been_evaluated():
    """Negative control of the test above: the same words as markup do not survive."""
    pdf = typst.compile(b'#set page(width: 10cm)\nA #eval("1+1") B', ignore_system_fonts=True)
    assert pages(pdf) == ["A 2 B"]


def test_signs_that_no_font_knows_do_not_stop_the_batch(event):
    (text,) = pages(letter_pdf([invite(event, "Łukasz 😀 张 Đorđe\r\tIda")]))
    assert "Łukasz ? ? Đorđe" in text


def test_no_letter_without_the_source_of_the_name(event):
    invitation = invite(event)
    invitation.contact.data_source = " "
    with pytest.raises(LetterRefused) as refusal:
        letter_pdf([invitation])
    assert refusal.value.code == LetterRefused.Code.NO_DATA_SOURCE


def test_no_letter_without_a_privacy_text(event):
    invitation = invite(event)
    host = invitation.event.network.host
    host.kind = "company"  # no text of ours fits
    with pytest.raises(LetterRefused) as refusal:
        letter_pdf([invitation])
    assert refusal.value.code == LetterRefused.Code.NO_PRIVACY_TEXT
    host.privacy_text = "Vores egne ord om navnet."
    assert "Vores egne ord om navnet." in pages(letter_pdf([invitation]))[0]


def test_the_template_itself_refuses_an_empty_paragraph(event, monkeypatch):
    data = {}
    monkeypatch.setattr(
        typst, "compile", lambda *a, sys_inputs, **k: data.update(sys_inputs) or b""
    )
    letter_pdf([invite(event)])
    monkeypatch.undo()
    document = json.loads(data["data"])
    document["letters"][0]["privacy"] = " "
    with pytest.raises(typst.TypstError, match="privacy paragraph is missing"):
        typst.compile(TEMPLATE, sys_inputs={"data": json.dumps(document)})


def test_the_letter_is_tagged_titled_and_danish(event):
    pdf = letter_pdf([invite(event)])
    assert b"pdfuaid:part" in pdf
    assert re.search(rb"/Lang\s*\(da", pdf)
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("Title") == "Invitation fra Nordby Kommune"
    document.close()


def test_an_english_letter_speaks_english_dates(event, cast):
    invitation = invite(event)
    page = invitation.round.letter
    page.locale.language_code = "en"
    event.starts_at = event.starts_at.replace(year=2030, month=5, day=2, hour=15, minute=0)
    invitation.event = event
    body = letter_text(invitation, page).body
    assert body[0][1][1] == "Vi ses Thursday 2 May 2030 kl. 17:00."


def test_a_signature_and_a_logo_are_drawn(event, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = ContentFile(b"", "navn.png")
    Image.new("RGB", (300, 90), "navy").save(file, "PNG")
    file.seek(0)
    picture = get_image_model().objects.create(title="Underskrift", file=file)
    plain = len(letter_pdf([invite(event)]))
    invitation = invite(event, "Ida Bek")
    invitation.event.network.host.signature = invitation.event.network.host.logo = picture
    assert len(letter_pdf([invitation])) != plain


def test_too_many_letters_become_several_documents(event, monkeypatch):
    for room in ("pdf", "files"):
        monkeypatch.setattr(f"events.letters.{room}.LETTERS_A_DOCUMENT", 2)
    invitations = [invite(event, f"Leder {n}") for n in range(3)]
    page = invitations[0].round.letter
    document = document_of(event.organisation, page)
    letters = [letter_of(each, page) for each in invitations]
    assert letters_file([(document, letters[:2])])[:2] == ("pdf", "application/pdf")
    ending, kind, content = letters_file([(document, letters)])
    assert (ending, kind, content[:2]) == ("zip", "application/zip", b"PK")
    with pytest.raises(ValueError, match="1 to 2 letters, not 3"):
        letter_pdf(invitations)


def test_two_may_sign_and_the_organisation_when_nobody_is_named(event):
    invitation = invite(event)
    page = invitation.round.letter
    assert "Åse Bødker" in pages(letter_pdf([invitation]))[0]
    page.sender_name, page.sender_title = "Bo Holm", "Formand"
    page.second_sender_name = "Ida Bæk"
    (text,) = pages(letter_pdf([invitation], page=page))
    assert "Bo Holm" in text
    assert "Ida Bæk" in text
    assert "Åse Bødker" not in text


@pytest.mark.parametrize(
    ("language", "form"),
    [
        ("da", r"[a-zø]+dag den \d+\. [a-z]+ \d{4}( kl\. \d\d\.\d\d)?"),
        ("en", r"[A-Z][a-z]+day \d+ [A-Z][a-z]+ \d{4}( at \d\d:\d\d)?"),
    ],
)
def test_a_letter_writes_dates_in_one_form(event, language, form):
    words = ("{dato}", "{svarfrist}")
    round = factories.invitation_round(
        event, letter=factories.letter(event.network, paragraphs=words)
    )
    invitation = factories.invitation(event, round=round)
    page = round.letter
    page.locale.language_code = language
    letter = letter_of(invitation, page)
    day, deadline = letter["body"][0][1]
    facts = dict(letter["facts"])
    assert deadline in facts.values()
    assert any(value.startswith(day) for value in facts.values())
    for written in (day, deadline, letter["date"]):
        assert re.fullmatch(form, written)
