"""The steering group's report as PDF (PDF/UA-1): a page or two of figures, then the lists and what is agreed."""

from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from frontend.charts import shown
from frontend.colour import theme_tokens
from frontend.typeset import typeset
from pledges.models import SteeringMeeting
from pledges.steering.agenda import agreed_before
from pledges.steering.shown import shown as shown_at_meeting
from pledges.steering.tables import Point, actions, day

TEMPLATE = Path(__file__).parent / "report.typ"
MOST_MONTHS = 12


def report_pdf(meeting: SteeringMeeting, now: datetime) -> bytes:
    """In the reader's own language, or in that of the frozen record; figures and lists are those of the page."""
    return typeset(TEMPLATE, _document(meeting, shown_at_meeting(meeting, now), now))


def _document(meeting, found, now):
    network = meeting.network
    today = timezone.localdate(now)
    title = _("Styregruppen for %(network)s") % {"network": network}
    return {
        "lang": "en" if (translation.get_language() or "").startswith("en") else "da",
        "title": title,
        "author": network.host.name,
        "colour": theme_tokens(network.host.brand_colour)["light"]["accent"],
        "cover": _cover(meeting),
        "figures_title": _("Tallene for perioden"),
        "stats": [asdict(stat) for stat in found.stats],
        "calls": found.calls,
        "funnel": _bars(_("Vejen fra løfte til job"), found.funnel),
        "months": _bars(_("Lovede job, måned for måned"), found.months[-MOST_MONTHS:]),
        "points": [_point(point) for point in _points(meeting, found, today)],
        "minutes_title": _("Referat"),
        "minutes": meeting.minutes,
        "footer": _("Listerne viser, hvordan det stod %(moment)s.")
        % {"moment": date_format(timezone.localtime(found.at), _(r"j. F Y \k\l. H.i"))},
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


def _bars(title, labelled):
    most = max((number or 0 for _label, number in labelled), default=0) or 1
    rows = [
        {"label": label, "text": shown(number), "share": (number or 0) / most}
        for label, number in labelled
    ]
    return {"title": title, "rows": rows, "alt": _in_words(rows)}


def _in_words(rows):
    """What the drawing says to those who do not see it."""
    return ". ".join(f"{row['label']}: {row['text']}" for row in rows)


def _point(point):
    tables = [asdict(table) | {"rest": table.rest} for table in point.tables]
    return {"title": point.title, "tables": tables}


def _points(meeting, found, today):
    before = actions(
        "agreed",
        _("Siden sidst"),
        agreed_before(meeting),
        today=today,
        empty=_("Der blev ikke aftalt noget på tidligere møder."),
    )
    now = actions(
        "today",
        _("Aftalt på dette møde"),
        meeting.actions.all(),
        today=today,
        empty=_("Der er ikke aftalt noget endnu."),
    )
    return [Point((found.goals,)), Point((before,)), *found.points, Point((now,))]
