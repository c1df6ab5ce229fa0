"""Who at a company is trained to look after somebody at work, as the unit may see it."""

from django.utils.formats import date_format

from events.models import Course, CourseParticipant
from taskforces.models import Company, Network


def trained_buddies(network: Network, company: Company | None) -> dict[int, str]:
    """{contact: name with the course} of the place's own company, by its own network.

    Nobody else's people are told of: a unit sees of a host's list only whom it may have to do with here.
    """
    if company is None:
        return {}
    found: dict[int, str] = {}
    trained = CourseParticipant.objects.trained(network, kind=Course.Kind.BUDDY, company=company)
    for each in trained:
        day = date_format(each.completed_on, "j. F Y")
        found.setdefault(each.contact_id, f"{each.contact.name} ({each.course.title}, {day})")
    return found
