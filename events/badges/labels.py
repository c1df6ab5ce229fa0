"""Name badges as PDF (PDF/UA-1): sheets of labels for all, and one label at the door."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import audit
from accounts.keys import print_code
from accounts.models import User
from events.badges.label_sizes import LABELS
from events.contact_cards.cards import card_url, cards_for
from events.models import BadgeLayout, ContactCard, Event, Registration
from events.tickets import qr_svg
from frontend.colour import theme_tokens
from frontend.typeset import typeset, typeset_picture
from taskforces.models import Network

TEMPLATE = Path(__file__).parent / "badge.typ"
BADGES_A_DOCUMENT = 600


def layout_of(network: Network) -> BadgeLayout:
    """The network's own, or the defaults, which are stored nowhere."""
    return BadgeLayout.objects.filter(network=network).first() or BadgeLayout(network=network)


@transaction.atomic
def change_layout(network: Network, *, by: User, fields: dict) -> BadgeLayout:
    layout, _made = BadgeLayout.objects.update_or_create(network=network, defaults=fields)
    audit.record(network.host, by=by, verb="change_badges", thing=layout, after=fields)
    return layout


def label_pdf(registration: Registration) -> bytes:
    """The guest's own badge as one label of the size that the network's printer holds."""
    event = registration.event
    layout = layout_of(event.network)
    badges = [_guest(registration, cards_for([registration])[registration.pk])]
    return typeset(TEMPLATE, _document(event, layout, layout.label_stock, badges))


def sheet_pdf(
    event: Event, *, registrations: Sequence[Registration], first_label: int = 1
) -> bytes:
    """Badges of the guests and their companions in the order given, from label `first_label` (1 is the
    upper left one) of a sheet that may have been used in part."""
    layout = layout_of(event.network)
    badges = _badges(registrations)
    return typeset(TEMPLATE, _document(event, layout, layout.sheet_stock, badges, first_label))


def sheets_file(
    event: Event, *, registrations: Sequence[Registration], first_label: int = 1
) -> tuple[str, str, bytes]:
    """(ending, content type, content): one PDF, or a ZIP of several when there are very many guests."""
    chunks = [
        registrations[start : start + BADGES_A_DOCUMENT]
        for start in range(0, len(registrations), BADGES_A_DOCUMENT)
    ]
    if len(chunks) == 1:
        pdf = sheet_pdf(event, registrations=registrations, first_label=first_label)
        return "pdf", "application/pdf", pdf
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, chunk in enumerate(chunks, start=1):
            pdf = sheet_pdf(
                event, registrations=chunk, first_label=first_label if number == 1 else 1
            )
            archive.writestr(f"navneskilte-{number:02}.pdf", pdf)
    return "zip", "application/zip", buffer.getvalue()


def specimen_png(layout: BadgeLayout, stock: str) -> bytes:
    """A specimen of the badge with an invented name, as PNG."""
    network = layout.network
    event = Event(title=_("Et arrangement"), network=network)
    registration = Registration(
        event=event,
        name="Anne-Sofie Christoffersen-Østergaard",
        company_name=_("Bageriet på Hjørnet A/S"),
    )
    badges = [_guest(registration, ContactCard(registration=registration, code="23456789AB2"))]
    document = _document(event, layout, stock, badges)
    document["labels"] = LABELS[stock].alone().as_json()
    return typeset_picture(TEMPLATE, document)


def _badges(registrations):
    cards = cards_for(registrations)
    for registration in registrations:
        yield _guest(registration, cards[registration.pk])
        for name in registration.named_companions:
            yield _companion(registration, name)


def _guest(registration, card):
    first, _blank, last = registration.name.strip().partition(" ")
    return {
        "name": registration.name,
        "first": first,
        "last": last,
        "of": "",
        "company": registration.company_name,
        "qr": qr_svg(card_url(card)),
        "qr_alt": _("QR-kode til kontaktkort og ark. Koden er %(code)s")
        % {"code": print_code(card.code)},
        "code": print_code(card.code),
    }


def _companion(registration, name):
    """The badge of a companion, with a line to write on when no name was given."""
    first, _blank, last = name.partition(" ")
    return {
        "name": name,
        "first": first,
        "last": last,
        "of": _("Ledsager til %(name)s") % {"name": registration.name},
        "company": registration.company_name,
    }


def _document(event, layout, stock, badges, first_label=1):
    host = event.network.host
    return {
        "lang": get_language(),
        "title": _("Navneskilte til %(event)s") % {"event": event.title},
        "organisation": host.name,
        "network": event.network.name if layout.shows_logo else "",
        # On white paper at least 4.5:1, whatever the organisation's colour is.
        "colour": theme_tokens(host.brand_colour)["light"]["accent"],
        "plain_colour": not layout.shows_logo,
        "first_name_big": layout.first_name_big,
        "shows_company": layout.shows_company,
        "shows_code": layout.shows_code,
        "skipped": first_label - 1,
        "labels": LABELS[stock].as_json(),
        "badges": list(badges),
    }
