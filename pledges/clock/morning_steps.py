"""The next steps of a morning, whatever they are about."""

from django.utils.translation import gettext as _

from outbox.neutralise import without_links
from pledges.clock.morning import OVERDUE, TODAY, Line
from pledges.desk.steps import steps_of
from pledges.followup import deadlines


def own_steps(lists, morning, people):
    """What somebody set a day for themselves, and the openings whose company waits for an answer."""
    for step in steps_of(people, morning.working, morning.now, due_only=True):
        title = _("En af dine kandidater") if step.of_person else without_links(step.title)
        text = _("Næste skridt: %(step)s") % {"step": without_links(step.text)}
        section = OVERDUE if step.group == deadlines.OVERDUE else TODAY
        lists.add(step.whose, step.unit, section, Line(title, text, step.path))
