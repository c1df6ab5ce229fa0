"""A consultant's visits in the order of the calendar."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models import Visit

TO_WRITE, THIS_WEEK, NEXT_WEEK, LATER = "to_write", "this_week", "next_week", "later"
GROUPS = {
    TO_WRITE: _("Skal skrives ned"),
    THIS_WEEK: _("Denne uge"),
    NEXT_WEEK: _("Næste uge"),
    LATER: _("Senere"),
}


def by_week(visits: Iterable[Visit], now: datetime) -> list[dict]:
    """[{key, title, visits}] without empty groups; a week begins on Monday."""
    today = timezone.localdate(now)
    next_monday = today + timedelta(days=7 - today.weekday())
    found = {key: [] for key in GROUPS}
    for visit in visits:
        day = timezone.localdate(visit.starts_at)
        if visit.ends_at <= now:
            key = TO_WRITE
        elif day < next_monday:
            key = THIS_WEEK
        else:
            key = NEXT_WEEK if day < next_monday + timedelta(days=7) else LATER
        found[key].append(visit)
    return [
        {"key": key, "title": title, "visits": found[key]}
        for key, title in GROUPS.items()
        if found[key]
    ]
