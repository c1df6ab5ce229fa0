"""The inbox: a unit's sheets by owner, by status and by which deadline runs."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts.access import Ability, organisations_with
from accounts.models import User
from pledges.followup import deadlines
from pledges.models import Handover

Due = Handover.Due

MINE, UNIT, UNASSIGNED = "mine", "enhed", "ledige"
WHOSE = {
    MINE: gettext_lazy("Mine"),
    UNIT: gettext_lazy("Hele enheden"),
    UNASSIGNED: gettext_lazy("Uden ansvarlig"),
}
ALL, TODAY, OVERDUE, WAITING, VISITS, CLOSED = (
    "alle",
    "i-dag",
    "over-fristen",
    "venter",
    "besoeg",
    "afsluttet",
)
WHAT = {
    ALL: gettext_lazy("Alle"),
    OVERDUE: gettext_lazy("Over fristen"),
    TODAY: gettext_lazy("I dag"),
    VISITS: gettext_lazy("Besøg i denne uge"),
    WAITING: gettext_lazy("Venter"),
    CLOSED: gettext_lazy("Afsluttet"),
}
OPEN = tuple(what for what in WHAT if what != CLOSED)

# What stands in the inbox as it stands in the table of deadlines.
GROUPS = {OVERDUE: deadlines.OVERDUE, TODAY: deadlines.TODAY, WAITING: deadlines.WAITING}
PER_PAGE = 60


class UncountedPaginator(Paginator):
    """Pages of a list too long to count: one row too many tells whether there is more."""

    num_pages = count = None

    def validate_number(self, number):
        return number

    def page(self, number):
        start = (number - 1) * self.per_page
        rows = list(self.object_list[start : start + self.per_page + 1])
        return UncountedPage(rows, number, self)


class UncountedPage(Page):
    def __init__(self, rows, number, paginator):
        super().__init__(rows[: paginator.per_page], number, paginator)
        self._more = len(rows) > paginator.per_page

    def has_next(self):
        return self._more


def unit_ids_of(user: User) -> list[int]:
    """Asked once and given on as numbers, so that the database walks the index of one unit."""
    return list(organisations_with(user, Ability.WORK_SHEETS).values_list("pk", flat=True))


def of_units(units: list[int]) -> QuerySet[Handover]:
    return Handover.objects.filter(unit__in=units)


def open_handovers(user: User) -> QuerySet[Handover]:
    return of_units(unit_ids_of(user)).open()


def of_whose(user: User, whose: str) -> Q:
    return {MINE: Q(owner=user), UNIT: Q(), UNASSIGNED: Q(owner=None)}[whose]


def of_what(what: str, now: datetime) -> Q:
    """Which of the open ones; `group_of` says the same of one handover."""
    if what in GROUPS:
        return deadlines.of_group(GROUPS[what], now)
    if what == VISITS:
        today = timezone.localdate(now)
        monday = today - timedelta(days=today.weekday())
        return Q(
            due_for=Due.VISIT,
            due_at__gte=_start_of(monday),
            due_at__lt=_start_of(monday + timedelta(days=7)),
        )
    return Q()


def counts(handovers: QuerySet, user: User, now: datetime) -> dict[str, dict[str, int]]:
    """{whose: {what: n}} of the open ones among `handovers`, in one query.

    Grouped into the few ways a sheet can stand, and added up here. Counts a column of the index that it walks,
    so that no row itself is read.
    """
    ways = (
        handovers.open()
        .order_by()
        .values(
            whose=_first_of({MINE: of_whose(user, MINE), UNASSIGNED: of_whose(user, UNASSIGNED)}),
            what=_first_of({what: of_what(what, now) for what in GROUPS}),
            this_week=_first_of({VISITS: of_what(VISITS, now)}),
        )
        .annotate(n=Count("unit"))
    )
    found = {whose: dict.fromkeys(OPEN, 0) for whose in WHOSE}
    for way in ways:
        for whose in {UNIT, way["whose"] or UNIT}:
            for what in filter(None, (ALL, way["what"], way["this_week"])):
                found[whose][what] += way["n"]
    return found


def chosen(handovers: QuerySet, user: User, *, whose: str, what: str, now: datetime) -> QuerySet:
    found = handovers.filter(of_whose(user, whose))
    if what == CLOSED:
        return found.filter(closed_at__isnull=False).order_by("-closed_at", "-pk")
    return found.open().filter(of_what(what, now)).by_deadline()


def with_all(handovers: QuerySet) -> QuerySet:
    """With what a row says of its sheet, and of the days that its unit is closed."""
    return handovers.with_sheets().prefetch_related("unit__closing_days")


def page_of(handovers: QuerySet, number: int, also: Iterable[str] = ()) -> Page:
    """With what every row says, and with `also`; the unit is the same for sixty rows, so it is read once."""
    rows = handovers.select_related("sheet__network", "owner", *also)
    rows = rows.prefetch_related("sheet__lines", "unit__closing_days")
    return UncountedPaginator(rows, PER_PAGE).page(number)


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _first_of(conditions: dict[str, Q]) -> Case:
    """The first that holds, by its name; "" for none of them."""
    whens = (When(condition, then=Value(name)) for name, condition in conditions.items())
    return Case(*whens, default=Value(""))
