"""The ticket is the letter's own code: one QR that opens the answer page and opens the door."""

from io import BytesIO

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from PIL import Image
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from events.models import Event, Invitation, Registration

# Where the session keeps the code a guest answered with, so that the QR on the table knows them.
GUEST_CODE = "guest_code"
_DOTS = 8  # a module in the picture of a mail
_QUIET_ZONE = 4  # modules, ISO/IEC 18004


def ticket_url(invitation: Invitation) -> str:
    """What the ticket's QR says, the same in every language."""
    return f"{settings.BASE_URL}/i/{invitation.code}/"


def answer_url(invitation: Invitation) -> str:
    """Where letters and mails lead: the same page in the language that is active, which opens the door as well."""
    return settings.BASE_URL + reverse("events:answer", args=[invitation.code])


def may_open_online(event: Event, registration: Registration | None) -> bool:
    """Whether a guest gets the link of an online event: they said yes and have a seat, and it is not called off."""
    has_seat = registration is not None and registration.seat == Registration.Seat.CONFIRMED
    return event.is_online and has_seat and event.cancelled_at is None


def online_link(invitation: Invitation) -> str:
    """Where the guest of an online event goes; "" for whoever has no seat."""
    registration = getattr(invitation, "registration", None)
    event = invitation.event
    return event.online_link if may_open_online(event, registration) else ""


def ticket_svg(invitation: Invitation) -> SafeString:
    return qr_svg(ticket_url(invitation))


def qr_svg(content: str) -> SafeString:
    """Black on white in light and dark, one path; without a style attribute, so that the CSP holds."""
    rows = _modules(content)
    path = "".join(
        f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows) for x, width in _runs(row)
    )
    size = len(rows)
    return mark_safe(  # noqa: S308 (numbers alone)
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"'
        f' shape-rendering="crispEdges" aria-hidden="true" focusable="false">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{path}"/></svg>'
    )


def ticket_png(invitation: Invitation) -> bytes:
    """The same QR as a picture in a mail: black on white, eight dots a module, a few hundred bytes."""
    rows = _modules(ticket_url(invitation))
    size = len(rows)
    picture = Image.new("1", (size, size), 1)
    picture.putdata([0 if dark else 1 for row in rows for dark in row])
    out = BytesIO()
    large = picture.resize((size * _DOTS, size * _DOTS), Image.Resampling.NEAREST)
    large.save(out, "PNG", optimize=True)
    return out.getvalue()


def _modules(content):
    # A fixed mask is valid and seven times faster than trying all eight.
    code = QRCode(error_correction=ERROR_CORRECT_M, border=_QUIET_ZONE, mask_pattern=3)
    code.add_data(content)
    code.make()
    return code.get_matrix()


def _runs(row):
    """(start, length) of the dark stretches of a row."""
    start = None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x - start
            start = None
