"""No picture tells more than it shows, whatever kind it is."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from frontend.photos import without_metadata

WORD = b"kanariehuset"
ARTIST, DESCRIPTION = 0x013B, 0x010E


def exif():
    told = Image.Exif()
    told[ARTIST] = told[DESCRIPTION] = WORD.decode()
    return told


def texts():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", WORD.decode())
    info.add_itxt("XML:com.adobe.xmp", WORD.decode())
    info.add_text("Author", WORD.decode(), zip=False)
    return info


def made(kind, *, frames=1, **settings):
    """With the word in everything that the kind can carry."""
    pictures = [Image.new("RGB", (40, 20), colour) for colour in ("teal", "red", "blue")[:frames]]
    out = BytesIO()
    more = {"save_all": True, "append_images": pictures[1:], "duration": 100} if frames > 1 else {}
    pictures[0].save(out, kind, **settings, **more)
    return SimpleUploadedFile(f"foto.{kind.lower()}", out.getvalue())


KINDS = {
    "JPEG, EXIF": lambda: made("JPEG", exif=exif()),
    "JPEG, XMP": lambda: made("JPEG", xmp=WORD),
    "JPEG, comment": lambda: made("JPEG", comment=WORD),
    "PNG, EXIF": lambda: made("PNG", exif=exif()),
    "PNG, texts": lambda: made("PNG", pnginfo=texts()),
    "WebP, EXIF": lambda: made("WEBP", exif=exif()),
    "WebP, XMP": lambda: made("WEBP", xmp=WORD),
    "AVIF, EXIF": lambda: made("AVIF", exif=exif()),
    "AVIF, XMP": lambda: made("AVIF", xmp=WORD),
    "GIF, comment": lambda: made("GIF", comment=WORD),
    "moving GIF": lambda: made("GIF", frames=3, comment=WORD),
    "moving WebP": lambda: made("WEBP", frames=3, exif=exif(), xmp=WORD),
    "moving PNG": lambda: made("PNG", frames=3, exif=exif(), pnginfo=texts()),
}


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_nothing_that_is_told_beside_the_picture_is_kept(make):
    taken = make()
    before = taken.read()
    assert WORD in before  # the negative control: it was there
    clean = without_metadata(taken)
    clean.seek(0)
    content = clean.read()
    assert WORD not in content
    with Image.open(BytesIO(before)) as was, Image.open(BytesIO(content)) as now:
        assert (now.format, now.size) == (was.format, was.size)
        assert getattr(now, "n_frames", 1) == getattr(was, "n_frames", 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_what_carries_nothing_stays_byte_for_byte(kind):
    taken = made(kind)
    assert without_metadata(taken) is taken
