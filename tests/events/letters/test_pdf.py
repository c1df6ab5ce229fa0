import json
import re

import pypdfium2
import pytest
import typst
import zxingcpp
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images import get_image_model

from events.letters.pdf import (
    TEMPLATE,
    document_of,
    in_postcode_order,
    letter_of,
    letter_pdf,
    letters_file,
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


def test_the_address_stands_in_the_window_of_the_envelope(event):
    document = pypdfium2.PdfDocument(letter_pdf([invite(event)]))
    page = document[0]
    searcher = page.get_textpage().search("Att.: Søren")
    index, _count = searcher.get_next()
    left, _bottom, _right, top = page.get_textpage().get_charbox(index)
    millimetres = 72 / 25.4
    assert (page.get_width() / millimetres, page.get_height() / millimetres) == pytest.approx(
        (210, 297), abs=0.1
    )
    assert left / millimetres == pytest.approx(20, abs=0.5)
    assert 50 < (page.get_height() - top) / millimetres < 60  # the second line of the address
    document.close()


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
    monkeypatch.setattr("events.letters.pdf.LETTERS_A_DOCUMENT", 2)
    invitations = [invite(event, f"Leder {n}") for n in range(3)]
    page = invitations[0].round.letter
    document = document_of(event.organisation, page)
    letters = [letter_of(each, page) for each in invitations]
    assert letters_file(document, letters[:2])[:2] == ("pdf", "application/pdf")
    ending, kind, content = letters_file(document, letters)
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
