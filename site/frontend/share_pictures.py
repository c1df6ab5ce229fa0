"""The picture that stands beside a shared link (Open Graph): 1200 × 630 points, in the sender's colours.

Pillow's own FreeType reads the fonts of our pages as they are. A picture is drawn once and kept as a file
until its page changes.
"""

import io
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from frontend.colour import theme_tokens

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 80
TEXT_WIDTH = 840  # clear of the sun
SUN = 280  # what is seen of it
MOST_LINES = 4
TITLE_SIZES = (88, 76, 66, 56)
STATIC = Path(__file__).resolve().parent / "static/frontend"
FONTS = {"display": "bricolage-grotesque-latin-wght", "text": "figtree-latin-wght"}
INK, FAINT = "#2a2320", "#5e524b"


@dataclass(frozen=True)
class Card:
    title: str
    label: str  # what it is: "Historie", "Arrangement"
    line: str  # one line below the title: when and where, or who
    sender: str
    brand: str
    second: str


def kept(key: str, version: str, card: Card) -> bytes:
    """PNG, from its file if it was drawn before; older versions of the key are removed."""
    file = folder(key) / f"{version}.png"
    if file.exists():
        return file.read_bytes()
    forget(key)
    picture = draw(card)
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(f".{id(picture)}")
    partial.write_bytes(picture)
    partial.replace(file)  # whole or not at all, whoever else draws it now
    return picture


def forget(key: str) -> None:
    shutil.rmtree(folder(key), ignore_errors=True)


def folder(key):
    return Path(settings.DATA_DIR) / "share" / key


def draw(card: Card) -> bytes:
    colours = theme_tokens(card.brand, card.second)["light"]
    picture = Image.new("RGB", SIZE, colours["soft"])
    picture.paste(colours["sun"], (WIDTH - SUN, 0), _quarter_sun())
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, HEIGHT - 14, WIDTH, HEIGHT), fill=colours["accent"])
    _write(pen, (MARGIN, 76), card.label, font("text", 34, 700), colours["accent"], TEXT_WIDTH - 40)
    face, lines = fitted(card.title)
    height = face.size * 1.08
    top = 140
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * height), line, font=face, fill=INK)
    below = (MARGIN, top + len(lines) * height + 22)
    _write(pen, below, card.line, font("text", 34, 500), FAINT, WIDTH - 2 * MARGIN)
    _sign(picture, pen, card.sender)
    out = io.BytesIO()
    picture.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()


@lru_cache(maxsize=1)
def _quarter_sun():
    """Drawn four times as large, since Pillow's own edges are jagged."""
    mask = Image.new("L", (SUN * 4, SUN * 4))
    ImageDraw.Draw(mask).ellipse((0, -SUN * 4, SUN * 8, SUN * 4), fill=255)
    return mask.resize((SUN, SUN), Image.Resampling.LANCZOS)


def _sign(picture, pen, sender):
    with Image.open(STATIC / "mark-192.png") as mark:
        small = mark.convert("RGBA").resize((64, 64))
    picture.paste(small, (MARGIN, HEIGHT - 112), small)
    at = (MARGIN + 84, HEIGHT - 100)
    _write(pen, at, sender, font("text", 34, 650), INK, WIDTH - 2 * MARGIN - 84)


def _write(pen, at, text, face, colour, width):
    pen.text(at, shortened(text, face, width), font=face, fill=colour)


def fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the title stands in three lines; the smallest one takes four and cuts."""
    for size in TITLE_SIZES:
        face = font("display", size, 750)
        lines = wrapped(title, face)
        if len(lines) <= MOST_LINES - 1:
            return face, lines
    if len(lines) > MOST_LINES:
        rest = " ".join(lines[MOST_LINES - 1 :])
        lines = [*lines[: MOST_LINES - 1], shortened(rest, face, TEXT_WIDTH)]
    return face, lines


def wrapped(text, face):
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if face.getlength(longer) <= TEXT_WIDTH:
            lines[-1] = longer
        else:
            lines.append(shortened(word, face, TEXT_WIDTH))
    return [line for line in lines if line]


def shortened(text, face, width):
    if face.getlength(text) <= width:
        return text
    while text and face.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


@lru_cache(maxsize=32)
def font(family: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Ours; Pillow's own where FreeType was built without Brotli, or the front end not at all."""
    try:
        file = next((STATIC / "dist").glob(f"{FONTS[family]}-*.woff2"))
        face = ImageFont.truetype(file, size)
        face.set_variation_by_axes([weight])
    except (StopIteration, OSError):
        return ImageFont.load_default(size)
    return face
