from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from pledges.followup.deadlines import FIRST_CALL, is_late
from pledges.models import Handover, Introduction, Sheet
from pledges.taxonomy import CallWay
from pledges.wording import day_in_words


@dataclass(frozen=True)
class Promise:
    """Who does it and by when. `late` is a promise that we did not keep, and we say so."""

    who: str
    phone: str
    sentence: str
    kept: bool
    late: bool


def promise(sheet: Sheet, *, now: datetime | None = None) -> Promise:
    """With `now` the days read "i dag" and "i morgen"; a mail is read on any day and goes without."""
    handover = sheet.handover
    owner, unit = handover.owner, handover.unit
    return Promise(
        who=who_has_it(owner, unit),
        phone=(owner and owner.phone) or unit.phone,
        sentence=promised_day(sheet, now=now),
        kept=handover.first_contact_at is not None,
        late=is_late(handover, now or timezone.now(), *FIRST_CALL),
    )


def who_has_it(owner: User | None, unit: Organisation) -> str:
    return owner.name if owner else unit.name


def promised_day(sheet: Sheet, *, now: datetime | None = None) -> str:
    """Bo Hansen ringer senest onsdag den 25. november."""
    handover = sheet.handover
    words = {
        "who": who_has_it(handover.owner, handover.unit),
        "day": day_in_words(handover.contact_due, now),
    }
    if introduction := _waiting_introduction(handover):
        words["first"] = introduction.introducer.name
        words["network"] = sheet.network.host.name
        words["first_day"] = day_in_words(handover.introduction_due, now)
        return (
            _(
                "%(first)s fra %(network)s ringer først, senest %(first_day)s. "
                "Så ringer %(who)s senest %(day)s."
            )
            % words
        )
    if sheet.call_way == CallWay.EMAIL:
        return _("%(who)s skriver senest %(day)s.") % words
    return _("%(who)s ringer senest %(day)s.") % words


def _waiting_introduction(handover: Handover) -> Introduction | None:
    if handover.introduction_due is None:
        return None
    introduction = getattr(handover, "introduction", None)
    if introduction is None or introduction.done_at or introduction.introducer is None:
        return None
    return introduction
