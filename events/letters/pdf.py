"""Letters as PDF (PDF/UA-1), set by typst: A4 for a window envelope, the ticket's QR inside."""

import base64
import io
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from PIL import Image

from accounts.models import Organisation
from events.letters.address import Address, letter_address
from events.letters.text import LetterText, code_address, language_of, letter_text
from events.models import Invitation
from events.tickets import answer_url, qr_svg
from frontend.colour import theme_tokens
from frontend.typeset import ask, typeset, typeset_picture
from frontend.wording import written_date
from taskforces.models import Contact, MayorInvitationPage

TEMPLATE = Path(__file__).parent / "letter.typ"
LETTERS_A_DOCUMENT = 2500  # pages that a printer's program still opens
PREVIEW_PIXELS = 100.0
# Pixels that a printer of 300 dpi can show: width and height of a picture are at most these.
LOGO, SIGNATURE, PORTRAIT = (720, 260), (560, 170), (300, 300)


def letter_pdf(
    invitations: Sequence[Invitation], *, page: MayorInvitationPage | None = None
) -> bytes:
    """One document in the order given; `page` defaults to the round's letter.

    Raises LetterRefused when a letter cannot say where the name came from.
    """
    page = page or invitations[0].round.letter
    document = document_of(invitations[0].organisation, page)
    return typeset_letters(document, [letter_of(each, page) for each in invitations])


def first_page(invitation: Invitation, *, page: MayorInvitationPage) -> bytes:
    """A picture (PNG) of how the letter begins. Raises LetterRefused."""
    letter = letter_of(invitation, page)
    data, pictures = to_set(document_of(invitation.organisation, page), [letter])
    return typeset_picture(TEMPLATE, data, pictures=pictures, pixels_an_inch=PREVIEW_PIXELS)


def typeset_letters(document: dict, letters: Sequence[dict]) -> bytes:
    """What `document_of` and `letter_of` gave, one letter after the other."""
    if not 0 < len(letters) <= LETTERS_A_DOCUMENT:
        raise ValueError(f"1 to {LETTERS_A_DOCUMENT} letters, not {len(letters)}")
    data, pictures = to_set(document, letters)
    return typeset(TEMPLATE, data, pictures=pictures)


def sized(document: dict, letters: Sequence[dict]) -> list[dict]:
    """Each with the size of its text: one for all, so that the longest of them still fits its page."""
    if not letters:
        return []
    data, pictures = to_set(document, [max(letters, key=_length)])
    points = ask(TEMPLATE, data | {"gauge": True}, "size", pictures=pictures)
    return [letter | {"points": points} for letter in letters]


def _length(letter):
    texts = [letter["title"], letter["privacy"], letter["source"]]
    return sum(map(len, texts)) + sum(
        len(text) for _kind, items in letter["body"] for text in items
    )


def to_set(document: dict, letters: Sequence[dict]) -> tuple[dict, dict[str, bytes]]:
    """(data, pictures): what the template reads, each picture a file that it names."""
    pictures = {}

    def named(name, picture):
        if not picture:
            return None
        # Documents that were kept before 0.3 hold their pictures as numbers.
        old = isinstance(picture, list)
        pictures[name] = bytes(picture) if old else base64.b64decode(picture)
        return name

    senders = [
        who | {kind: named(f"{kind}-{number}", who.get(kind)) for kind in ("signature", "portrait")}
        for number, who in enumerate(document["senders"])
    ]
    drawn = [letter | {"qr": qr_svg(letter["link"])} for letter in letters]
    own = {"logo": named("logo", document["logo"]), "senders": senders, "letters": drawn}
    return document | own, pictures


def in_postcode_order(invitations: Sequence[Invitation]) -> list[Invitation]:
    """As the post sorts them."""
    return sorted(invitations, key=lambda each: (*_place(each), each.contact.name))


def _place(invitation: Invitation) -> tuple[str, str]:
    """(postcode and city, street) of the person's own workplace, else of the company."""
    at = invitation.contact.workplace or invitation.contact.company
    return f"{at.postcode} {at.city}".strip(), at.street


def document_of(organisation: Organisation, page: MayorInvitationPage) -> dict:
    """What all letters share, JSON-ready: sender, colours, pictures, the words of the template."""
    with translation.override(language_of(page)):
        return _document(organisation, page)


def letter_of(invitation: Invitation, page: MayorInvitationPage) -> dict:
    """What one letter says, JSON-ready: frozen with its fingerprint when it leaves. Raises LetterRefused."""
    with translation.override(language_of(page)):
        return _letter(invitation, letter_text(invitation, page), language_of(page))


def _document(organisation, page):
    return {
        "lang": language_of(page),
        "title": _("Invitation fra %(name)s") % {"name": organisation.name},
        "organisation": organisation.name,
        "footer": [
            part for part in (organisation.name, organisation.address, organisation.phone) if part
        ],
        "colour": theme_tokens(organisation.brand_colour)["light"]["accent"],
        "return_line": _return_line(organisation),
        "logo": _picture(organisation.logo, LOGO),
        "senders": [
            {
                "name": who.name,
                "title": who.title,
                "signature": _picture(who.signature, SIGNATURE),
                "portrait": _picture(who.portrait, PORTRAIT),
            }
            for who in page.signers
        ],
        "words": {
            "facts": _("Kort om mødet"),
            "scan": _("Scan koden, og svar med to tryk. Tag brevet med: det er din billet."),
            "type_at": _("Eller skriv koden på"),
            "closing": _("Venlig hilsen"),
            "signature": _("Underskrift"),
            "privacy": _("Dit navn hos os."),
            "page": _("Side"),
        },
    }


def address_of(contact: Contact) -> Address:
    """At the person's own workplace, else at the company; in the language that is active."""
    at = contact.workplace or contact.company
    place = f"{at.postcode} {at.city}".strip()
    country = "" if contact.workplace else contact.company.country
    return letter_address(contact.company.name, contact.name, at.street, place, country)


def _return_line(organisation):
    """Where the post brings back what it cannot deliver: on one line above the address."""
    address = ", ".join(organisation.address.splitlines())
    return " · ".join(part for part in (organisation.name, address) if part)


def _letter(invitation, text: LetterText, language) -> dict:
    address = address_of(invitation.contact)
    return {
        "lang": language,
        "address": address.lines,
        "address_points": address.points,
        "date": written_date(timezone.localdate()),
        "reference": _("Brev nr. %(number)s")
        % {"number": f"{invitation.round_id}-{invitation.pk}"},
        "title": text.title,
        "body": text.body,
        "facts": text.facts,
        "agenda": text.agenda,
        "link": answer_url(invitation),
        "qr_alt": _("QR-kode til dit svar. Koden er %(code)s") % {"code": invitation.printed_code},
        "code": invitation.printed_code,
        "type_at": code_address(),
        "privacy": text.privacy.text,
        "source": text.privacy.source,
        "rights": text.privacy.rights,
        "privacy_url": text.privacy.url,
    }


def _picture(image, size: tuple[int, int]) -> str | None:
    """A picture of the organisation as JPEG in base64, on white as paper is.

    A PDF takes a JPEG as it is; anything else would be packed anew for every single letter.
    """
    if image is None:
        return None
    buffer = io.BytesIO()
    with image.file.storage.open(image.file.name) as file, Image.open(file) as picture:
        picture.thumbnail(size)
        picture = picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        paper.save(buffer, "JPEG", quality=92, subsampling=0)
    return base64.b64encode(buffer.getvalue()).decode()
