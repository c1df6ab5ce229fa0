"""What happened between an organisation and one of its contacts, newest first, each part for those who may see it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import AuditEntry, User
from events.models import Invitation
from home.companies.timeline import Entry, say_invited
from outbox.models import Message
from pledges.models import Sheet
from taskforces.contacts.merging import merges_into
from taskforces.models import Contact

SHOWN = 60


def history_of(contact: Contact, user: User) -> list[Entry]:
    entries = [
        *_invited(contact, user),
        *_promised(contact, user),
        *_written(contact, user),
        *_changed(contact),
    ]
    return sorted(entries, key=lambda entry: entry.when, reverse=True)[:SHOWN]


def _invited(contact, user) -> Iterator[Entry]:
    rows = Invitation.objects.visible_to(user).filter(contact=contact, withdrawn_at=None)
    columns = ("event__title", "answer", "registration__name")
    moments = ("created_at", "answered_at", "registration__arrived_at")
    told = rows.order_by("-created_at").values_list(*columns, *moments)
    for event, answer, guest, *moments in told[:SHOWN]:
        yield from say_invited(event, answer, guest or contact.name, contact.name, moments)


def _promised(contact, user) -> Iterator[Entry]:
    sheets = Sheet.objects.visible_to(user).filter(contact=contact).order_by("-submitted_at")
    for sheet in sheets.select_related("event", "network")[:SHOWN]:
        title = _("Udfyldte et ark: %(where)s") % {"where": sheet.event or sheet.network}
        yield Entry(sheet.submitted_at, title, by=sheet.contact_name, icon="file-text")


def _written(contact, user) -> Iterator[Entry]:
    """Mails to their address; those of an invitation are told by the invitation."""
    was = merges_into(contact).exclude(gone_email="").values_list("gone_email", flat=True)
    addresses = {*filter(None, [contact.email]), *was}
    rows = Message.objects.visible_to(user).filter(
        organisation=contact.organisation_id,
        recipient__in=addresses,
        channel=Message.Channel.EMAIL,
        sent_at__isnull=False,
    )
    rows = rows.exclude(reference__startswith="invitation:").order_by("-sent_at")
    for pk, at, subject, to in rows.values_list("pk", "sent_at", "subject", "recipient")[:SHOWN]:
        yield Entry(at, subject, by=to, url=reverse("outbox:message", args=[pk]), icon="mail")


def _changed(contact) -> Iterator[Entry]:
    """That what we know of them was changed, and when; who did it is in the log, for those who may read it."""
    titles = {
        "create_contact": _("Kontakten blev oprettet"),
        "update_contact": _("Kontakten blev rettet"),
        "merge_contacts": _("Kontakten blev lagt sammen med en anden"),
        "undo_contact_merge": _("Sammenlægningen blev fortrudt"),
    }
    numbers = {contact.pk, *merges_into(contact).values_list("gone", flat=True)}
    subjects = [audit.subject_of(Contact(pk=number)) for number in numbers]
    rows = AuditEntry.objects.filter(
        organisation=contact.organisation_id, subject__in=subjects, verb__in=titles
    )
    for at, verb in rows.order_by("-at").values_list("at", "verb")[:SHOWN]:
        yield Entry(at, titles[verb], icon="pencil")
