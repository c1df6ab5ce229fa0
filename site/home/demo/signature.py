"""A drawn signature and a drawn face for a mayor who does not exist."""

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
    """Hair, face, shoulders and the chain of office; drawn large, so that edges are smooth when it is made small."""
    picture = Image.new("RGB", (800, 800), "#dcebea")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((215, 110, 585, 560), fill="#6b6b6b")  # hair
    pen.rectangle((215, 320, 585, 520), fill="#6b6b6b")
    pen.rounded_rectangle((120, 590, 680, 900), 150, fill="#2a4b8d")
    pen.rectangle((345, 500, 455, 640), fill="#e5b894")
    pen.ellipse((260, 180, 540, 560), fill="#f0c8a4")
    pen.pieslice((250, 130, 550, 420), 180, 360, fill="#6b6b6b")
    for x in (335, 465):
        pen.ellipse((x - 14, 355, x + 14, 383), fill="#2a2320")
        pen.ellipse((x - 48, 325, x + 48, 413), outline="#2a2320", width=8)
    pen.line((383, 366, 417, 366), fill="#2a2320", width=8)
    pen.arc((335, 400, 465, 500), 25, 155, fill="#9c3d34", width=12)
    pen.arc((270, 470, 530, 760), 15, 165, fill="#ffc94d", width=22)
    pen.ellipse((365, 730, 435, 800), fill="#ffc94d")
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return get_image_model().objects.create(
        title=f"Portræt: {name}",
        description=f"Tegning af {name}",
        file=ImageFile(buffer, name="afsenderens-portraet.png"),
    )
