"""A drawn signature and a drawn portrait for a mayor who does not exist."""

import math
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw
from wagtail.images import get_image_model


def draw_signature(name: str):
    """A wavy line with a flourish, as long as the name; saved as a Wagtail image."""
    width, height = 60 + 34 * len(name), 200
    picture = Image.new("RGBA", (width, height), (255, 255, 255, 0))
    pen = ImageDraw.Draw(picture)
    points = [
        (20 + x, height / 2 + math.sin(x / 9) * (34 if x < 60 else 16) * math.cos(x / 61) - x / 14)
        for x in range(0, width - 60, 2)
    ]
    pen.line(points, fill=(24, 42, 92, 255), width=6, joint="curve")
    pen.arc(
        (10, height * 0.35, width - 10, height * 0.95), 15, 165, fill=(24, 42, 92, 255), width=4
    )
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return get_image_model().objects.create(
        title=f"Underskrift: {name}",
        description=f"{name}s underskrift",
        file=ImageFile(buffer, name="underskrift.png"),
    )


def draw_portrait(name: str):
    """A head and shoulders in three colours; saved as a Wagtail image."""
    picture = Image.new("RGB", (600, 600), "#cfe0dc")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((170, 90, 430, 390), fill="#5b3a29")  # hair
    pen.ellipse((80, 400, 520, 900), fill="#0b5d7a")
    pen.rectangle((260, 330, 340, 440), fill="#e0ac8b")
    pen.ellipse((205, 130, 395, 370), fill="#ecbf9f")
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return get_image_model().objects.create(
        title=f"Portræt: {name}",
        description=f"Tegning af {name}",
        file=ImageFile(buffer, name="portraet.png"),
    )
