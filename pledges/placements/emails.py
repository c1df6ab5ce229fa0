"""Mails about somebody at work. None says a name, a reference or a scheme."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from pledges.models import JobProfile, RetentionCheck, SheetLink
from taskforces.models import Contact


def send_check_question(check: RetentionCheck) -> Message | None:
    """One question with two large answers; None when no e-mail is known, as of a place without a sheet."""
    sheet = check.placement.sheet
    if sheet is None or not sheet.contact_email:
        return None
    draft = Draft(
        recipient=sheet.contact_email,
        subject=_("Holder jobbet? Svar med ét tryk"),
        reference=f"check:{check.pk}",
        template="pledges/emails/check",
        context={
            "name": without_links(sheet.contact_name),
            "company": without_links(sheet.company_name),
            "weeks": check.weeks,
            "unit": check.placement.unit,
            "link": settings.BASE_URL
            + reverse("pledges:check_answer", args=[sheet.receipt_token, check.pk]),
        },
    )
    return queue_email(sheet.network.host, draft)


def send_offer(profile: JobProfile, contact: Contact, link: SheetLink) -> Message | None:
    """To one company of the network: somebody is ready for a job, and where to read more."""
    draft = Draft(
        recipient=contact.email,
        subject=_("Er der plads til en kollega mere hos jer?"),
        reference=f"profile:{profile.pk}",
        template="pledges/emails/offer",
        context={
            "greeting": without_links(str(contact.greeting)),
            "headline": without_links(profile.headline),
            "network": profile.network,
            "hours": profile.get_hours_display(),
            "link": settings.BASE_URL
            + reverse("pledges:sheet_profile", args=[link.key, profile.pk]),
        },
    )
    return queue_email(profile.network.host, draft)
