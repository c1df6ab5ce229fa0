"""Letters as Digital Post: one MeMo 1.2 message a company, many of them in one file for the sending system.

We do not send. The municipality's own system (SF1601, KombiPostAfsend) takes the file and has the agreement and the
certificate. Element order follows the schema (xs:sequence); the prefix must literally be `memo:` for SF1601.
"""

import base64
import io
import lzma
import re
import tarfile
from collections.abc import Iterable
from datetime import UTC
from uuid import uuid4
from xml.etree import ElementTree

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from events.models import Event, Invitation
from events.tickets import answer_url

NAMESPACE = "https://DigitalPost.dk/MeMo-1"
CORE = "https://data.gov.dk/model/core/"  # where the schema keeps production units
VERSION = "1.2"
LONGEST_TEXT, LONGEST_NOTIFICATION, LONGEST_FILE_NAME = 256, 150, 100
# Letters hardly shrink, in base64 least of all: more effort costs a minute of CPU and saves nothing.
PACKING = 0
_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

ElementTree.register_namespace("memo", NAMESPACE)
ElementTree.register_namespace("grd", CORE)


def memo_of(invitation: Invitation, letter: dict, *, pdf: bytes) -> tuple[str, bytes]:
    """(messageUUID, XML) of one letter, with two actions: the booking for a calendar, and the sign-up link.

    `letter` is as `letter_of` gives it; the words around it are in its language.
    """
    uuid = str(uuid4())
    message = ElementTree.Element(_name("Message"), {"memoVersion": VERSION})
    with translation.override(letter["lang"]):
        message.append(_header(invitation, uuid=uuid, title=letter["title"]))
        message.append(_body(invitation, letter, pdf=pdf))
    return uuid, ElementTree.tostring(message, encoding="UTF-8", xml_declaration=True)


def _header(invitation, *, uuid, title):
    organisation, contact = invitation.organisation, invitation.contact
    header = _element("MessageHeader")
    _add(header, "messageType", "DIGITALPOST")
    _add(header, "messageUUID", uuid)
    _add(header, "label", title)
    _add(header, "notification", _notification(invitation.event))
    sender = _add(header, "Sender")
    _add(sender, "senderID", organisation.cvr_number)
    _add(sender, "idType", "CVR")
    _add(sender, "label", organisation.name)
    recipient = _add(header, "Recipient")
    _add(recipient, "recipientID", contact.company.cvr_number)
    _add(recipient, "idType", "CVR")
    _add(recipient, "label", contact.company.name)
    attention = _add(recipient, "AttentionData")
    person = _add(attention, "AttentionPerson")
    _add(person, "personID", str(contact.pk))
    _add(person, "label", contact.name)
    if contact.workplace:
        unit = _add(attention, "ProductionUnit", space=CORE)
        _add(unit, "productionUnitNumber", contact.workplace.p_number, space=CORE)
        name = contact.workplace.name or contact.company.name
        _add(unit, "productionUnitName", name, space=CORE)
    return header


def _notification(event):
    text = _("Invitation til %(title)s") % {"title": event.title}
    return text[:LONGEST_NOTIFICATION]


def _body(invitation, letter, *, pdf):
    body = _element("MessageBody")
    _add(body, "createdDateTime", _utc(timezone.now()))
    document = _add(body, "MainDocument")
    _add(document, "label", letter["title"])
    file = _add(document, "File")
    _add(file, "encodingFormat", "application/pdf")
    _add(file, "filename", file_name(letter["title"]))
    _add(file, "language", letter["lang"])
    _add(file, "content").text = base64.b64encode(pdf).decode()
    _booking(document, invitation.event)
    _sign_up(document, invitation)
    return body


def _booking(document, event: Event):
    action = _action(document, _("Sæt mødet i kalenderen"), "AFTALE")
    reservation = _add(action, "Reservation")
    _add(reservation, "description", event.title)
    _add(reservation, "reservationUUID", str(uuid4()))
    _add(reservation, "abstract", event.summary or event.title)
    _add(reservation, "location", location_of(event))
    _add(reservation, "startDateTime", _utc(event.starts_at))
    _add(reservation, "endDateTime", _utc(event.ends_at))
    organisation = event.organisation
    if organisation.sender_email:
        _add(reservation, "organizerMail", organisation.sender_email)
        _add(reservation, "organizerName", organisation.sender_name or organisation.name)


def _sign_up(document, invitation):
    action = _action(document, _("Svar på invitationen"), "TILMELDING")
    entry_point = _add(action, "EntryPoint")
    _add(entry_point, "url", answer_url(invitation))


def _action(document, label, code):
    action = _add(document, "Action")
    _add(action, "label", label)
    _add(action, "actionCode", code)
    return action


def location_of(event: Event) -> str:
    """Place and address within the schema's limit: the place is cut, since the address finds the way."""
    if not event.address:
        return event.place
    room = LONGEST_TEXT - len(event.address) - len(", ")
    place = event.place if len(event.place) <= room else f"{event.place[: room - 1].rstrip()}…"
    return f"{place}, {event.address}"


def file_name(title: str) -> str:
    """What SF1601 accepts: no < > : " / \\ | ? *, no line break, no strange blanks."""
    plain = " ".join(_NOT_IN_FILE_NAMES.sub(" ", title).split()) or "brev"
    return f"{plain[:LONGEST_FILE_NAME].strip(' .')}.pdf"


def batch_file(memos: Iterable[tuple[str, bytes]]) -> bytes:
    """`.tar.lzma` of {uuid}.xml, the container that the sending systems' bulk import reads."""
    buffer = io.BytesIO()
    with (
        lzma.open(buffer, "wb", format=lzma.FORMAT_ALONE, preset=PACKING) as packed,
        tarfile.open(fileobj=packed, mode="w|") as archive,
    ):
        for uuid, xml in memos:
            entry = tarfile.TarInfo(f"{uuid}.xml")
            entry.size, entry.mtime = len(xml), int(timezone.now().timestamp())
            archive.addfile(entry, io.BytesIO(xml))
    return buffer.getvalue()


def _name(tag, space=NAMESPACE):
    return f"{{{space}}}{tag}"


def _element(tag):
    return ElementTree.Element(_name(tag))


def _add(parent, tag, text=None, *, space=NAMESPACE):
    """No text of the schema but a file's content is longer than its memoTextType."""
    element = ElementTree.SubElement(parent, _name(tag, space))
    if text is not None:
        element.text = _cut(_NOT_IN_XML.sub("", str(text)))
    return element


def _cut(text):
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _utc(moment):
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
