"""What a meeting looks at, in words and numbers: the same for the screen, the report and a meeting that is frozen.

A meeting that was held shows for ever what its people saw. What it agreed is rows of its own and goes on.
"""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.text import capfirst

from frontend.charts import Number
from pledges.figures.tally import name_of
from pledges.models import SteeringMeeting
from pledges.steering.agenda import Agenda, agenda
from pledges.steering.tables import Point, Stat, Table, calls_in_words, goals, key_figures, points

FIGURES = ("at", "stats", "calls", "funnel", "months", "goals")  # of what is frozen
Rows = tuple[tuple[str, Number], ...]


@dataclass(frozen=True)
class Shown:
    """`at` is the moment of the lists; `funnel` and `months` are labels with numbers, to be drawn."""

    at: datetime
    stats: tuple[Stat, ...]
    calls: str
    funnel: Rows
    months: Rows
    goals: Table
    points: tuple[Point, ...]


def shown(meeting: SteeringMeeting, now: datetime) -> Shown:
    """What was frozen, or what is the case now."""
    return thawed(meeting.frozen) if meeting.frozen else shown_of(agenda(meeting, now))


def shown_of(found: Agenda) -> Shown:
    """In the language of whoever asks."""
    return Shown(
        at=found.now,
        stats=tuple(key_figures(found)),
        calls=calls_in_words(found.figures.times),
        funnel=tuple((capfirst(str(step.label)), step.sheets) for step in found.figures.steps),
        months=tuple((name_of(month), month.positions) for month in found.figures.months),
        goals=goals(found),
        points=tuple(points(found)),
    )


def frozen(found: Shown) -> dict:
    """As JSON keeps it."""
    return asdict(found) | {"at": found.at.isoformat()}


def thawed(kept: dict) -> Shown:
    """The opposite of `frozen`."""
    return Shown(
        at=datetime.fromisoformat(kept["at"]),
        stats=tuple(Stat(**stat) for stat in kept["stats"]),
        calls=kept["calls"],
        funnel=tuple(map(tuple, kept["funnel"])),
        months=tuple(map(tuple, kept["months"])),
        goals=_table(kept["goals"]),
        points=tuple(
            Point(tuple(_table(table) for table in point["tables"]), point["title"])
            for point in kept["points"]
        ),
    )


def without_names(kept: dict) -> dict | None:
    """Its figures alone: the lists name companies and colleagues. None where there are none."""
    figures = {name: kept[name] for name in FIGURES if name in kept}
    return figures | {"points": []} if "at" in figures else None


def _table(kept):
    rows = tuple(tuple(row) for row in kept["rows"])
    return Table(**kept | {"columns": tuple(kept["columns"]), "rows": rows})
