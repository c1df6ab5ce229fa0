"""The next steps of a morning, whatever they are about."""

from django.urls import reverse
from django.utils.translation import gettext as _

from outbox.neutralise import without_links
from pledges.clock.morning import CHECKS, OVERDUE, TODAY, Line
from pledges.desk.steps import steps_of
from pledges.followup import deadlines
from pledges.models import Placement


def own_steps(lists, morning, people):
    """What somebody set a day for themselves, and the openings whose company waits for an answer."""
    for step in steps_of(people, morning.working, morning.now, due_only=True):
        title = _("En af dine kandidater") if step.of_person else without_links(step.title)
        text = _("Næste skridt: %(step)s") % {"step": without_links(step.text)}
        section = OVERDUE if step.group == deadlines.OVERDUE else TODAY
        lists.add(step.whose, step.unit, section, Line(title, text, step.path))


def own_checks(lists, morning, people):
    """Whom to ask about where no sheet is: the clock of a sheet brings up the others."""
    due = Placement.objects.check_due(morning.today).filter(handover=None)
    found = due.filter(opening__owner__in=people, unit__in=morning.working).with_places()
    for placement in found:
        path = reverse("pledges:placement", args=[placement.pk])
        text = _("Tjek, om kandidaten stadig er i job")
        line = Line(without_links(placement.company_name), text, path)
        lists.add(placement.opening.owner_id, placement.unit_id, CHECKS, line)
