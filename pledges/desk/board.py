"""The board: the sheets of a list in columns by status, the most urgent on top."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from pledges.desk import next_steps
from pledges.desk.next_steps import Line
from pledges.followup.statuses import CLOSED
from pledges.models import Handover

Status = Handover.Status

A_COLUMN = 20  # the rest of a long column is in the list, filtered by that status

OPEN_COLUMNS = tuple(status for status in Status if status not in CLOSED)
CLOSED_COLUMNS = tuple(status for status in Status if status in CLOSED)


@dataclass
class Column:
    status: Status
    total: int
    lines: list[Line]

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.lines)


def columns(handovers: QuerySet, now: datetime, *, closed: bool) -> list[Column]:
    """Every status in the order of the way to a job, the empty ones too: something may be moved there."""
    totals = dict(handovers.order_by().values_list("status").annotate(n=Count("pk")))
    lines = next_steps.lines(_first_of_each(handovers, closed=closed), now)
    return [
        Column(
            status,
            totals.get(status, 0),
            [line for line in lines if line.handover.status == status],
        )
        for status in (CLOSED_COLUMNS if closed else OPEN_COLUMNS)
    ]


def _first_of_each(handovers: QuerySet, *, closed: bool) -> QuerySet:
    """In the order of the inbox, so many of each status."""
    order = F("closed_at").desc() if closed else F("due_at").asc(nulls_last=True)
    numbered = handovers.order_by().annotate(
        place=Window(RowNumber(), partition_by=F("status"), order_by=[order, F("pk").asc()])
    )
    first = numbered.filter(place__lte=A_COLUMN).with_sheets()
    return first.prefetch_related("unit__closing_days").order_by("place")
