"""What whoever says yes is asked on the answer page (what they eat, how they get in), and what was answered."""

from collections import Counter

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from events.models import Event, GuestQuestion
from events.seats.registrations import lock_event

MOST_QUESTIONS = 5  # a guest answers in a minute, or not at all


class GuestQuestionRefused(Refused):
    class Code(models.TextChoices):
        TOO_MANY = "too_many", _("Fem spørgsmål er nok. Fjern et andet først.")


@transaction.atomic
def add_guest_question(
    event: Event, *, text: str, choices: list[str], required: bool, by: User
) -> GuestQuestion:
    """Without choices the guest writes. Raises GuestQuestionRefused when there are enough."""
    event = lock_event(event.pk)
    if event.guest_questions.count() >= MOST_QUESTIONS:
        raise GuestQuestionRefused(GuestQuestionRefused.Code.TOO_MANY)
    last = event.guest_questions.aggregate(last=models.Max("position", default=0))["last"]
    question = GuestQuestion.objects.create(
        event=event, position=last + 1, text=text, choices=choices, required=required
    )
    audit.record(event.organisation, by=by, verb="add_guest_question", thing=question)
    return question


@transaction.atomic
def remove_guest_question(question: GuestQuestion, *, by: User) -> None:
    """Its answers are shown nowhere from now on, and go with the others."""
    host = question.event.organisation
    audit.record(host, by=by, verb="remove_guest_question", thing=question)
    question.delete()


def replies_by_question(event: Event) -> list[dict]:
    """For the kitchen: each question with how many chose what, or who wrote what; only of those who come."""
    said = list(event.registrations.confirmed().exclude(replies={}).order_by("name"))
    return [_summary(question, said) for question in event.guest_questions.all()]


def _summary(question, said):
    answered = [(guest, text) for guest in said if (text := guest.replies.get(str(question.pk)))]
    counts = Counter(dict.fromkeys(question.choices, 0))
    counts.update(text for _guest, text in answered)
    return {
        "question": question,
        "counts": list(counts.items()) if question.choices else [],
        "texts": [] if question.choices else answered,
        "total": len(answered),
    }


def reply_table(event: Event) -> tuple[list[str], list[list]]:
    """Header and rows of all who come and answered something; a column for each question."""
    questions = list(event.guest_questions.all())
    header = [_("Navn"), _("Virksomhed"), _("Personer"), *(question.text for question in questions)]
    said = event.registrations.confirmed().exclude(replies={}).order_by("name")
    rows = [
        [guest.name, guest.company_name, guest.party_size]
        + [guest.replies.get(str(question.pk), "") for question in questions]
        for guest in said
    ]
    return [str(title) for title in header], rows
