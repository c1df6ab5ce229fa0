"""A call round: the sheets of a list that want a call now, one at a time, in the order of the inbox."""

from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts.models import User
from pledges.desk import inbox, next_steps
from pledges.followup import deadlines
from pledges.models import FollowUpEntry, Handover

KEPT = "call_round"  # in the session of the person who calls
AT_MOST = 60

# What is done by talking with the company; a visit and a pause are not.
CALLS = (
    Handover.Due.CONTACT,
    Handover.Due.INTRODUCTION,
    Handover.Due.CANDIDATE,
    Handover.Due.CHECK,
)
TALKS = (
    FollowUpEntry.Kind.CALL,
    FollowUpEntry.Kind.NO_ANSWER,
    FollowUpEntry.Kind.MAIL,
    FollowUpEntry.Kind.VISIT,
    FollowUpEntry.Kind.NOTE,
)


@dataclass
class Round:
    """`ids` in the order of calling; `query` is the list they came from."""

    query: str = ""
    ids: list[int] = field(default_factory=list)
    logged: list[int] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    last: int = 0  # the sheet of the last step, 0 before the first

    @property
    def behind(self) -> set[int]:
        return {*self.logged, *self.skipped}

    @property
    def remaining(self) -> list[int]:
        return [pk for pk in self.ids if pk not in self.behind]

    def step(self, pk: int, became: str) -> None:
        """`became`: "logged" or "skipped"."""
        getattr(self, became).append(pk)
        self.last = pk

    def step_back(self) -> None:
        """The last one is on the list again, at its place."""
        for done in (self.logged, self.skipped):
            if self.last in done:
                done.remove(self.last)
        self.last = 0

    def place_of(self, pk: int) -> int:
        """3 of "3 af 12"."""
        return self.ids.index(pk) + 1


def wants_a_call(now: datetime) -> Q:
    """Late or for today, by the inbox's own table of deadlines."""
    return deadlines.late(now, *CALLS) | deadlines.today(now, *CALLS)


def begin(handovers: QuerySet, user: User, *, whose: str, query: str, now: datetime) -> Round:
    """Of the list (`handovers`, `whose`) what wants a call, as the inbox orders it."""
    listed = inbox.chosen(handovers, user, whose=whose, what=inbox.ALL, now=now)
    page = inbox.page_of(listed.filter(wants_a_call(now)), 1)
    in_order = next_steps.in_order(
        next_steps.grouped(next_steps.lines(page.object_list[:AT_MOST], now))
    )
    return Round(query, [line.handover.pk for line in in_order])


def next_of(round_: Round, user: User, now: datetime) -> Handover | None:
    """The first that nobody has called since the round began."""
    remaining = round_.remaining
    open_ones = inbox.open_handovers(user).filter(pk__in=remaining)
    wanting = set(open_ones.filter(wants_a_call(now)).values_list("pk", flat=True))
    first = next((pk for pk in remaining if pk in wanting), None)
    return first and open_ones.with_sheets().get(pk=first)


def last_talk(handover: Handover) -> FollowUpEntry | None:
    """What people wrote last, not what the clock did."""
    talks = handover.entries.filter(kind__in=TALKS).select_related("by")
    return talks.order_by("-at", "-pk").first()


def of_session(request: HttpRequest) -> Round | None:
    kept = request.session.get(KEPT)
    return Round(**kept) if kept else None


def keep(request: HttpRequest, round_: Round) -> None:
    request.session[KEPT] = asdict(round_)
