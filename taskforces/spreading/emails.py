"""The mail that asks a member to confirm a talk."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from taskforces.models import Outreach


def queue_question(entry: Outreach) -> Message | None:
    with in_house_language():
        draft = Draft(
            recipient=entry.speaker_address,
            subject=_("Holder du oplæg for %(audience)s?")
            % {"audience": without_links(entry.audience)},
            reference=f"outreach:{entry.pk}",
            template="taskforces/emails/talk",
            context={
                "title": without_links(entry.title),
                "audience": without_links(entry.audience),
                "place": without_links(entry.place),
                "network": entry.network,
                # Translators: Django date format of a day in a mail, e.g. "tirsdag den 3. marts 2027"
                "day": date_format(entry.happens_on, _("l \\d\\e\\n j. F Y")),
                "at": entry.starts_at and date_format(entry.starts_at, "H.i"),
                "name": without_links(entry.speaker_name),
                "link": f"{settings.BASE_URL}{entry.get_absolute_url()}",
            },
        )
        return queue_email(entry.network.host, draft)
