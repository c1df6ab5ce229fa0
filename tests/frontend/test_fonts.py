"""What the typefaces of paper hold, and how wide they are."""

import pypdfium2
import pytest

from frontend.fonts import HEADING, TEXT, drawable, undrawn, width_of
from frontend.typeset import typeset


@pytest.mark.parametrize(
    ("text", "missing", "drawn"),
    [
        ("Søren Ågård", [], "Søren Ågård"),
        ("Łukasz Đorđe, Nguyễn", [], "Łukasz Đorđe, Nguyễn"),
        ("Αθήνα · Москва", [], "Αθήνα · Москва"),
        ("محمد علي", [], "محمد علي"),
        ("e\u0301", [], "é"),
        ("张伟", ["张", "伟"], "??"),
        ("Ida 😀😀", ["😀"], "Ida ??"),
        ("Ida\u0000\r\n\tBo", [], "Ida\n Bo"),
        ("❤\ufe0f", ["❤"], "?"),  # the sign that asks for colour is not missed by itself
        ("", [], ""),
    ],
)
def test_what_no_typeface_holds_is_named_and_replaced(text, missing, drawn):
    assert undrawn(text) == missing
    assert drawable(text) == drawn


@pytest.mark.parametrize("text", ["Søren Ågårds Værksted", "محمد علي", "Αθήνα"])
def test_width_is_what_is_drawn_and_a_little_more(text, tmp_path):
    template = tmp_path / "line.typ"
    template.write_text(
        "#let d = json(bytes(sys.inputs.data))\n#set document(title: d.text)\n"
        "#set page(width: auto, height: auto, margin: 0pt)\n"
        "#text(font: d.fonts.text, size: 10pt, d.text)"
    )
    document = pypdfium2.PdfDocument(typeset(template, {"text": text}))
    drawn = document[0].get_width()
    document.close()
    assert drawn * 0.99 <= width_of(text, 10) <= drawn * 1.15


def test_the_typefaces_of_the_screens_come_first():
    assert (TEXT[0], HEADING[0].split()[0]) == ("Figtree", "Bricolage")
