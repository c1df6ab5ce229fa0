"""What the screen in the hall shows: who came, what was promised, and thanks to those who may be named."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from accounts import audit
from accounts.folding import fold
from accounts.keys import print_code
from accounts.models import User
from accounts.workingdays import WorkingCalendar
from events.answers.funnel import funnel
from events.models import Event, InterviewSeat, Invitation
from events.tickets import qr_svg
from pledges.models import Handover, PledgeLine, Sheet, SheetLink
from pledges.routing import INTRODUCTION_DAYS
from pledges.taxonomy import hours_in_all

NAMES_SHOWN = 12
LONGEST_NAME = 48
# A yes to being thanked is for that evening; who looks in next week reads numbers.
NAMES_KEPT = timedelta(days=1)


class State:
    BEFORE, DURING, AFTER, CANCELLED = "before", "during", "after", "cancelled"


@dataclass(frozen=True)
class Join:
    """The way to the sheet: what the code says, and the same for typing."""

    url: str
    svg: SafeString
    address: str
    code: str


@dataclass(frozen=True)
class Thanks:
    """Companies that handed in a sheet; `names` are the newest of those that may be named."""

    companies: int = 0
    named: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    number: int
    people: tuple[tuple[str, str], ...]  # (name, company)


@dataclass(frozen=True)
class Wall:
    event: Event
    state: str
    arrived: int = 0  # persons, companions included
    jobs: int = 0
    hours: int = 0  # a week, about
    visits: int = 0
    thanks: Thanks = field(default_factory=Thanks)
    groups: tuple[Group, ...] = ()
    join: Join | None = None
    contact_due: datetime | None = None
    introduction_due: datetime | None = None
    promise_is_over: bool = False

    @property
    def asks_for_jobs(self) -> bool:
        return self.event.network.pledging and not self.event.network.visit_only

    @property
    def goal(self) -> int | None:
        if not self.asks_for_jobs:
            return None
        return self.event.goal_positions or self.event.network.goal_positions or None

    @property
    def reached(self) -> bool:
        return self.goal is not None and self.jobs >= self.goal

    @cached_property
    def left(self) -> int:
        return max(0, (self.goal or 0) - self.jobs)


def look(event: Event, *, now: datetime | None = None) -> Wall:
    """The wall as it stands; `event` comes with its network, host and unit."""
    now = now or timezone.now()
    if event.cancelled_at:
        return Wall(event, State.CANCELLED)
    arrived, sheets = funnel(event)["arrived"], _sheets_of(event)
    state = _state(event, now, begun=bool(arrived and sheets))
    named = now <= event.ends_at + NAMES_KEPT
    jobs, hours = _promised(event)
    return Wall(
        event,
        state,
        arrived=arrived,
        jobs=jobs,
        hours=hours,
        visits=sum(wants_visit for _name, _shown, wants_visit in sheets),
        thanks=_thanks(sheets, named=named),
        groups=_groups(event) if state != State.AFTER else (),
        join=_join(event, now) if state == State.DURING else None,
        **(_deadlines(event, now) if state == State.AFTER else {}),
    )


def _state(event, now, *, begun):
    if event.is_over(now):
        return State.AFTER
    # Clocks in a hall are not exact: people in the room and the first sheet handed in say it as well.
    return State.DURING if begun or event.has_begun(now) else State.BEFORE


def _standing(event):
    return Sheet.objects.filter(event=event).exclude(handover__status=Handover.Status.WITHDRAWN)


def may_be_named(*, thanks_shown: bool, invited: bool, on_wall: bool | None) -> bool:
    """Whether a name stands on the wall: with their yes, and of an invited company or as a colleague said."""
    return thanks_shown and (invited if on_wall is None else on_wall)


def with_invited(sheets: QuerySet) -> QuerySet:
    """With `invited`: whether the sheet is of a company that was invited to its event."""
    of_company = Invitation.objects.filter(
        event=OuterRef("event"), contact__company=OuterRef("company"), withdrawn_at=None
    )
    return sheets.annotate(invited=Exists(of_company))


def put_on_wall(sheet: Sheet, *, shown: bool, by: User) -> None:
    """What a colleague says of a name goes before the rule."""
    sheet.on_wall = shown
    sheet.save(update_fields=["on_wall"])
    host = sheet.network.host
    audit.record(host, by=by, verb="name_on_wall", thing=sheet, after={"on_wall": shown})


def _sheets_of(event):
    rows = with_invited(_standing(event)).order_by("-submitted_at", "-pk")
    return [
        (name, may_be_named(thanks_shown=thanks, invited=invited, on_wall=on_wall), wants_visit)
        for name, thanks, invited, on_wall, wants_visit in rows.values_list(
            "company_name", "thanks_shown", "invited", "on_wall", "wants_visit"
        )
    ]


def _promised(event):
    lines = PledgeLine.objects.filter(sheet__in=_standing(event)).order_by("hours")
    bands = list(lines.values_list("hours").annotate(n=Sum("positions")))
    return sum(n for _band, n in bands), hours_in_all(bands)


def _thanks(sheets, *, named):
    """One of a company's sheets that may be named is enough; sheets are the newest first."""
    shown = {}
    for name, may_be_shown, _wants_visit in sheets:
        if may_be_shown:
            shown.setdefault(fold(name), name[:LONGEST_NAME].strip())
    companies = len({fold(name) for name, *_rest in sheets})
    names = tuple(shown.values())[:NAMES_SHOWN] if named else ()
    return Thanks(companies, len(shown), names)


def _groups(event):
    """First name and company where anybody may look in; where only we do, the whole name."""
    seats = InterviewSeat.objects.present().filter(group__event=event)
    found = {}
    for number, name, company in seats.values_list(
        "group__number", "registration__name", "registration__company_name"
    ):
        shown = name.partition(" ")[0] if event.public else name
        found.setdefault(number, []).append((shown, company[:LONGEST_NAME]))
    return tuple(Group(number, tuple(people)) for number, people in sorted(found.items()))


def _join(event, now):
    if not (event.network.active and (event.network.pledging or event.network.visit_only)):
        return None
    link = SheetLink.objects.filter(event=event).first()
    if link is None or (link.closes_at and link.closes_at <= now):
        return None
    address = f"{settings.BASE_URL}/ark/"
    typed = address.removeprefix("https://").removeprefix("http://")
    url = f"{address}{link.key}/"
    return Join(url, qr_svg(url), typed, print_code(link.key))


def _deadlines(event, now):
    """Until when who phones: the days that a sheet handed in at the very end would get."""
    unit, warm = event.network.unit or event.network.host, event.network.warm_introduction
    calendar = WorkingCalendar(unit)
    days = max(unit.contact_days, INTRODUCTION_DAYS + 1) if warm else unit.contact_days
    due = calendar.deadline(event.ends_at, days)
    first = calendar.deadline(event.ends_at, INTRODUCTION_DAYS) if warm else None
    return {"contact_due": due, "introduction_due": first, "promise_is_over": now > due}
