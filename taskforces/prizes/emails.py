"""Mails to the jury of a prize, and to the company that wins it."""

from django.conf import settings
from django.utils.translation import gettext as _

from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from taskforces.models import JuryMember, PrizeWinner


def queue_jury(member: JuryMember) -> Message | None:
    return _queue(
        member,
        template="jury",
        subject=lambda prize: _("Du er med i juryen: %(prize)s") % {"prize": prize},
        words={"name": without_links(member.name)},
    )


def queue_winner(winner: PrizeWinner) -> Message | None:
    return _queue(
        winner,
        template="winner",
        subject=lambda prize: _("I har vundet: %(prize)s") % {"prize": prize},
        words={
            "company": without_links(winner.company),
            "reason": without_links(winner.reason),
        },
    )


def _queue(thing, *, template, subject, words):
    prize = thing.prize
    with in_house_language():
        draft = Draft(
            recipient=thing.email,
            subject=subject(prize.title),
            reference=f"{template}:{thing.pk}",
            template=f"taskforces/emails/{template}",
            context={
                "prize": prize.title,
                "network": prize.network,
                "link": f"{settings.BASE_URL}{thing.get_absolute_url()}",
                **words,
            },
        )
        return queue_email(prize.network.host, draft)
