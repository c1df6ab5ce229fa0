"""How the hall filled: persons who were in, step by step through the time in which they came."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import Event
from frontend.charts import Chart, line_chart

STEPS = [timedelta(minutes=minutes) for minutes in (5, 10, 15, 30, 60)]
MOST_POINTS = 24  # more could not be told apart on a phone


def arrivals_chart(event: Event) -> Chart | None:
    """None until somebody is in. Companions count from the moment at which their guest came."""
    came = event.registrations.arrived().values_list("arrived_at", "arrived_persons")
    points = arrivals_curve(came)
    if not points:
        return None
    named = [(_clock(moment), persons) for moment, persons in points]
    return line_chart(_("Sådan kom gæsterne"), named, unit=_("Personer inde"))


def arrivals_curve(came: Iterable[tuple[datetime, int]]) -> list[tuple[datetime, int]]:
    """(moment, persons in by then), from nobody to everybody, at whole steps of the clock.

    The step is the smallest with few enough points; who comes hours late stands at the last one.
    """
    came = sorted(came)
    if not came:
        return []
    first, last = came[0][0], came[-1][0]
    step = next((step for step in STEPS if (last - first) / step <= MOST_POINTS - 2), STEPS[-1])
    start = _whole(first, step)
    count = min(int((last - start) / step) + 2, MOST_POINTS)
    moments = [start + n * step for n in range(count)]
    inside = [sum(n for at, n in came if at < moment) for moment in moments[:-1]]
    return list(zip(moments, [*inside, sum(n for _at, n in came)], strict=True))


def _whole(moment, step):
    hour = timezone.localtime(moment).replace(minute=0, second=0, microsecond=0)
    return hour + (moment - hour) // step * step


def _clock(moment):
    return date_format(timezone.localtime(moment), "H.i")
