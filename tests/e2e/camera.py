"""A film for Chromium's fake camera: a ticket held up, slightly moving, as JPEGs in a row (MJPEG)."""

import math

from PIL import Image, ImageDraw
from qrcode import QRCode

SIZE = (640, 480)
FRAMES = 30
PAPER, DESK = "#fff6e6", "#5a5048"


def film(path, content):
    """Writes the film of a ticket with that QR code to `path` (name it .mjpeg) and returns `path`."""
    ticket = _ticket(content)
    with open(path, "wb") as out:
        for number in range(FRAMES):
            turn = 3 * math.sin(2 * math.pi * number / FRAMES)
            _frame(ticket, turn).save(out, "JPEG", quality=80)
    return path


def _ticket(content):
    code = QRCode(box_size=10, border=4)
    code.add_data(content)
    code.make(fit=True)
    picture = code.make_image().get_image().convert("RGB").resize((330, 330))
    ticket = Image.new("RGB", (370, 430), PAPER)
    ImageDraw.Draw(ticket).rectangle([0, 0, 370, 50], fill="#0b7a5b")
    ticket.paste(picture, (20, 75))
    return ticket


def _frame(ticket, turn):
    frame = Image.new("RGB", SIZE, DESK)
    turned = ticket.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=DESK)
    frame.paste(turned, ((SIZE[0] - turned.width) // 2, (SIZE[1] - turned.height) // 2))
    return frame
