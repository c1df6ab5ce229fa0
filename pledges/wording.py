from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.workingdays import WorkingCalendar

COUNTED_FOR = timedelta(days=60)


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


def late_in_words(due: datetime, calendar: WorkingCalendar, now: datetime) -> str:
    """ "2 arbejdsdage over fristen" by the unit's calendar.

    After COUNTED_FOR nobody thinks in working days any more, and counting them is slow.
    """
    if due < now - COUNTED_FOR:
        return _("over fristen siden %(day)s") % {
            "day": date_format(timezone.localdate(due), _("j. F"))
        }
    days = calendar.between(timezone.localdate(due), timezone.localdate(now))
    if days == 0:
        return _("fristen er lige overskredet")
    return ngettext("%(n)s arbejdsdag over fristen", "%(n)s arbejdsdage over fristen", days) % {
        "n": days
    }


def jobs_in_words(jobs: int, hours: str, tasks: list[str]) -> str:
    """2 småjob, 5–9 timer om ugen: Rengøring, Køkken og café"""
    words = ngettext(
        "%(n)s småjob, %(hours)s timer om ugen: %(tasks)s",
        "%(n)s småjob, %(hours)s timer om ugen: %(tasks)s",
        jobs,
    )
    return words % {"n": jobs, "hours": hours, "tasks": ", ".join(tasks)}
