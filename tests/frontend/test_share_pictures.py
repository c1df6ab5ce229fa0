import io

import pytest
from PIL import Image

from frontend import share_pictures
from frontend.share_pictures import Card, draw, fitted, font, forget, kept


def card(title="Fem timer på Ærø", **fields):
    texts = {"label": "Historie", "line": "Nordby", "sender": "Nordby Kommune"}
    return Card(title, **(texts | {"brand": "#0b7a5b", "second": "#ffc94d"} | fields))


@pytest.fixture
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_picture_has_the_size_that_shared_links_want():
    picture = Image.open(io.BytesIO(draw(card())))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_picture_wears_the_senders_colour():
    def bottom(brand):
        return Image.open(io.BytesIO(draw(card(brand=brand)))).convert("RGB").getpixel((600, 625))

    red, green, blue = bottom("#c8102e")
    assert red > 2 * green
    assert red > 2 * blue
    assert bottom("#0b7a5b") != (red, green, blue)


def test_our_own_font_draws_danish_letters():
    face = font("display", 60, 750)
    assert face.getname()[0].startswith("Bricolage")
    shapes = {letter: bytes(face.getmask(letter)) for letter in "æøåÆØÅ\uffff"}
    assert len(set(shapes.values())) == 7  # none of them is the box for an unknown sign


@pytest.mark.parametrize("title", ["Kort", "langtord" * 40, "ord " * 200, "Æ", "  "])
def test_a_title_of_any_length_keeps_inside(title):
    face, lines = fitted(title)
    assert len(lines) <= 4
    assert all(face.getlength(line) <= share_pictures.TEXT_WIDTH for line in lines)
    draw(card(title))


def test_picture_is_drawn_once_and_older_versions_go(data_dir):
    first = kept("page-1", "1-a", card())
    assert kept("page-1", "1-a", card("Noget andet")) == first
    assert kept("page-1", "2-a", card("Noget andet")) != first
    assert [file.name for file in (data_dir / "share/page-1").iterdir()] == ["2-a.png"]


def test_forgotten_pictures_are_gone(data_dir):
    kept("page-1", "1-a", card())
    forget("page-1")
    forget("page-1")
    assert not (data_dir / "share/page-1").exists()
