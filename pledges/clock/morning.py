"""The morning mail of one person as data: short lists of what to do, under a few headings."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, ngettext_lazy

from accounts.models import Organisation
from accounts.workingdays import WorkingCalendar
from pledges.wording import late_in_words

SHOWN = 15  # lines of a list; the rest is a number

OVERDUE, TODAY, NEW, VISITS, BACK, CHECKS = "overdue", "today", "new", "visits", "back", "checks"
PHONE, QUEUE, ESCALATED, LOAD, BEHIND = "phone", "queue", "escalated", "load", "behind"
ASKING, ANSWERS = "asking", "answers"
# In the order of the mail: (title, how many in the subject).
SECTIONS = {
    OVERDUE: (gettext_lazy("Over fristen"), ngettext_lazy("%d over fristen", "%d over fristen")),
    TODAY: (gettext_lazy("I dag"), ngettext_lazy("%d i dag", "%d i dag")),
    PHONE: (gettext_lazy("Ring først"), ngettext_lazy("%d at ringe til", "%d at ringe til")),
    VISITS: (gettext_lazy("Besøg i denne uge"), ngettext_lazy("%d besøg", "%d besøg")),
    NEW: (gettext_lazy("Nye til dig"), ngettext_lazy("%d nyt ark", "%d nye ark")),
    BACK: (gettext_lazy("Tilbage fra pause"), ngettext_lazy("%d tilbage", "%d tilbage")),
    CHECKS: (gettext_lazy("Er de der stadig?"), ngettext_lazy("%d tjek", "%d tjek")),
    QUEUE: (
        gettext_lazy("Uden ansvarlig"),
        ngettext_lazy("%d uden ansvarlig", "%d uden ansvarlig"),
    ),
    ESCALATED: (gettext_lazy("Eskaleret"), ngettext_lazy("%d eskaleret", "%d eskalerede")),
    ANSWERS: (
        gettext_lazy("Virksomheder venter på svar"),
        ngettext_lazy("%d spørgsmål at svare på", "%d spørgsmål at svare på"),
    ),
    LOAD: (gettext_lazy("Hvem har travlt"), None),
    ASKING: (
        gettext_lazy("De vil gerne komme"),
        ngettext_lazy("%d venter på ja eller nej", "%d venter på ja eller nej"),
    ),
    BEHIND: (gettext_lazy("Enheden er bagud"), ngettext_lazy("%d er bagud", "%d er bagud")),
}
ORDER = list(SECTIONS)
OWN = frozenset({OVERDUE, TODAY, VISITS, NEW, BACK, CHECKS})
OF_THE_LEAD = frozenset({QUEUE, ESCALATED, ANSWERS, LOAD})
ALL = 0  # instead of a person's id: a list of the organisation


@dataclass(frozen=True)
class Line:
    title: str
    detail: str
    path: str
    phone: str = ""

    @property
    def url(self) -> str:
        return f"{settings.BASE_URL}{self.path}"


@dataclass
class Section:
    key: str
    organisation: int
    lines: list[Line] = field(default_factory=list)
    total: int = 0

    @property
    def title(self):
        return SECTIONS[self.key][0]

    @property
    def counts(self) -> bool:
        return SECTIONS[self.key][1] is not None

    @property
    def is_urgent(self) -> bool:
        return self.key in (OVERDUE, ESCALATED, BEHIND)

    @property
    def more(self) -> int:
        return self.total - len(self.lines)

    def in_short(self) -> str:
        words = SECTIONS[self.key][1]
        return words % self.total if words else ""

    def without_names(self) -> "Section":
        return replace(self, lines=[])


@dataclass(frozen=True)
class Morning:
    """A day as it looks at `now` to the organisations that work on it."""

    now: datetime
    organisations: dict[int, Organisation]  # with their closing days

    @cached_property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @cached_property
    def calendars(self) -> dict[int, WorkingCalendar]:
        return {pk: WorkingCalendar(place) for pk, place in self.organisations.items()}

    @cached_property
    def working(self) -> frozenset[int]:
        return frozenset(
            pk for pk, calendar in self.calendars.items() if calendar.is_working_day(self.today)
        )

    @cached_property
    def days_before(self) -> dict[int, date]:
        """The working day before this one, by organisation: what came since then is news."""
        return {pk: _day_before(self.calendars[pk], self.today) for pk in self.working}

    def at(self, hour: time, *, days: int = 0) -> datetime:
        return timezone.make_aware(datetime.combine(self.today + timedelta(days), hour))

    @property
    def start(self) -> datetime:
        return self.at(time(0))

    def late_by(self, unit: int, due: datetime) -> str:
        """ "2 arbejdsdage over fristen" by the unit's calendar."""
        calendar = self.calendars.get(unit) or self._load(unit)
        return late_in_words(due, calendar, self.now)

    def _load(self, unit: int) -> WorkingCalendar:
        """Of a unit where nobody works any more."""
        self.calendars[unit] = WorkingCalendar(Organisation.objects.get(pk=unit))
        return self.calendars[unit]


class Lists:
    """{(whose, organisation, key): Section}; whose is a person's id or ALL."""

    def __init__(self):
        self._found: dict[tuple[int, int, str], Section] = {}
        self._by_whom: dict[tuple[int, int], set[str]] = defaultdict(set)

    def add(self, whose: int, organisation: int, key: str, line: Line, total: int | None = None):
        section = self._found.setdefault((whose, organisation, key), Section(key, organisation))
        if len(section.lines) < SHOWN:
            section.lines.append(line)
        section.total = total if total is not None else section.total + 1
        self._by_whom[whose, organisation].add(key)

    def of(self, whose: int, organisation: int) -> list[Section]:
        return [
            self._found[whose, organisation, key]
            for key in self._by_whom.get((whose, organisation), ())
        ]


def _day_before(calendar, day):
    day -= timedelta(days=1)
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day
