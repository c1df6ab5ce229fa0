"""What companies asked, in the morning of the last day to answer and on each one after it."""

from datetime import time

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from outbox.neutralise import without_links
from pledges.clock.morning import ALL, ANSWERS, OVERDUE, TODAY, Line
from pledges.models import CompanyQuestion
from pledges.questions.rules import OF_OWNER
from pledges.wording import moment_in_words


def own_questions(lists, morning, people):
    """About the sheets that they have."""
    found = _due(morning).filter(OF_OWNER, sheet__handover__owner__in=people)
    for question in found.annotate(whose=F("sheet__handover__owner")):
        section = OVERDUE if question.due_at < morning.now else TODAY
        lists.add(question.whose, question.unit_id, section, _line(morning, question))


def questions_of_units(lists, morning):
    """All others: whoever leads sees to them."""
    of_owners = CompanyQuestion.objects.filter(OF_OWNER)
    for question in _due(morning).exclude(pk__in=of_owners.values("pk")):
        lists.add(ALL, question.unit_id, ANSWERS, _line(morning, question))


def _due(morning):
    waiting = CompanyQuestion.objects.waiting().filter(unit__in=morning.working)
    return waiting.filter(due_at__lt=morning.at(time(0), days=1))


def _line(morning, question):
    if question.due_at < morning.now:
        when = morning.late_by(question.unit_id, question.due_at)
    else:
        due = moment_in_words(question.due_at, morning.now, short=True)
        when = _("senest %(when)s") % {"when": due}
    text = _("Svar: %(topic)s, %(when)s") % {"topic": question.get_topic_display(), "when": when}
    path = reverse("pledges:question", args=[question.pk])
    return Line(without_links(question.company_name), text, path)
