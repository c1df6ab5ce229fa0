"""How days, times and counts are said in the texts of pages, mails and logs."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.workingdays import WorkingCalendar
from frontend.languages import in_house_language

COUNTED_FOR = timedelta(days=60)
A_WEEK = timedelta(days=7)


def day_in_words(moment: date | datetime, now: datetime | None = None, *, short=False) -> str:
    """onsdag den 25. november, or short: 25. november; the year is said when it is another one.

    With `now` days near by have names: i dag, i morgen, and short: på onsdag. A text that is read on
    another day than it is written goes without.
    """
    day, today = _day(moment), timezone.localdate(now)
    if now and (name := _near(day, today)):
        return name
    if now and short and today < day < today + A_WEEK:
        # Translators: Django date format of a coming weekday, e.g. "på torsdag"
        return date_format(day, _(r"\p\å l"))
    return date_format(day, _format(short, day.year == today.year))


def moment_in_words(moment: datetime, now: datetime | None = None, *, short=False) -> str:
    """i dag kl. 9.12, onsdag den 25. november kl. 9.12, and short: onsdag kl. 9.12"""
    words = _without_preposition(moment, now, short=short)
    return _("%(day)s %(clock)s") % {"day": words, "clock": clock_in_words(moment)}


def until_in_words(moment: date | datetime, now: datetime) -> str:
    """til i morgen, til onsdag, til 25. november"""
    return _("til %(day)s") % {"day": _without_preposition(moment, now, short=True)}


def clock_in_words(moment: datetime) -> str:
    # Translators: Django time format, e.g. "kl. 18.40"
    return date_format(timezone.localtime(moment), _(r"\k\l. H.i"))


def late_in_words(due: datetime, calendar: WorkingCalendar, now: datetime) -> str:
    """ "2 arbejdsdage over fristen" by the unit's calendar.

    After COUNTED_FOR nobody thinks in working days any more, and counting them is slow.
    """
    if due < now - COUNTED_FOR:
        return _("over fristen siden %(day)s") % {"day": day_in_words(due, now, short=True)}
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


def in_danish(label: object | Callable[[], str]) -> str:
    """What stays in the log is Danish, whatever language the one who wrote it reads.

    A lazy text, or a function such as `get_state_display`, which has chosen its language when it returns.
    """
    with in_house_language():
        return str(label() if callable(label) else label)


def _day(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def _near(day: date, today: date) -> str:
    if day == today:
        return _("i dag")
    return _("i morgen") if day == today + timedelta(days=1) else ""


def _without_preposition(moment: date | datetime, now: datetime | None, *, short: bool) -> str:
    """As `day_in_words`, but of a coming weekday the name alone."""
    words = day_in_words(moment, now, short=short)
    # Translators: Django date format of a coming weekday, e.g. "på torsdag"
    is_weekday = words == date_format(_day(moment), _(r"\p\å l"))
    return date_format(_day(moment), "l") if is_weekday else words


def _format(short: bool, this_year: bool) -> str:
    if short:
        # Translators: Django date format of a day in the year, e.g. "25. november"
        return _("j. F") if this_year else _("j. F Y")
    # Translators: Django date format of a promised day, e.g. "onsdag den 25. november"
    return _(r"l \d\e\n j. F") if this_year else _(r"l \d\e\n j. F Y")
