import re

import zxingcpp
from PIL import Image, ImageDraw

from events.tickets import ticket_svg, ticket_url
from tests import factories


def drawn(svg, scale=8):
    """The SVG's path as a picture; its grammar is only M x y h n v 1 h -n z."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    picture = Image.new("L", (size * scale, size * scale), 255)
    draw = ImageDraw.Draw(picture)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg.partition('fill="#000"')[2]):
        left, top, right = int(x) * scale, int(y) * scale, (int(x) + int(width)) * scale
        draw.rectangle((left, top, right - 1, top + scale - 1), fill=0)
    return picture


def test_another_reader_reads_the_ticket(cast):
    invitation = factories.invitation(factories.event(cast.network))
    (found,) = zxingcpp.read_barcodes(drawn(ticket_svg(invitation)))
    assert found.text == ticket_url(invitation) == f"http://localhost:8000/i/{invitation.code}/"


def test_ticket_holds_no_style_and_no_name(cast):
    invitation = factories.invitation(factories.event(cast.network))
    svg = ticket_svg(invitation)
    assert "style" not in svg
    assert invitation.contact.name not in svg
