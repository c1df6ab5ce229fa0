"""Everything that happened between an organisation and a company, newest first, from where each thing is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from events.models import Invitation
from outbox.models import Message
from pledges.models import CompanyQuestion, FollowUpEntry, Handover, Placement, Sheet
from taskforces.models import Company, CompanyLogEntry, Contact

SHOWN = 40
# Entries of a handover's log that are told elsewhere on the timeline, or are about our own desks only.
_ELSEWHERE = ("received", "assigned", "rerouted", "escalated", "placed")
_ICONS = {
    "call": "phone-call",
    "no_answer": "phone",
    "mail": "mail",
    "visit": "building-2",
    "note": "pencil",
    "booked": "calendar-check",
    "ordered": "briefcase",
    "checked": "shield-check",
}


@dataclass(frozen=True)
class Entry:
    when: datetime
    title: str
    text: str = ""
    by: str = ""
    url: str = ""
    icon: str = "flag"


def timeline(
    company: Company,
    organisations: Iterable[Organisation],
    user: User,
    *,
    contacts: Iterable[Contact],
    sheets: Iterable[Sheet],
    most: int = SHOWN,
) -> list[Entry]:
    """What the user may see; `contacts` and `sheets` are those of the company that they may see."""
    sheets = list(sheets)
    sources = (
        _logged(company, organisations, most),
        _promised(sheets),
        _followed_up(company, user, most),
        _placed(company, user, most),
        _asked(company, user, most),
        _invited(company, user, most),
        _written(contacts, user, most),
    )
    entries = [entry for source in sources for entry in source]
    return list(islice(sorted(entries, key=lambda entry: entry.when, reverse=True), most))


def _logged(company, organisations, most) -> Iterator[Entry]:
    rows = CompanyLogEntry.objects.filter(company=company, organisation__in=organisations)
    for row in rows.select_related("by")[:most]:
        yield Entry(
            when=row.at,
            title=capfirst(row.get_kind_display()),
            text=row.text,
            by=row.by.name if row.by else "",
            icon=_ICONS[row.kind],
        )


def _promised(sheets) -> Iterator[Entry]:
    for sheet in sheets:
        tasks = ", ".join(line.get_task_display() for line in sheet.lines.all())
        wish = _("Ønskede besøg") if not sheet.jobs else _("Udfyldte et ark")
        yield Entry(
            when=sheet.submitted_at,
            title=f"{wish}: {sheet.event or sheet.network}",
            text=tasks,
            by=sheet.contact_name,
            icon="file-text",
        )


def _followed_up(company, user, most) -> Iterator[Entry]:
    rows = FollowUpEntry.objects.filter(
        handover__sheet__company=company, handover__in=_own_handovers(company, user)
    ).exclude(kind__in=_ELSEWHERE)
    for row in rows.select_related("by").order_by("-at", "-pk")[:most]:
        status = row.status_after and row.get_status_after_display()
        yield Entry(
            when=row.at,
            title=capfirst(status if row.kind == "status" else row.get_kind_display()),
            text=row.text,
            by=row.by.name if row.by else "",
            url=reverse("pledges:handover", args=[row.handover_id]),
            icon=_ICONS.get(row.kind, "flag"),
        )


def _own_handovers(company, user):
    """Only the unit that has a sheet reads its log; the host of the network sees the status."""
    return Handover.objects.visible_to(user).filter(sheet__company=company).values("pk")


def _placed(company, user, most) -> Iterator[Entry]:
    rows = Placement.objects.visible_to(user).filter(handover__sheet__company=company)
    for row in rows.select_related("scheme").order_by("-created_at")[:most]:
        yield Entry(
            when=row.created_at,
            title=_("Et forløb begyndte"),
            text=row.scheme.name,
            url=reverse("pledges:placement", args=[row.pk]),
            icon="sprout",
        )


def _asked(company, user, most) -> Iterator[Entry]:
    """Questions about a sheet of theirs, and the answers."""
    rows = CompanyQuestion.objects.visible_to(user).filter(sheet__company=company)
    for row in rows.select_related("answered_by").order_by("-asked_at")[:most]:
        url = reverse("pledges:question", args=[row.pk])
        yield Entry(
            when=row.asked_at,
            title=_("Spurgte om %(topic)s") % {"topic": row.get_topic_display()},
            text=row.text,
            by=row.name,
            url=url,
            icon="message-circle",
        )
        if row.answered_at:
            by = row.answered_by.name if row.answered_by else ""
            yield Entry(when=row.answered_at, title=_("Fik svar"), text=row.answer, by=by, url=url)


def _invited(company, user, most) -> Iterator[Entry]:
    rows = Invitation.objects.visible_to(user).filter(contact__company=company, withdrawn_at=None)
    rows = rows.select_related("contact", "event", "registration").order_by("-created_at")
    for row in rows[:most]:
        guest = getattr(row, "registration", None)
        if guest and guest.arrived_at:
            yield Entry(
                when=guest.arrived_at,
                title=_("Kom til %(event)s") % {"event": row.event},
                by=guest.name,
                icon="door-open",
            )
        if row.answered_at:
            yield Entry(
                when=row.answered_at,
                title=f"{row.event}: {row.get_answer_display()}",
                by=row.contact.name,
                icon="ticket",
            )
        yield Entry(
            when=row.created_at,
            title=_("Inviteret til %(event)s") % {"event": row.event},
            by=row.contact.name,
            icon="send",
        )


def _written(contacts, user, most) -> Iterator[Entry]:
    """Mails to the people we know there; those of an invitation are told by the invitation."""
    addresses = {contact.email for contact in contacts if contact.email}
    if not addresses:
        return
    rows = Message.objects.visible_to(user).filter(
        Q(recipient__in=addresses), channel=Message.Channel.EMAIL, sent_at__isnull=False
    )
    for row in rows.exclude(reference__startswith="invitation:").order_by("-sent_at")[:most]:
        yield Entry(
            when=row.sent_at,
            title=row.subject,
            by=row.recipient,
            url=reverse("outbox:message", args=[row.pk]),
            icon="mail",
        )
