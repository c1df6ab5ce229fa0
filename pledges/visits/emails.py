"""The one mail a leader gets each time a visit is agreed, moved or called off."""

from contextlib import nullcontext
from enum import Enum

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from events.calendar.entries import CONTENT_TYPE
from events.seats.emails import day_and_time
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from pledges.followup.promise import who_has_it
from pledges.models import Visit
from pledges.visits.calendar import leader_calendar
from pledges.wording import day_in_words


class News(Enum):
    AGREED = "agreed"
    MOVED = "moved"
    CALLED_OFF = "called_off"


_SUBJECTS = {
    News.AGREED: lambda: _("Vi kommer på besøg den %(day)s"),
    News.MOVED: lambda: _("Besøget er flyttet til den %(day)s"),
    News.CALLED_OFF: lambda: _("Besøget den %(day)s er aflyst"),
}


def send_visit(visit: Visit, *, news: News, by: User | None = None) -> Message | None:
    """With the calendar entry. None when no e-mail is known. What a consultant did is told in Danish."""
    sheet = visit.handover.sheet
    if not sheet.contact_email:
        return None
    with in_house_language() if by else nullcontext():
        start = timezone.localtime(visit.starts_at)
        draft = Draft(
            recipient=sheet.contact_email,
            subject=_SUBJECTS[news]() % {"day": day_in_words(start, short=True)},
            reference=f"sheet:{sheet.pk}",
            template="pledges/emails/visit",
            context={
                "news": news.value,
                "by_company": by is None,
                "name": without_links(sheet.contact_name),
                "company": without_links(sheet.company_name),
                "when": day_and_time(start),
                "place": visit.place,
                "who": who_has_it(visit.consultant, visit.handover.unit),
                "phone": (visit.consultant and visit.consultant.phone) or visit.handover.unit.phone,
                "link": f"{settings.BASE_URL}{sheet.get_receipt_url()}",
            },
            attachments=[("besoeg.ics", CONTENT_TYPE, leader_calendar(visit))],
        )
        return queue_email(sheet.network.host, draft)
