"""A company asks or suggests something, and is answered."""

from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from accounts.workingdays import WorkingCalendar
from events.models import Event
from pledges.models import CompanyQuestion, Sheet
from pledges.questions.emails import send_answer, send_question
from pledges.questions.rules import answer_due, is_listed
from taskforces.models import Network


class QuestionRefused(Refused):
    class Code(models.TextChoices):
        ANSWERED = "answered", _("En kollega har allerede svaret. Læs svaret herunder.")


@dataclass(frozen=True)
class Asker:
    """Who asks, as we know them; nobody types it again."""

    name: str
    company_name: str
    email: str = ""


@transaction.atomic
def ask(
    network: Network, *, topic: str, text: str, asker: Asker, sheet: Sheet | None = None
) -> CompanyQuestion:
    """Of the unit that has the sheet, else of the network's; the same words twice in a row are asked once."""
    unit = sheet.handover.unit if sheet else network.unit or network.host
    known = CompanyQuestion.objects.filter(
        unit=unit, sheet=sheet, network=network, email=asker.email, name=asker.name, text=text
    ).waiting()
    if waiting := known.first():
        return waiting
    now = timezone.now()
    question = CompanyQuestion.objects.create(
        unit=unit,
        network=network,
        sheet=sheet,
        topic=topic,
        text=text,
        name=asker.name,
        company_name=asker.company_name,
        email=asker.email,
        asked_at=now,
        due_at=answer_due(
            now,
            topic,
            calendar=WorkingCalendar(unit),
            contact_days=unit.contact_days,
            candidate_days=unit.candidate_days,
        ),
    )
    send_question(question)
    return question


@transaction.atomic
def answer(question: CompanyQuestion, *, text: str, by: User) -> CompanyQuestion:
    """Raises QuestionRefused when a colleague was faster."""
    locked = CompanyQuestion.objects.select_for_update().get(pk=question.pk)
    if locked.answered_at:
        raise QuestionRefused(QuestionRefused.Code.ANSWERED)
    locked.answer, locked.answered_at, locked.answered_by = text, timezone.now(), by
    locked.save(update_fields=["answer", "answered_at", "answered_by"])
    audit.record(locked.unit, by=by, verb="answer_question", thing=locked)
    send_answer(locked)
    return locked


def inputs_at(event: Event) -> list[CompanyQuestion]:
    """What is read aloud at a meeting of the network, oldest first."""
    before = Event.objects.filter(
        network=event.network_id, starts_at__lt=event.starts_at, cancelled_at=None
    )
    previous = before.order_by("-starts_at").values_list("starts_at", flat=True).first()
    given = CompanyQuestion.objects.inputs().filter(network=event.network_id).with_people()
    return [
        one
        for one in given.order_by("asked_at", "pk")
        if is_listed(one.asked_at, one.answered_at, meeting=event.starts_at, previous=previous)
    ]
