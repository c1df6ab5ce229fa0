"""Mails that follow from a receipt. Of what was typed they repeat only names, without links."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import Ability, people_with
from accounts.models import Role, User
from frontend.languages import in_house_language
from outbox.budget import Asked
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from pledges.followup.promise import promise
from pledges.models import Feedback, Handover, Sheet
from pledges.wording import day_in_words

Escalation = Handover.Escalation


def colleague_reference(sheet: Sheet) -> str:
    return f"sheet:{sheet.pk}:colleague"


def send_to_colleague(sheet: Sheet, *, giver: str) -> Message | None:
    """To the new contact: the same receipt, and who gave it to them."""
    return _send_to(
        sheet,
        sheet.contact_email,
        subject=_("Du har overtaget et småjob-ark"),
        reference=colleague_reference(sheet),
        template="colleague",
        asked=Asked("colleague", f"sheet:{sheet.pk}"),
        giver=without_links(giver),
    )


def send_given_away(sheet: Sheet, *, to: str, giver: str) -> Message | None:
    """To the one who had it, so that they hear of it if it was not them."""
    return _send_to(
        sheet,
        to,
        subject=_("Arket er givet videre"),
        reference=f"sheet:{sheet.pk}:given",
        template="given_away",
        giver=without_links(giver),
    )


def send_question(feedback: Feedback) -> Message | None:
    """Day 14 and 90. The clock asks, so the language is the site's own."""
    sheet = feedback.handover.sheet
    with in_house_language():
        return _send_to(
            sheet,
            sheet.contact_email,
            subject=_("Ringede vi? Blev det til et job?"),
            reference=f"feedback:{feedback.pk}",
            template="feedback",
            link=settings.BASE_URL + reverse("pledges:feedback", args=[sheet.receipt_token]),
        )


def send_no_call(handover: Handover) -> list[Message | None]:
    """To those who are to see to it now; they read of a company, never a typed word."""
    sheet = handover.sheet
    with in_house_language():
        context = {
            "company": without_links(sheet.company_name),
            "name": without_links(sheet.contact_name),
            "unit": handover.unit,
            "owner": handover.owner,
            "due_day": day_in_words(handover.contact_due),
            "link": settings.BASE_URL + reverse("pledges:handover", args=[handover.pk]),
        }
        subject = _("En virksomhed venter på et opkald")
        return [
            queue_email(
                handover.unit,
                Draft(
                    recipient=person.email,
                    subject=subject,
                    reference=f"handover:{handover.pk}:no_call",
                    template="pledges/emails/no_call",
                    context=context | {"may_open": may_open},
                ),
            )
            for person, may_open in _whom_to_tell(handover)
        ]


def _whom_to_tell(handover: Handover) -> list[tuple[User, bool]]:
    """Those who assign sheets in the unit, or all its consultants when nobody does; and from the second
    time the network's coordinators, who see the sheet and not the unit's log.
    """
    here = [handover.unit_id]
    unit = people_with(Ability.ASSIGN_SHEETS, here) or people_with(Ability.WORK_SHEETS, here)
    notified = [(person, True) for person in unit]
    if handover.escalation == Escalation.COORDINATOR:
        host = User.objects.filter(
            is_active=True,
            roles__organisation=handover.sheet.network.host_id,
            roles__role=Role.Kind.COORDINATOR,
        ).order_by("pk")
        notified += [(person, False) for person in host if person not in unit]
    return notified


def _send_to(sheet, recipient, *, subject, reference, template, link="", asked=None, **words):
    if not recipient:
        return None
    context = {
        "name": without_links(sheet.contact_name),
        "company": without_links(sheet.company_name),
        "promise": promise(sheet),
        "link": link or f"{settings.BASE_URL}{sheet.get_receipt_url()}",
    }
    draft = Draft(
        recipient=recipient,
        subject=subject,
        reference=reference,
        template=f"pledges/emails/{template}",
        context=context | words,
        asked=asked,
    )
    return queue_email(sheet.network.host, draft)
