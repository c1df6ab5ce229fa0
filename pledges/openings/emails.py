"""Mails about a referral. None says a name, a reference or a scheme: those stand behind the log-in."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from pledges.models import Referral


def tell_company(referral: Referral, *, by: User) -> Message | None:
    """There is somebody for the job, and who calls; None when no e-mail is known."""
    handover = referral.opening.handover
    if handover is None or not handover.sheet.contact_email:
        return None
    sheet = handover.sheet
    with in_house_language():
        draft = Draft(
            recipient=sheet.contact_email,
            subject=_("Vi har et bud på en kollega til jer"),
            reference=f"sheet:{sheet.pk}",
            template="pledges/emails/referral",
            context={
                "name": without_links(sheet.contact_name),
                "work": without_links(str(referral.opening)),
                "company": without_links(sheet.company_name),
                "who": by.name,
                "phone": by.phone or referral.opening.unit.phone,
                "link": f"{settings.BASE_URL}{sheet.get_receipt_url()}",
            },
        )
        return queue_email(sheet.network.host, draft)


def tell_consultant(referral: Referral, *, by: User | None) -> Message | None:
    """Whoever knows the candidate hears what a colleague wrote; nobody is told what they did themselves."""
    known_by = referral.candidate.known_by
    if known_by is None or not known_by.is_active or not known_by.email or known_by == by:
        return None
    with in_house_language():
        draft = Draft(
            recipient=known_by.email,
            subject=_("Nyt om en af dine kandidater"),
            reference=f"candidate:{referral.candidate_id}",
            template="pledges/emails/referral_news",
            context={
                "name": known_by.name,
                "state": referral.get_state_display(),
                "company": without_links(referral.opening.company_name),
                "link": settings.BASE_URL
                + reverse("pledges:candidate", args=[referral.candidate_id]),
            },
        )
        return queue_email(referral.candidate.unit, draft)
