"""What the helper asks each guest; the answers are scans and stay when a question goes."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from events.models import DoorQuestion, Event
from events.seats.registrations import lock_event

MOST_QUESTIONS = 3  # each is one more tap while people stand in line


class QuestionRefused(Refused):
    class Code(models.TextChoices):
        TOO_MANY = (
            "too_many",
            _("Højst tre spørgsmål i døren, ellers går køen i stå. Fjern et andet først."),
        )


@transaction.atomic
def add_question(event: Event, *, text: str, choices: list[str], by: User) -> DoorQuestion:
    """Raises QuestionRefused when there are enough."""
    event = lock_event(event.pk)
    if event.door_questions.count() >= MOST_QUESTIONS:
        raise QuestionRefused(QuestionRefused.Code.TOO_MANY)
    last = event.door_questions.aggregate(last=models.Max("position", default=0))["last"]
    question = DoorQuestion.objects.create(
        event=event, position=last + 1, text=text, choices=choices
    )
    audit.record(event.organisation, by=by, verb="add_door_question", thing=question)
    return question


@transaction.atomic
def remove_question(question: DoorQuestion, *, by: User) -> None:
    host = question.event.organisation
    audit.record(host, by=by, verb="remove_door_question", thing=question)
    question.delete()
