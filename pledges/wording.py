from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def day_in_words(moment: datetime, now: datetime | None = None) -> str:
    """onsdag den 25. november, and with `now`: i dag, i morgen."""
    day = timezone.localdate(moment)
    if now:
        today = timezone.localdate(now)
        if day == today:
            return _("i dag")
        if day == today + timedelta(days=1):
            return _("i morgen")
    # Translators: Django date format of a promised day, e.g. "onsdag den 25. november"
    return date_format(day, _(r"l \d\e\n j. F"))


def jobs_in_words(jobs: int, hours: str, tasks: list[str]) -> str:
    """2 småjob, 5–9 timer om ugen: Rengøring, Køkken og café"""
    words = ngettext(
        "%(n)s småjob, %(hours)s timer om ugen: %(tasks)s",
        "%(n)s småjob, %(hours)s timer om ugen: %(tasks)s",
        jobs,
    )
    return words % {"n": jobs, "hours": hours, "tasks": ", ".join(tasks)}
