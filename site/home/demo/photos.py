"""Drawn pictures from the kick-off: nobody's face, and no camera was there."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from accounts.models import User
from events.models import Event
from events.planning.pictures import add_picture

SIZE, FINER = (1200, 900), 2  # drawn twice as large, so that edges are smooth
SHIRTS = ("#0b5d7a", "#b3261e", "#1b6e3c", "#7a4d9c", "#c56a1b", "#2a4b8d", "#a33b6b")
SKINS = ("#f0c8a4", "#d9a377", "#8d5a3b", "#f5d6ba", "#b97e56")
HAIRS = ("#3a2a20", "#8a5a2b", "#d8b06a", "#6b6b6b", "#1d1d1f")

# (description, wall, floor, how many stand, how many sit, what is behind them)
SCENES = (
    ("Tegning: syv ledere står om et bord i en værkstedshal", "#f4e3c8", "#c9a77c", 7, 0, "gate"),
    ("Tegning: fire ledere sidder ved et langbord med ark og kaffe", "#dcebea", "#9fb8b5", 0, 4, "windows"),
    ("Tegning: en taler foran fem tilhørere og en tavle", "#f7ead9", "#d6b795", 1, 5, "board"),
)  # fmt: skip


def pictures(event: Event, by: User) -> None:
    for number, (description, *scene) in enumerate(SCENES, 1):
        out = BytesIO()
        draw_scene(*scene).save(out, "JPEG", quality=88)
        file = SimpleUploadedFile(f"kick-off-{number}.jpg", out.getvalue(), "image/jpeg")
        add_picture(event, file=file, description=description, by=by)


def draw_scene(wall: str, floor: str, standing: int, sitting: int, behind: str) -> Image.Image:
    picture = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), wall)
    pen = _Pen(picture)
    pen.box(0, 640, 1200, 900, floor)
    BEHIND[behind](pen)
    for lamp in (250, 600, 950):
        pen.box(lamp - 3, 0, lamp + 3, 90, "#5e524b")
        pen.round(lamp - 55, 80, lamp + 55, 190, "#ffc94d")
    for number in range(standing):
        x = 1090 if standing == 1 else 150 + 900 * (number + 0.5) / standing  # one alone is talking
        pen.person(x, 380 if standing == 1 else 420, number, height=360)
    end = 990 if standing == 1 else 1080
    if sitting or standing > 1:
        pen.box(120, 650, end, 700, "#8a5a33")
        for leg in (170, end - 70):
            pen.box(leg, 700, leg + 24, 870, "#6f4727")
    for number in range(sitting):
        x = 150 + (end - 190) * (number + 0.5) / sitting
        pen.person(x, 500, number + 3, height=160)
        pen.box(x - 70, 652, x - 10, 676, "#ffffff")
        pen.box(x + 20, 630, x + 50, 662, "#b3261e")
    return picture.resize(SIZE, Image.Resampling.LANCZOS)


def _gate(pen):
    pen.box(300, 180, 900, 640, "#b9c4c9")
    for line in range(240, 640, 60):
        pen.box(300, line, 900, line + 5, "#98a5ab")


def _windows(pen):
    for left in (130, 480, 830):
        pen.box(left, 200, left + 240, 470, "#bfe0ee")
        pen.box(left + 115, 200, left + 125, 470, "#ffffff")
        pen.box(left, 330, left + 240, 340, "#ffffff")


def _board(pen):
    pen.box(330, 190, 870, 470, "#ffffff")
    for number, width in enumerate((300, 420, 240, 360)):
        pen.box(370, 235 + number * 55, 370 + width, 250 + number * 55, SHIRTS[number])


BEHIND = {"gate": _gate, "windows": _windows, "board": _board}


class _Pen:
    def __init__(self, picture):
        self.draw = ImageDraw.Draw(picture)

    def box(self, *at_and_fill):
        self._shape(self.draw.rectangle, *at_and_fill)

    def round(self, *at_and_fill):
        self._shape(self.draw.ellipse, *at_and_fill)

    def _shape(self, draw, left, top, right, bottom, fill):
        draw([FINER * edge for edge in (left, top, right, bottom)], fill=fill)

    def person(self, x, top, number, *, height):
        """Head, hair and shoulders; a body as far down as `height`."""
        body = [FINER * edge for edge in (x - 62, top + 60, x + 62, top + 60 + height)]
        self.draw.rounded_rectangle(body, radius=56 * FINER, fill=SHIRTS[number % len(SHIRTS)])
        self.round(x - 46, top - 56, x + 46, top + 40, HAIRS[number % len(HAIRS)])
        self.round(x - 40, top - 34, x + 40, top + 58, SKINS[number % len(SKINS)])
