"""Mails to leaders. Consultants get none per sheet: their list is in the inbox."""

from django.conf import settings
from django.utils.translation import gettext as _

from outbox.budget import Asked
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from pledges.followup.promise import promise
from pledges.models import Sheet
from pledges.wording import jobs_in_words


def send_receipt(sheet: Sheet) -> Message | None:
    """What was promised, who calls, and when; None when no e-mail is known.

    Anyone may type any address on an open sheet, so nothing that was typed freely is repeated
    but the two names, without links.
    """
    if not sheet.contact_email:
        return None
    subject = _("Tak! Kvittering fra %(network)s") % {"network": sheet.network.name}
    draft = Draft(
        recipient=sheet.contact_email,
        subject=" ".join(subject.split()),
        reference=f"sheet:{sheet.pk}",
        template="pledges/emails/receipt",
        context={
            "name": without_links(sheet.contact_name),
            "company": without_links(sheet.company_name),
            "promise": promise(sheet),
            "promised": promised_in_words(sheet),
            "link": f"{settings.BASE_URL}{sheet.get_receipt_url()}",
        },
        asked=Asked("receipt", _way_in(sheet)),
    )
    return queue_email(sheet.network.host, draft)


def _way_in(sheet):
    """A guest's own code has a budget of its own, whatever strangers do with the key on the wall."""
    if sheet.invitation_id:
        return f"invitation:{sheet.invitation_id}"
    return f"sheet_link:{sheet.link_id}" if sheet.link_id else ""


def promised_in_words(sheet: Sheet) -> list[str]:
    """["2 småjob, 5–9 timer om ugen: Rengøring, Køkken og café", "Et besøg hos jer"]"""
    lines = list(sheet.lines.all())
    words = [_("Et besøg hos jer")] if sheet.wants_visit else []
    if not lines:
        return words
    tasks = [str(line.get_task_display()) for line in lines]
    jobs = jobs_in_words(sheet.jobs, lines[0].get_hours_display(), tasks)
    return [jobs, *words]
