"""Who at a company is trained to look after somebody at work, as the unit may see it."""

from django.utils.formats import date_format

from events.models import Course, CourseParticipant
from pledges.models import Handover


def trained_buddies(handover: Handover) -> dict[int, str]:
    """{contact: name with the course} of the sheet's own company, by the sheet's own network.

    Nobody else's people are told of: a unit sees of a host's list only whom it may have to do with here.
    """
    sheet = handover.sheet
    if sheet.company_id is None:
        return {}
    found: dict[int, str] = {}
    trained = CourseParticipant.objects.trained(
        sheet.network, kind=Course.Kind.BUDDY, company=sheet.company
    )
    for each in trained:
        day = date_format(each.completed_on, "j. F Y")
        found.setdefault(each.contact_id, f"{each.contact.name} ({each.course.title}, {day})")
    return found
