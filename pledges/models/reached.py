"""How far a sheet came, as figures count it: one number for the steps that it is at, of which each may be missing."""

from datetime import datetime
from enum import IntFlag

from django.db.models import Aggregate, Case, Expression, F, IntegerField, Q, Value, When


class Reached(IntFlag):
    """The numbers are stored: a new step takes the next power of two, and none is ever given another."""

    IN_TIME = 1  # contacted before the deadline
    VISITED = 2
    JOB_ORDER = 4
    REFERRED = 8


# As of the ways in Handover.RANKS: whoever came further was there too.
FROM = {Reached.JOB_ORDER: 40, Reached.REFERRED: 50}


def reached(
    *,
    first_contact_at: datetime | None,
    contact_due: datetime,
    had_visit: bool,
    furthest_step: int,
) -> Reached:
    """`reached_by_rows` says the same of many rows."""
    found = Reached(0)
    if first_contact_at is not None and first_contact_at <= contact_due:
        found |= Reached.IN_TIME
    if had_visit:
        found |= Reached.VISITED
    for step, rank in FROM.items():
        if furthest_step >= rank:
            found |= step
    return found


def reached_by_rows() -> Expression:
    steps = {
        Reached.IN_TIME: Q(first_contact_at__lte=F("contact_due")),
        Reached.VISITED: Q(had_visit=True),
        **{step: Q(furthest_step__gte=rank) for step, rank in FROM.items()},
    }
    found = Value(0, output_field=IntegerField())
    for step, there in steps.items():
        found += Case(When(there, then=Value(int(step))), default=Value(0))
    return found


class AnyReached(Aggregate):
    """All steps that one of the rows is at."""

    function = "BIT_OR"
    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **context):
        bits = (f"MAX(%(expressions)s & {int(step)})" for step in Reached)
        return self.as_sql(compiler, connection, template=f"({' | '.join(bits)})", **context)
