"""Drawn logos for some of Nordby's members; no company's own."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw
from wagtail.images import get_image_model

from taskforces.models import Membership

COLOURS = ("#0b7a5b", "#2a4b8d", "#8a3b12", "#6b3fa0", "#b0442f", "#1f6f8b")


def draw_logos(members: list[Membership]) -> None:
    """Every other of those who may be named; the shapes differ, so that a list of them looks like one."""
    named = [member for member in members if member.shown_publicly][::2]
    for number, member in enumerate(named):
        member.logo = get_image_model().objects.create(
            title=f"Logo: {member.company}",
            description=f"{member.company}s logo, tegnet til demoen",
            file=ImageFile(_drawn(number), name=f"logo-{member.pk}.png"),
        )
    Membership.objects.bulk_update(named, ["logo"])


def _drawn(number):
    colour = COLOURS[number % len(COLOURS)]
    picture = Image.new("RGB", (480, 240), "white")
    pen = ImageDraw.Draw(picture)
    if number % 3 == 0:
        pen.ellipse((60, 40, 220, 200), fill=colour)
        pen.rectangle((140, 40, 420, 200), fill=colour)
        pen.ellipse((110, 80, 190, 160), fill="white")
    elif number % 3 == 1:
        for step in range(3):
            left = 60 + 120 * step
            pen.polygon([(left, 200), (left + 60, 40), (left + 120, 200)], fill=colour)
    else:
        pen.rounded_rectangle((60, 40, 420, 200), 40, outline=colour, width=22)
        pen.rectangle((110, 108, 370, 132), fill=colour)
    out = BytesIO()
    picture.save(out, "PNG")
    return out
