"""What was sent, for the records system: a ZIP of documents and a list of what they are (offentlighedsloven § 15)."""

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from events.letters.pdf import typeset_letters
from events.models import Dispatch, InvitationRound
from frontend.spreadsheets import harmless
from outbox.envelope import build_mail

HEADER = [
    "fil", "titel", "dato", "retning", "kanal", "afsender", "modtager", "virksomhed", "CVR",
    "sagsnummer", "SHA-256 af filen", "SHA-256 af indholdet",
]  # fmt: skip


@dataclass
class Entry:
    """One document; `row` is its line in the list, without file name and fingerprint of the file."""

    name: str
    content: bytes
    row: dict


def dispatches_of(round: InvitationRound) -> QuerySet[Dispatch]:
    """Everything of the round that has left the house, the oldest first."""
    sent = Dispatch.objects.filter(invitation__round=round, sent_at__isnull=False)
    return sent.select_related("invitation__contact__company", "message", "batch").order_by(
        "sent_at", "pk"
    )


def entry_of(dispatch: Dispatch) -> Entry:
    """The letter as PDF of its frozen content, or the mail as it was handed over."""
    invitation = dispatch.invitation
    contact, message = invitation.contact, dispatch.message
    if dispatch.batch:
        ending, content = "pdf", _letter(dispatch)
        title = dispatch.content["title"]
    elif message:
        ending, title = "eml", message.subject
        attachments = message.attachments.values_list("name", "content_type", "content")
        content = build_mail(message, attachments).message().as_bytes()
    else:  # the mail's own time was up before it was filed
        ending, title, content = "txt", "", b""
    return Entry(
        name=f"{dispatch.pk}-{_plain(contact.company.name)}.{ending}",
        content=content,
        row={
            "titel": title,
            "dato": timezone.localtime(dispatch.sent_at).isoformat(timespec="seconds"),
            "retning": "udgående",
            "kanal": dispatch.get_channel_display(),
            "modtager": contact.name,
            "virksomhed": contact.company.name,
            "CVR": contact.company.cvr_number or "",
            "SHA-256 af indholdet": dispatch.sha256,
        },
    )


def _letter(dispatch):
    document = dispatch.batch.document_in(dispatch.content.get("lang", ""))
    return typeset_letters(document, [dispatch.content])


def archive(round: InvitationRound, entries: Sequence[Entry]) -> bytes:
    """Documents in their folder and `metadata.csv` beside it; a records system imports them by hand."""
    buffer, table = io.BytesIO(), io.StringIO()
    writer = csv.DictWriter(table, HEADER, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in entries:
            package.writestr(f"dokumenter/{entry.name}", entry.content)
            row = entry.row | {
                "fil": entry.name,
                "afsender": round.organisation.name,
                "sagsnummer": round.case_number,
                "SHA-256 af filen": hashlib.sha256(entry.content).hexdigest(),
            }
            writer.writerow({key: harmless(value) for key, value in row.items()})
        package.writestr("metadata.csv", table.getvalue().encode("utf-8-sig"))
    return buffer.getvalue()


def _plain(name):
    return re.sub(r"[^0-9A-Za-zÆØÅæøåÉéÜüÖöÄä]+", "-", name).strip("-")[:60] or "virksomhed"
