"""The steering group's report as PDF (PDF/UA-1): a page or two of figures, then the lists and what is agreed."""

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from frontend.charts import shown
from frontend.colour import theme_tokens
from frontend.typeset import typeset
from pledges.figures.tally import name_of
from pledges.steering.agenda import Agenda
from pledges.steering.tables import Point, actions, calls_in_words, day, goals, key_figures, points

TEMPLATE = Path(__file__).parent / "report.typ"
MOST_MONTHS = 12


def report_pdf(agenda: Agenda) -> bytes:
    """In the reader's own language; the figures and lists are those that the agenda was made of."""
    return typeset(TEMPLATE, _document(agenda))


def _document(agenda):
    meeting, network = agenda.meeting, agenda.meeting.network
    today = timezone.localdate(agenda.now)
    title = _("Styregruppen for %(network)s") % {"network": network}
    return {
        "lang": "en" if (translation.get_language() or "").startswith("en") else "da",
        "title": title,
        "author": network.host.name,
        "colour": theme_tokens(network.host.brand_colour)["light"]["accent"],
        "cover": _cover(meeting),
        "figures_title": _("Tallene for perioden"),
        "stats": [asdict(stat) for stat in key_figures(agenda)],
        "calls": calls_in_words(agenda.figures.times),
        "funnel": _funnel(agenda.figures.steps),
        "months": _months(agenda.figures.months),
        "points": [_point(point) for point in _points(agenda, today)],
        "minutes_title": _("Referat"),
        "minutes": meeting.minutes,
        "footer": _("Listerne viser, hvordan det stod %(moment)s.")
        % {"moment": date_format(timezone.localtime(agenda.now), _(r"j. F Y \k\l. H.i"))},
        "page": _("Side"),
    }


def _cover(meeting):
    network, last = meeting.network, meeting.held_on - timedelta(days=1)
    sides = dict.fromkeys(str(side) for side in (network.host, network.unit) if side)
    period = f"{day(meeting.period_start)} – {day(max(last, meeting.period_start))}"
    lines = [
        (_("Møde"), date_format(meeting.held_on, _(r"l \d\e\n j. F Y"))),
        (_("Sted"), meeting.place),
        (_("Om bordet"), ", ".join(sides)),
        (_("Tallene gælder"), period),
    ]
    return [[label, capfirst(text)] for label, text in lines if text]


def _funnel(steps):
    most = max((step.sheets for step in steps), default=0) or 1
    rows = [
        {
            "label": capfirst(str(step.label)),
            "text": shown(step.sheets),
            "share": step.sheets / most,
        }
        for step in steps
    ]
    return {"title": _("Vejen fra løfte til job"), "rows": rows, "alt": _in_words(rows)}


def _months(months):
    months = months[-MOST_MONTHS:]
    most = max((month.positions for month in months), default=0) or 1
    rows = [
        {
            "label": name_of(month),
            "text": shown(month.positions),
            "share": month.positions / most,
        }
        for month in months
    ]
    return {"title": _("Lovede job, måned for måned"), "rows": rows, "alt": _in_words(rows)}


def _in_words(rows):
    """What the drawing says to those who do not see it."""
    return ". ".join(f"{row['label']}: {row['text']}" for row in rows)


def _point(point):
    tables = [asdict(table) | {"rest": table.rest} for table in point.tables]
    return {"title": point.title, "tables": tables}


def _points(agenda, today):
    before = actions(
        "agreed",
        _("Siden sidst"),
        agenda.agreed,
        today=today,
        empty=_("Der blev ikke aftalt noget på tidligere møder."),
    )
    now = actions(
        "today",
        _("Aftalt på dette møde"),
        agenda.meeting.actions.all(),
        today=today,
        empty=_("Der er ikke aftalt noget endnu."),
    )
    return [Point((goals(agenda),)), Point((before,)), *points(agenda), Point((now,))]
