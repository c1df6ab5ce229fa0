"""The code of a letter as it comes out of a bad printer or a phone: read by two readers that share no code."""

import cv2
import numpy
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from events.letters.pdf import letter_pdf
from events.tickets import ticket_url
from tests import factories


def zxing(picture):
    return {code.text for code in zxingcpp.read_barcodes(picture)}


def opencv(picture):
    """It wants dots of the size that a camera gives them; a person moves the phone until it does."""
    for scale in (1, 1.5, 2, 0.75):
        size = (int(picture.width * scale), int(picture.height * scale))
        dots = numpy.array(picture.resize(size, Image.Resampling.BICUBIC))
        found, texts, *_rest = cv2.QRCodeDetector().detectAndDecodeMulti(dots)
        if found and any(texts):
            return set(texts)
    return set()


def grainy(picture):
    """Toner that is running out: every dot lighter or darker by chance."""
    dots = numpy.array(picture).astype(int)
    noise = numpy.random.default_rng(1).normal(0, 40, dots.shape)
    return Image.fromarray((dots + noise).clip(0, 255).astype("uint8"))


DAMAGE = {
    "as it is": lambda picture: picture,
    "out of focus": lambda picture: picture.filter(ImageFilter.GaussianBlur(picture.width / 620)),
    "grainy": grainy,
    "grey": lambda picture: picture.point(lambda dot: 90 + dot * 0.4),
    "aslant": lambda picture: picture.rotate(7, expand=True, fillcolor=255),
}


@pytest.fixture(scope="module")
def pictures(module_db):
    """{dots an inch: the part of the first page with the code}, and what it should say."""
    host = factories.organisation("Nordby Kommune")
    invitation = factories.invitation(factories.event(factories.network(host)))
    invitation.code = "QKE972X7FCV"  # the same dots in every run
    document = pypdfium2.PdfDocument(letter_pdf([invitation]))
    drawn = {}
    for dots in (150, 300):
        page = document[0].render(scale=dots / 72).to_pil().convert("L")
        width, height = page.size
        drawn[dots] = page.crop((width // 2, height * 5 // 8, width, height * 15 // 16))
    document.close()
    return drawn, ticket_url(invitation)


@pytest.mark.parametrize("read", [zxing, opencv])
@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("dots", [150, 300])
def test_the_code_is_read(pictures, dots, damage, read):
    drawn, link = pictures
    assert read(DAMAGE[damage](drawn[dots])) == {link}


@pytest.mark.parametrize("read", [zxing, opencv])
def test_a_code_that_is_torn_off_is_not_read(pictures, read):
    """Negative control: the readers do not guess."""
    drawn, _link = pictures
    whole = drawn[150]
    assert read(whole.crop((0, whole.height * 2 // 3, whole.width, whole.height))) <= {""}
