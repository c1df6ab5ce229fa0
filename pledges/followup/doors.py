"""Introductions without a sheet: a consultant asks the host, and the host's director answers."""

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from accounts.access import Ability, people_with
from accounts.models import Organisation, User
from accounts.refusals import Refused
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from pledges.models import DoorRequest
from taskforces.models import Company, Network

Answer = DoorRequest.Answer


class DoorRefused(Refused):
    class Code(models.TextChoices):
        ANSWERED = "answered", gettext_lazy("Der er allerede svaret.")
        WAITS = "waits", gettext_lazy("I har allerede spurgt om den virksomhed og venter på svar.")


@transaction.atomic
def ask(
    network: Network,
    *,
    by: User,
    company_name: str,
    reason: str,
    company: Company | None = None,
) -> DoorRequest:
    """A mail to each who introduces for the host. Raises DoorRefused while the same question waits."""
    unit = Organisation.objects.select_for_update().get(pk=network.unit_id)
    asked = DoorRequest.objects.waiting().filter(unit=unit, network=network)
    if asked.filter(company_name__iexact=company_name).exists():
        raise DoorRefused(DoorRefused.Code.WAITS)
    door = DoorRequest.objects.create(
        unit=unit,
        network=network,
        company=company,
        company_name=company_name,
        reason=reason,
        asked_by=by,
    )
    audit.record(unit, by=by, verb="ask_door", thing=door)
    for person in introducers(network):
        _mail(door, network.host, person.email, is_answer=False)
    return door


@transaction.atomic
def answer(
    door: DoorRequest,
    *,
    opened: bool,
    by: User,
    contact_name: str = "",
    contact_phone: str = "",
    note: str = "",
) -> DoorRequest:
    """The consultant hears at once. Raises DoorRefused for the second of two."""
    door = DoorRequest.objects.select_for_update(of=("self",)).get(pk=door.pk)
    if door.answer != Answer.WAITING:
        raise DoorRefused(DoorRefused.Code.ANSWERED)
    door.answer = Answer.OPENED if opened else Answer.NO
    door.answered_by, door.answered_at = by, timezone.now()
    door.contact_name, door.contact_phone, door.note = contact_name, contact_phone, note
    door.save()
    audit.record(door.network.host, by=by, verb="answer_door", thing=door)
    if door.asked_by and door.asked_by.is_active:
        _mail(door, door.network.host, door.asked_by.email, is_answer=True)
    return door


def introducers(network: Network) -> list[User]:
    """Who may open doors for the host."""
    return list(people_with(Ability.INTRODUCE, [network.host_id]))


def _mail(door, host, recipient, *, is_answer) -> Message | None:
    """The note may hold a name and a number, so the mail only says that there is an answer."""
    name = "doors_asked" if is_answer else "introductions"
    with in_house_language():
        company = without_links(door.company_name)
        subject = (
            _("Svar om %(company)s") if is_answer else _("Kan I åbne en dør hos %(company)s?")
        ) % {"company": company}
        draft = Draft(
            recipient=recipient,
            subject=subject,
            reference=f"door:{door.pk}",
            template="pledges/emails/door",
            context={
                "is_answer": is_answer,
                "opened": door.answer == Answer.OPENED,
                "company": company,
                "asker": door.asked_by,
                "unit": door.unit,
                "network": door.network,
                "reason": without_links(door.reason),
                "link": settings.BASE_URL + reverse(f"pledges:{name}"),
            },
        )
        return queue_email(host, draft)
