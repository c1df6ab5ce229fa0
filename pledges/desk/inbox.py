"""The inbox: a unit's sheets by owner, by status and by which deadline runs."""

from datetime import date, datetime, time, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
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

    Counts a column of the index that it walks, so that no row itself is read.
    """
    numbers = handovers.open().aggregate(
        **{
            _key(whose, what): Count(
                "unit", filter=of_whose(user, whose) & of_what(what, now) or None
            )
            for whose in WHOSE
            for what in OPEN
        }
    )
    return {whose: {what: numbers[_key(whose, what)] for what in OPEN} for whose in WHOSE}


def chosen(handovers: QuerySet, user: User, *, whose: str, what: str, now: datetime) -> QuerySet:
    found = handovers.filter(of_whose(user, whose))
    if what == CLOSED:
        return found.filter(closed_at__isnull=False).order_by("-closed_at", "-pk")
    return found.open().filter(of_what(what, now)).by_deadline()


def with_all(handovers: QuerySet) -> QuerySet:
    """With what a row says of its sheet, and of the days that its unit is closed."""
    return handovers.with_sheets().prefetch_related("unit__closing_days")


def page_of(handovers: QuerySet, number: int) -> Page:
    return UncountedPaginator(with_all(handovers), PER_PAGE).page(number)


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _key(whose: str, what: str) -> str:
    return f"{whose}_{what}".replace("-", "_")
