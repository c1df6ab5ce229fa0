"""Mails about what companies ask. What was typed stands in them without links."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import Ability, people_with
from accounts.models import User
from frontend.languages import in_house_language
from outbox.budget import Asked
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from pledges.models import CompanyQuestion
from pledges.questions.rules import ability_to_answer
from pledges.wording import day_in_words

NOTE = "outbox/emails/note"


def send_question(question: CompanyQuestion) -> list[Message | None]:
    """To whoever has the sheet, else to those who lead; they read the words on the page."""
    with in_house_language():
        words = {
            "name": without_links(question.name),
            "company": without_links(question.company_name),
            "topic": question.get_topic_display(),
            "day": day_in_words(question.due_at),
        }
        title = _("Et input fra en virksomhed") if question.is_input else _("En virksomhed spørger")
        context = {
            "title": title,
            "paragraphs": [
                _("%(name)s fra %(company)s har skrevet til jer om: %(topic)s.") % words,
                _("Svar senest %(day)s.") % words,
            ],
            "link": settings.BASE_URL + reverse("pledges:question", args=[question.pk]),
            "label": _("Læs og svar"),
        }
        return [
            _send(question, person.email, title=title, context=context, asked="question")
            for person in whom_to_ask(question)
        ]


def send_answer(question: CompanyQuestion) -> Message | None:
    """To the company: what they asked and what is answered; None when no address is known."""
    if not question.email:
        return None
    title = _("Svar på dit input") if question.is_input else _("Svar på dit spørgsmål")
    link = question.sheet.get_receipt_url() if question.sheet else reverse("home:mine")
    paragraphs = [
        _("Du skrev: “%(text)s”") % {"text": without_links(question.text)},
        question.answer,
        f"{question.answered_by}, {question.unit.name}",
    ]
    if question.is_input:
        paragraphs.append(_("Dit input og svaret bliver læst op på næste møde, uden dit navn."))
    context = {
        "title": title,
        "paragraphs": paragraphs,
        "link": settings.BASE_URL + link,
        "label": _("Se det på din side"),
    }
    return _send(question, question.email, title=title, context=context)


def whom_to_ask(question: CompanyQuestion) -> list[User]:
    """The sheet's owner for a question about it; else who leads, and all who may answer where nobody leads."""
    handover = question.sheet.handover if question.sheet else None
    owner = handover and handover.owner
    if owner and not question.is_input and handover.unit_id == question.unit_id:
        return [owner]
    return _people(question, Ability.ASSIGN_SHEETS) or _people(
        question, ability_to_answer(question.topic)
    )


def _people(question, ability):
    return list(people_with(ability, [question.unit_id]))


def _send(question, to, *, title, context, asked=""):
    draft = Draft(
        recipient=to,
        subject=title,
        reference=f"question:{question.pk}",
        template=NOTE,
        context=context,
        asked=Asked(asked, f"unit:{question.unit_id}") if asked else None,
    )
    return queue_email(question.unit, draft)
