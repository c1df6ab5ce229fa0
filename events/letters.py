"""Letters as PDF (PDF/UA-1), set by typst: A4 for a window envelope, the ticket's QR inside."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from PIL import Image

from accounts.models import Organisation
from events.letter_text import LetterText, code_address, language_of, letter_text, written_date
from events.models import Invitation
from events.tickets import ticket_svg
from events.typeset import typeset
from frontend.colour import theme_tokens
from taskforces.models import MayorInvitationPage

TEMPLATE = Path(__file__).parent / "typst" / "letter.typ"
LETTERS_A_DOCUMENT = 500  # 5,000 in one take 1.5 GB of memory


def letter_pdf(
    invitations: Sequence[Invitation], *, page: MayorInvitationPage | None = None
) -> bytes:
    """One document of at most 500 letters, in the order given; `page` defaults to the round's letter.

    Raises LetterRefused when a letter cannot say where the name came from.
    """
    if not 0 < len(invitations) <= LETTERS_A_DOCUMENT:
        raise ValueError(f"1 to {LETTERS_A_DOCUMENT} letters, not {len(invitations)}")
    page = page or invitations[0].round.letter
    organisation = invitations[0].event.organisation
    with translation.override(language_of(page)):
        data = _document(organisation, page) | {
            "letters": [_letter(each, letter_text(each, page)) for each in invitations]
        }
    return typeset(TEMPLATE, data)


def letters_file(
    invitations: Sequence[Invitation], *, page: MayorInvitationPage
) -> tuple[str, str, bytes]:
    """(ending, content type, content): one PDF, or a ZIP of several when there are over 500 letters."""
    chunks = [
        invitations[start : start + LETTERS_A_DOCUMENT]
        for start in range(0, len(invitations), LETTERS_A_DOCUMENT)
    ]
    if len(chunks) == 1:
        return "pdf", "application/pdf", letter_pdf(invitations, page=page)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, chunk in enumerate(chunks, start=1):
            archive.writestr(f"breve-{number:02}.pdf", letter_pdf(chunk, page=page))
    return "zip", "application/zip", buffer.getvalue()


def in_postcode_order(invitations: Sequence[Invitation]) -> list[Invitation]:
    """As the post sorts them."""
    return sorted(invitations, key=lambda each: (*_place(each)[::-1], each.contact.name))


def has_address(invitation: Invitation) -> bool:
    street, place = _place(invitation)
    return bool(street and place)


def _place(invitation: Invitation) -> tuple[str, str]:
    """(street, postcode and city) of the person's own workplace, else of the company."""
    at = invitation.contact.workplace or invitation.contact.company
    return at.street, f"{at.postcode} {at.city}".strip()


def _document(organisation: Organisation, page: MayorInvitationPage) -> dict:
    return {
        "lang": language_of(page),
        "title": _("Invitation fra %(name)s") % {"name": organisation.name},
        "organisation": organisation.name,
        "footer": [
            part for part in (organisation.name, organisation.address, organisation.phone) if part
        ],
        "colour": theme_tokens(organisation.brand_colour)["light"]["accent"],
        "logo": _png(organisation.logo),
        "signature": _png(organisation.signature),
        "sender_name": organisation.sender_name or organisation.name,
        "sender_title": organisation.sender_title,
        "words": {
            "facts": _("Kort om mødet"),
            "scan": _("Scan koden, og svar med to tryk. Tag brevet med: det er din billet."),
            "type_at": _("Eller skriv koden på"),
            "closing": _("Venlig hilsen"),
            "signature": _("Underskrift"),
            "privacy": _("Dit navn hos os."),
        },
    }


def _letter(invitation: Invitation, text: LetterText) -> dict:
    contact = invitation.contact
    address = [contact.company.name, _("Att.: %(name)s") % {"name": contact.name}]
    return {
        "address": [line for line in (*address, *_place(invitation)) if line],
        "date": written_date(timezone.localdate()),
        "reference": _("Brev nr. %(number)s")
        % {"number": f"{invitation.round_id}-{invitation.pk}"},
        "title": text.title,
        "body": text.body,
        "facts": text.facts,
        "agenda": text.agenda,
        "qr": ticket_svg(invitation),
        "qr_alt": _("QR-kode til dit svar. Koden er %(code)s") % {"code": invitation.printed_code},
        "code": invitation.printed_code,
        "type_at": code_address(),
        "privacy": text.privacy.text,
        "source": text.privacy.source,
        "rights": text.privacy.rights,
        "privacy_url": text.privacy.url,
    }


def _png(image) -> list[int] | None:
    """A picture of the organisation as bytes that JSON can carry, whatever kind of file it was."""
    if image is None:
        return None
    buffer = io.BytesIO()
    with image.file.storage.open(image.file.name) as file, Image.open(file) as picture:
        picture.thumbnail((900, 300))
        picture.convert("RGBA").save(buffer, "PNG")
    return list(buffer.getvalue())
