"""Letters as PDF (PDF/UA-1), set by typst: A4 for a window envelope, the ticket's QR inside."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from PIL import Image

from accounts.models import Organisation
from events.letters.text import LetterText, code_address, language_of, letter_text, written_date
from events.models import Invitation
from events.tickets import qr_svg, ticket_url
from frontend.colour import theme_tokens
from frontend.typeset import typeset, typeset_picture
from taskforces.models import MayorInvitationPage

TEMPLATE = Path(__file__).parent / "letter.typ"
LETTERS_A_DOCUMENT = 2500  # 5,000 in one take 1.5 GB of memory


PREVIEW_PIXELS = 100.0


def letter_pdf(
    invitations: Sequence[Invitation], *, page: MayorInvitationPage | None = None
) -> bytes:
    """One document in the order given; `page` defaults to the round's letter.

    Raises LetterRefused when a letter cannot say where the name came from.
    """
    page = page or invitations[0].round.letter
    document = document_of(invitations[0].event.organisation, page)
    return typeset_letters(document, [letter_of(each, page) for each in invitations])


def first_page(invitation: Invitation, *, page: MayorInvitationPage) -> bytes:
    """A picture (PNG) of how the letter begins. Raises LetterRefused."""
    letter = letter_of(invitation, page)
    document = document_of(invitation.event.organisation, page)
    data = document | {"letters": [letter | {"qr": qr_svg(letter["link"])}]}
    return typeset_picture(TEMPLATE, data, pixels_an_inch=PREVIEW_PIXELS)


def typeset_letters(document: dict, letters: Sequence[dict]) -> bytes:
    """What `document_of` and `letter_of` gave, one letter after the other."""
    if not 0 < len(letters) <= LETTERS_A_DOCUMENT:
        raise ValueError(f"1 to {LETTERS_A_DOCUMENT} letters, not {len(letters)}")
    drawn = [letter | {"qr": qr_svg(letter["link"])} for letter in letters]
    return typeset(TEMPLATE, document | {"letters": drawn})


def letters_file(document: dict, letters: Sequence[dict]) -> tuple[str, str, bytes]:
    """(ending, content type, content): one PDF, or a ZIP of several when there are too many for one."""
    chunks = list(batched(letters, LETTERS_A_DOCUMENT))
    if len(chunks) == 1:
        return "pdf", "application/pdf", typeset_letters(document, letters)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, chunk in enumerate(chunks, start=1):
            archive.writestr(f"breve-{number:02}.pdf", typeset_letters(document, chunk))
    return "zip", "application/zip", buffer.getvalue()


def batched(letters, size):
    for start in range(0, len(letters), size):
        yield letters[start : start + size]


def in_postcode_order(invitations: Sequence[Invitation]) -> list[Invitation]:
    """As the post sorts them."""
    return sorted(invitations, key=lambda each: (*_place(each)[::-1], each.contact.name))


def _place(invitation: Invitation) -> tuple[str, str]:
    """(street, postcode and city) of the person's own workplace, else of the company."""
    at = invitation.contact.workplace or invitation.contact.company
    return at.street, f"{at.postcode} {at.city}".strip()


def document_of(organisation: Organisation, page: MayorInvitationPage) -> dict:
    """What all letters share, JSON-ready: sender, colours, pictures, the words of the template."""
    with translation.override(language_of(page)):
        return _document(organisation, page)


def letter_of(invitation: Invitation, page: MayorInvitationPage) -> dict:
    """What one letter says, JSON-ready: frozen with its fingerprint when it leaves. Raises LetterRefused."""
    with translation.override(language_of(page)):
        return _letter(invitation, letter_text(invitation, page))


def _document(organisation, page):
    return {
        "lang": language_of(page),
        "title": _("Invitation fra %(name)s") % {"name": organisation.name},
        "organisation": organisation.name,
        "footer": [
            part for part in (organisation.name, organisation.address, organisation.phone) if part
        ],
        "colour": theme_tokens(organisation.brand_colour)["light"]["accent"],
        "logo": _png(organisation.logo),
        "senders": [
            {"name": who.name, "title": who.title, "signature": _png(who.signature)}
            for who in page.signers
        ],
        "words": {
            "facts": _("Kort om mødet"),
            "scan": _("Scan koden, og svar med to tryk. Tag brevet med: det er din billet."),
            "type_at": _("Eller skriv koden på"),
            "closing": _("Venlig hilsen"),
            "signature": _("Underskrift"),
            "privacy": _("Dit navn hos os."),
        },
    }


def _letter(invitation, text: LetterText) -> dict:
    contact = invitation.contact
    address = [contact.company.name, _("Att.: %(name)s") % {"name": contact.name}]
    country = "" if contact.workplace else contact.company.country
    return {
        "address": [line for line in (*address, *_place(invitation), country) if line],
        "date": written_date(timezone.localdate()),
        "reference": _("Brev nr. %(number)s")
        % {"number": f"{invitation.round_id}-{invitation.pk}"},
        "title": text.title,
        "body": text.body,
        "facts": text.facts,
        "agenda": text.agenda,
        "link": ticket_url(invitation),
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
