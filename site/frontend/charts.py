"""Charts drawn on the server: plain data in, an accessible SVG and the same numbers as a table out.

Nothing is styled inline (the page's policy forbids it): classes take their colours from charts.css, and the
attributes beside them make the drawing readable where no stylesheet reaches, as in a PDF. Hidden values
are None: they get words instead of a bar.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Number = int | float | None  # None is a number that may not be shown

WIDTH = 360  # units of the viewBox; a chart is drawn about as wide in pixels
FULL_HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 200, 40, 10, 14, 24
ROW = 42
BAR_LENGTH = WIDTH - 4
LONGEST_LABEL = 40
MOST_X_LABELS = 6
DASHES = ("", "6 3", "2 3", "8 3 2 3")  # series differ by more than colour


@dataclass(frozen=True)
class Chart:
    title: str
    svg: SafeString
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Bar:
    label: str
    value: Number
    goal: Number = None
    words: str = ""  # what is read instead of the numbers


@dataclass(frozen=True)
class Series:
    """Values that hold from a day until the next one."""

    name: str
    points: Sequence[tuple[date, float]]


@dataclass(frozen=True)
class _Frame:
    """Where values lie in the drawing: x from 0 to 1, y from 0 to `top`."""

    top: float

    def x(self, share: float) -> float:
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        return FULL_HEIGHT - BOTTOM - value / self.top * (FULL_HEIGHT - TOP - BOTTOM)


def bar_chart(
    title: str, rows: Iterable[Bar | tuple], *, goal: Number = None, unit: str = ""
) -> Chart:
    """One lying bar a row of (label, value) or (label, value, goal); `goal` is one mark across them all."""
    bars = [row if isinstance(row, Bar) else Bar(*row) for row in rows]
    bars = [
        replace(bar, label=str(bar.label), goal=goal if bar.goal is None else bar.goal)
        for bar in bars
    ]
    widest = max((n for bar in bars for n in (bar.value, bar.goal) if n), default=0) or 1
    parts = format_html_join(
        "", "{}", ((_bar(bar, n, widest, unit),) for n, bar in enumerate(bars))
    )
    drawing = _svg(title, parts, max(ROW * len(bars), ROW))
    if any(bar.words for bar in bars):
        columns = ("", _("Nået"))
        return Chart(title, drawing, columns, tuple((bar.label, bar.words) for bar in bars))
    has_goals = any(bar.goal is not None for bar in bars)
    return Chart(
        title,
        drawing,
        ("", unit or _("Antal"), *([_("Mål")] if has_goals else [])),
        tuple(
            (bar.label, shown(bar.value), *([_goal_text(bar)] if has_goals else [])) for bar in bars
        ),
    )


def column_chart(title: str, points: Iterable[tuple[str, Number]], *, unit: str = "") -> Chart:
    """One standing column a point, as for months."""
    points = [(str(label), value) for label, value in points]
    frame = _Frame(_nice(max((value or 0 for _label, value in points), default=0)))
    slot = 1 / max(len(points), 1)
    columns = format_html_join(
        "",
        '<rect class="chart__bar" x="{}" y="{}" width="{}" height="{}" rx="1.5"/>',
        (
            (
                _n(frame.x((n + 0.15) * slot)),
                _n(frame.y(value)),
                _n((frame.x(1) - frame.x(0)) * slot * 0.7),
                _n(frame.y(0) - frame.y(value)),
            )
            for n, (_label, value) in enumerate(points)
            if value
        ),
    )
    middles = [((n + 0.5) * slot, label) for n, (label, _value) in enumerate(points)]
    return _of_points(title, points, unit, [_grid(frame), columns, _x_labels(frame, middles)])


def line_chart(title: str, points: Iterable[tuple[str, Number]], *, unit: str = "") -> Chart:
    """A line through the points; it breaks where a number is hidden."""
    points = [(str(label), value) for label, value in points]
    frame = _Frame(_nice(max((value or 0 for _label, value in points), default=0)))
    last = max(len(points) - 1, 1)
    path, pen = [], "M"
    for n, (_label, value) in enumerate(points):
        if value is None:
            pen = "M"
            continue
        path.append(f"{pen}{_n(frame.x(n / last))} {_n(frame.y(value))}")
        pen = "L"
    places = [(n / last, label) for n, (label, _value) in enumerate(points)]
    return _of_points(
        title, points, unit, [_grid(frame), _path(" ".join(path), 0), _x_labels(frame, places)]
    )


def step_chart(
    title: str, series: Iterable[Series], *, until: date | None = None, unit: str = ""
) -> Chart:
    """Stairs over time, several series: hours a week from each day on, the last step up to `until`."""
    series = list(series)
    days = sorted({day for one in series for day, _value in one.points})
    last = max([*days, *([until] if until else [])], default=None)
    span = max((last - days[0]).days, 1) if days else 1
    frame = _Frame(_nice(max((value for one in series for _day, value in one.points), default=0)))

    def share(day):
        return (day - days[0]).days / span

    stairs = [
        _path(_stairs(frame, [(share(d), v) for d, v in sorted(one.points)]), n)
        for n, one in enumerate(series)
        if one.points
    ]
    ends = [(share(day), _day(day)) for day in dict.fromkeys([*days[:1], last])] if days else []
    height = FULL_HEIGHT + 18 * len(series)
    parts = [_grid(frame), *stairs, _x_labels(frame, ends), _legend(series)]
    return Chart(
        title,
        _svg(title, format_html_join("", "{}", ((part,) for part in parts)), height),
        (_("Fra"), *(f"{one.name} ({unit})" if unit else str(one.name) for one in series)),
        tuple((_day(day), *(shown(_value_on(one, day)) for one in series)) for day in days),
    )


def shown(value: Number) -> str:
    """As people read it: 1.234 and 12,5 in Danish, and words for what is hidden."""
    if value is None:
        return _("under 5")
    value = round(value, 1)
    return number_format(int(value) if value == int(value) else value, force_grouping=True)


def _bar(bar, n, widest, unit):
    y = n * ROW
    length = (bar.value or 0) / widest * BAR_LENGTH
    mark = ""
    if bar.goal is not None:
        x = _n(2 + bar.goal / widest * BAR_LENGTH)
        mark = format_html(
            '<line class="chart__goal" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2"'
            ' x1="{}" x2="{}" y1="{}" y2="{}"/>',
            *(x, x, y + 19, y + 39),
        )
    text = shown(bar.value) + (f" / {shown(bar.goal)}" if bar.goal is not None else "")
    if unit and bar.value is not None:
        text += f" {unit}"
    text = bar.words or text
    return format_html(
        '<text class="chart__label" font-size="13" x="2" y="{}">{}</text>'
        '<text class="chart__value" font-size="13" text-anchor="end" x="{}" y="{}">{}</text>'
        '<rect class="chart__track" fill-opacity=".12" x="2" y="{}" width="{}" height="14" rx="4"/>'
        '<rect class="chart__bar" x="2" y="{}" width="{}" height="14" rx="4"/>{}',
        *(y + 14, _cut(bar.label), WIDTH - 2, y + 14, text),
        *(y + 22, BAR_LENGTH, y + 22, _n(length), mark),
    )


def _of_points(title, points, unit, parts):
    return Chart(
        title,
        _svg(title, format_html_join("", "{}", ((part,) for part in parts)), FULL_HEIGHT),
        ("", unit or _("Antal")),
        tuple((label, shown(value)) for label, value in points),
    )


def _svg(title, content, height):
    name = hashlib.sha256(f"{title}{content}".encode()).hexdigest()[:10]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart__svg" role="img"'
        ' aria-labelledby="chart-{}" viewBox="0 0 {} {}" fill="currentColor">'
        '<title id="chart-{}">{}</title>{}</svg>',
        *(name, WIDTH, height, name, title, content),
    )


def _grid(frame):
    lines = ((value, _n(frame.y(value))) for value in (0, frame.top / 2, frame.top))
    return format_html_join(
        "",
        '<line class="chart__grid" stroke="currentColor" stroke-opacity=".25" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="chart__tick" font-size="11" text-anchor="end" x="{}" y="{}" dy="4">{}</text>',
        ((LEFT, WIDTH - RIGHT, y, y, LEFT - 6, y, shown(value)) for value, y in lines),
    )


def _x_labels(frame, places):
    """As many as there is room for, the first always among them; the outer ones stay inside."""
    every = -(-len(places) // MOST_X_LABELS) or 1
    return format_html_join(
        "",
        '<text class="chart__tick" font-size="11" text-anchor="{}" x="{}" y="{}">{}</text>',
        (
            (
                "start" if share < 0.05 else "end" if share > 0.95 else "middle",
                _n(frame.x(share)),
                FULL_HEIGHT - 6,
                label,
            )
            for share, label in places[::every]
        ),
    )


def _path(steps, n):
    return format_html(
        '<path class="chart__line chart__line--{}" fill="none" stroke="currentColor" stroke-width="2.5"'
        ' stroke-linejoin="round" stroke-dasharray="{}" d="{}"/>',
        *(n % len(DASHES) + 1, DASHES[n % len(DASHES)] or "none", steps),
    )


def _stairs(frame, points):
    path = [f"M{_n(frame.x(points[0][0]))} {_n(frame.y(points[0][1]))}"]
    for (_before, _low), (x, y) in pairwise(points):
        path.append(f"H{_n(frame.x(x))} V{_n(frame.y(y))}")
    return " ".join([*path, f"H{_n(frame.x(1))}"])


def _legend(series):
    """A stretch of each line with its name, below the drawing."""
    return format_html_join(
        "",
        '{}<text class="chart__label" font-size="13" x="{}" y="{}">{}</text>',
        (
            (
                _path(f"M{LEFT} {FULL_HEIGHT + 18 * n + 8} h28", n),
                LEFT + 36,
                FULL_HEIGHT + 18 * n + 12,
                _cut(str(one.name)),
            )
            for n, one in enumerate(series)
        ),
    )


def _value_on(one, day):
    return next((value for start, value in sorted(one.points, reverse=True) if start <= day), 0)


def _nice(highest):
    """The next of 2, 4, 10, 20, 40, 100 …: halves of it are whole numbers."""
    top = 2
    while top < highest:
        top = top * 5 // 2 if str(top)[0] == "4" else top * 2
    return top


def _goal_text(bar):
    return "–" if bar.goal is None else shown(bar.goal)


def _day(day):
    # Translators: Django date format of a short date, e.g. "25. nov. 2026"
    return date_format(day, _("j. N Y"))


def _cut(label):
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"


def _n(number):
    """A coordinate: SVG wants a point, whatever the language."""
    return f"{number:.1f}".removesuffix(".0")
