"""The certificate of somebody who completed a course, as a tagged PDF."""

from pathlib import Path

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import CourseParticipant
from frontend.colour import theme_tokens
from frontend.typeset import typeset

TEMPLATE = Path(__file__).parent / "certificate.typ"


def certificate_pdf(participant: CourseParticipant) -> bytes:
    """PDF/UA-1, in the reader's language."""
    course, contact = participant.course, participant.contact
    host = course.network.host
    facts = [_("Afsluttet %(day)s") % {"day": date_format(participant.completed_on, "j. F Y")}]
    if course.hours:
        facts.append(ngettext("%(n)s time", "%(n)s timer", course.hours) % {"n": course.hours})
    return typeset(
        TEMPLATE,
        {
            "lang": "en" if (translation.get_language() or "").startswith("en") else "da",
            "title": _("Kursusbevis: %(name)s") % {"name": contact.name},
            "headline": _("Kursusbevis"),
            "author": host.name,
            "colour": theme_tokens(host.brand_colour)["light"]["accent"],
            "network": course.network.name,
            "name": contact.name,
            "company": contact.company.name,
            "has": _("har gennemført kurset"),
            "course": course.title,
            "facts": facts,
            "learnt": _("På kurset"),
            "content": course.content_items,
            "signed": [text for text in (host.sender_name, host.sender_title, host.name) if text],
        },
    )
