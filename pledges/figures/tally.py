"""All figures of a scope together: what the screen draws, and the same numbers as rows of a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontend.charts import Bar, Chart, bar_chart, column_chart
from pledges.figures.channels import FromChannel
from pledges.figures.contact_times import ContactTimes, contact_times
from pledges.figures.funnel import Measure, Step, funnel
from pledges.figures.jobs_in_place import jobs_in_place
from pledges.figures.months import Month, by_month
from pledges.figures.promises import Promised, told_in
from pledges.figures.scopes import Scope
from pledges.figures.targets import Against, against
from taskforces.models import Network


@dataclass(frozen=True)
class Tally:
    steps: list[Step]
    times: ContactTimes
    months: list[Month]
    goals: list[Against]
    in_place: int
    told: Promised

    @property
    def is_empty(self) -> bool:
        return not any(step.sheets for step in self.steps)

    @property
    def promised(self) -> Promised:
        """With a sheet and without."""
        sheets = next(step for step in self.steps if step.key == "sheets")
        return Promised(sheets.sheets + self.told.promises, sheets.positions + self.told.jobs)


def tally(scope: Scope, *, networks: Iterable[Network]) -> Tally:
    """`networks` are those whose targets are shown; targets have periods of their own."""
    return Tally(
        steps=funnel(scope),
        times=contact_times(scope),
        months=by_month(scope),
        goals=against(networks),
        in_place=jobs_in_place(scope),
        told=told_in(scope),
    )


def funnel_chart(steps: list[Step], measure: str) -> Chart:
    """Guests are drawn only beside sheets: they are counted in nothing else."""
    rows = [
        (capfirst(step.label), number)
        for step in steps
        if (number := getattr(step, measure)) is not None
    ]
    # Of sheets no unit is told, since the guests beside them are none.
    unit = "" if measure == Measure.SHEETS else str(Measure(measure).label)
    return bar_chart(_("Fra løfte til varigt job"), rows, unit=unit)


def month_chart(months: list[Month], measure: str) -> Chart:
    points = [(name_of(month), getattr(month, measure)) for month in months]
    return column_chart(_("Måned for måned"), points, unit=str(Measure(measure).label))


def goal_chart(goals: list[Against]) -> Chart:
    """Each bar is a share of its goal, so that jobs and hours can stand beside each other; words say both."""
    rows = [
        Bar(f"{capfirst(goal.label)}, {goal.network}", goal.share, 100, words=_words(goal))
        for goal in goals
    ]
    return bar_chart(_("Så langt er målene nået"), rows)


def _words(goal):
    said = {"actual": goal.actual, "goal": goal.goal, "label": goal.label}
    return _("%(actual)s af %(goal)s %(label)s") % said


def name_of(month: Month) -> str:
    # Translators: Django date format of a month, e.g. "nov. 2026"
    return date_format(month.first_day, _("M Y"))


def export_header() -> list[str]:
    return [
        pgettext("column", "Afsnit"),
        _("Linje"),
        _("Måles i"),
        pgettext("column", "Tal"),
        _("Mål"),
    ]


def export_rows(shown: Tally, channels: Iterable[FromChannel] = ()) -> Iterator[list]:
    for step in shown.steps:
        for measure in Measure:
            if (number := getattr(step, measure)) is not None:
                unit = measure.label if step.companies is not None else _("gæster")
                yield [_("Fra løfte til varigt job"), capfirst(step.label), unit, number, None]
    yield from _time_rows(shown)
    for month in shown.months:
        for measure in Measure:
            number = getattr(month, measure)
            yield [_("Måned for måned"), month.first_day, measure.label, number, None]
    for row in channels:
        for unit, number in ((Measure.SHEETS.label, row.promises), (_("job"), row.positions)):
            yield [_("Hvor tilsagnene kommer fra"), capfirst(row.channel.label), unit, number, None]
    for goal in shown.goals:
        yield [_("Mål"), str(goal.network), goal.label, goal.actual, goal.goal]


def _time_rows(shown):
    section, times = _("Første kontakt"), shown.times
    hours = _("arbejdstimer")
    yield [section, _("Median"), hours, times.median, None]
    yield [section, _("90 procent inden"), hours, times.p90, None]
    yield [section, _("Inden fristen"), pgettext("several", "opkald"), times.in_time, times.due]
    yield [_("Job i gang"), _("Bekræftet af enheden"), _("job"), shown.in_place, None]
