"""Whether what is to be done next is late, for today, for later, or somebody else's turn.

One table serves every list, mail and figure. The predicate of a handover and the Q of a query are made
of the same rule and the same edges of time, so that a number and the list behind it agree.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from django.db.models import Case, F, Q, When
from django.utils import timezone

from pledges.models import Handover

Due = Handover.Due

OVERDUE, TODAY, SOON, LATER, WAITING = "overdue", "today", "soon", "later", "waiting"

# The first call, whether or not somebody introduces us first.
FIRST_CALL = (Due.CONTACT, Due.INTRODUCTION)
SOON_IS = timedelta(days=7)


class LateFrom(StrEnum):
    MOMENT = "moment"
    NEXT_DATE = "next_date"


@dataclass(frozen=True)
class Rule:
    """`deadline` and `turn` are columns: what the unit keeps to, and until when another has the turn.

    `due_at` repeats the column that the clock runs for and lies in the index of the open ones.
    """

    deadline: str
    late_from: LateFrom
    turn: str = ""


RULES: dict[Due, Rule | None] = {
    # Promised to the company until the end of a working day, so the moment decides.
    Due.CONTACT: Rule("contact_due", LateFrom.MOMENT),
    # The host has the turn; the unit has broken nothing before the call itself was promised.
    Due.INTRODUCTION: Rule("contact_due", LateFrom.MOMENT, turn="due_at"),
    # Promised to the company as the call is.
    Due.CANDIDATE: Rule("due_at", LateFrom.MOMENT),
    # Done on a day: the hour of a visit is no deadline, only the day after it is late to write it up.
    Due.VISIT: Rule("due_at", LateFrom.NEXT_DATE),
    # Done on a day: nine o'clock is only when the check is announced.
    Due.CHECK: Rule("due_at", LateFrom.NEXT_DATE),
    # The clock's own work in the morning; it is for somebody only when the clock has stood still.
    Due.RETURN: Rule("due_at", LateFrom.NEXT_DATE, turn="due_at"),
    Due.NOTHING: None,
}

# An answer about a candidate that one opening's company waits for.
ANSWER = Rule("candidate_due", LateFrom.MOMENT)

# The unit's own deadline as a column of a query; `deadline_of` says the same of one handover.
DEADLINE = Case(
    *(
        When(due_for=due, then=F(rule.deadline))
        for due, rule in RULES.items()
        if rule and rule.deadline != "due_at"
    ),
    default=F("due_at"),
)


def group_of(handover, now: datetime) -> str:
    """Where an open handover stands; a row of `due_for`, `due_at` and `contact_due` will do.

    What is late is late although another still has the turn: the promise was the unit's.
    """
    rule = RULES[Due(handover.due_for)]
    if rule is None or handover.due_at is None:
        return WAITING
    deadline, edges = getattr(handover, rule.deadline), _edges(rule, now)
    if deadline < edges.late:
        return OVERDUE
    if rule.turn and getattr(handover, rule.turn) >= now:
        return WAITING
    if deadline < edges.tomorrow:
        return TODAY
    return SOON if deadline < edges.next_week else LATER


def of_group(group: str, now: datetime, *dues: Due) -> Q:
    """Which of the open ones stand there; with `dues` only those whose clock runs for one of them."""
    found = Q(pk__in=[])
    if group == WAITING and not dues:
        found = Q(due_at=None)
    for rule, alike in _by_rule(dues or Due).items():
        if (span := _span(group, rule, now)) is not None:
            found |= Q(due_for__in=alike) & span
    return found


def answers(group: str, now: datetime) -> Q:
    """Which openings stand there by the answer that their company waits for."""
    return _span(group, ANSWER, now) or Q(pk__in=[])


def own_step_group(day: date | None, now: datetime) -> str:
    """Where the next step stands that somebody wrote on a handover, an opening or a candidate.

    It is done on a day of one's own choosing, so only the day after it is late.
    """
    if day is None:
        return WAITING
    today = timezone.localdate(now)
    if day < today:
        return OVERDUE
    if day == today:
        return TODAY
    return SOON if day < today + SOON_IS else LATER


def own_steps(group: str, now: datetime) -> Q:
    """The twin of `own_step_group` for a query."""
    today = timezone.localdate(now)
    tomorrow, next_week = today + timedelta(days=1), today + SOON_IS
    return {
        OVERDUE: Q(next_step_on__lt=today),
        TODAY: Q(next_step_on=today),
        SOON: Q(next_step_on__gte=tomorrow, next_step_on__lt=next_week),
        LATER: Q(next_step_on__gte=next_week),
        WAITING: Q(next_step_on=None),
    }[group]


def is_late(handover, now: datetime, *dues: Due) -> bool:
    return (not dues or handover.due_for in dues) and group_of(handover, now) == OVERDUE


def late(now: datetime, *dues: Due) -> Q:
    return of_group(OVERDUE, now, *dues)


def today(now: datetime, *dues: Due) -> Q:
    return of_group(TODAY, now, *dues)


def soon(now: datetime, *dues: Due) -> Q:
    return of_group(SOON, now, *dues)


def deadline_of(handover) -> datetime | None:
    """What the unit keeps to; None when nothing runs."""
    rule = RULES[Due(handover.due_for)]
    return rule and getattr(handover, rule.deadline)


def next_moment(handover, now: datetime) -> datetime | None:
    """What a line names: the end of the other's turn while it lasts, then the unit's own deadline."""
    is_waiting = group_of(handover, now) == WAITING
    return handover.due_at if is_waiting else deadline_of(handover)


def is_introducer_late(introduction_due: datetime, now: datetime) -> bool:
    """On the list of the one who phones first: from then on the unit phones by itself."""
    return introduction_due < now


@dataclass(frozen=True)
class _Edges:
    """Late before `late`, for today before `tomorrow`, soon before `next_week`; by Danish dates."""

    late: datetime
    tomorrow: datetime
    next_week: datetime


@lru_cache(maxsize=16)
def _edges(rule: Rule, now: datetime) -> _Edges:
    """Kept, since a page asks for every row of it."""
    day = timezone.localdate(now)
    late_before = now if rule.late_from == LateFrom.MOMENT else _start_of(day)
    return _Edges(late_before, _start_of(day + timedelta(days=1)), _start_of(day + SOON_IS))


def _span(group: str, rule: Rule, now: datetime) -> Q | None:
    """The group's part of one rule; None when the rule knows no such group."""
    edges = _edges(rule, now)
    if group == WAITING:
        if not rule.turn:
            return None
        return Q(**{f"{rule.turn}__gte": now}) & _between(rule.deadline, edges.late, None)
    start, end = {
        OVERDUE: (None, edges.late),
        TODAY: (edges.late, edges.tomorrow),
        SOON: (edges.tomorrow, edges.next_week),
        LATER: (edges.next_week, None),
    }[group]
    found = _between(rule.deadline, start, end)
    if rule.turn and group != OVERDUE:
        found &= Q(**{f"{rule.turn}__lt": now})
    return found


def _between(column: str, start: datetime | None, end: datetime | None) -> Q:
    """From `start` until `end`, which is left out."""
    edges = {f"{column}__gte": start, f"{column}__lt": end}
    return Q(**{name: moment for name, moment in edges.items() if moment is not None})


def _by_rule(dues: Iterable[Due]) -> dict[Rule, list[Due]]:
    """What is judged alike is asked for at once."""
    found: dict[Rule, list[Due]] = defaultdict(list)
    for due in dues:
        if (rule := RULES[due]) is not None:
            found[rule].append(due)
    return found


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
