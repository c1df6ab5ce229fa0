"""The points of an agenda as tables of words: the same on the screen and in the report."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pledges.figures.contact_times import ContactTimes
from pledges.figures.targets import Against
from pledges.models import SteeringAction
from pledges.steering.agenda import Agenda, Part
from pledges.target_group.counts import share


@dataclass(frozen=True)
class Table:
    """`empty` stands where there are no rows; `more` is how many of the list are not shown."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str
    more: int = 0

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """Each cell with its column, for narrow screens."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]

    @property
    def rest(self) -> str:
        if not self.more:
            return ""
        return ngettext("og %(n)s til", "og %(n)s til", self.more) % {"n": self.more}


@dataclass(frozen=True)
class Point:
    """A title of its own only where the point has several tables."""

    tables: tuple[Table, ...]
    title: str = ""


@dataclass(frozen=True)
class Stat:
    value: str
    label: str


def key_figures(agenda: Agenda) -> list[Stat]:
    times, promised = agenda.figures.times, agenda.figures.promised
    share = "–" if times.share is None else f"{times.share} %"
    return [
        Stat(str(promised.promises), _("tilsagn i perioden")),
        Stat(str(promised.jobs), _("lovede job i perioden")),
        Stat(share, _("kontaktet inden fristen")),
        Stat(_number(times.median), _("arbejdstimer til første kontakt, median")),
        Stat(_number(times.p90), _("arbejdstimer, før 9 af 10 er kontaktet")),
        Stat(str(agenda.overdue.total), _("over fristen nu")),
    ]


def calls_in_words(times: ContactTimes) -> str:
    words = {"in_time": times.in_time, "due": times.due}
    return (
        _(
            "%(in_time)s af %(due)s opkald kom inden fristen. En arbejdstime ligger mellem kl. 8 og 16 på enhedens arbejdsdage."
        )
        % words
    )


def goals(agenda: Agenda) -> Table:
    return Table(
        "goals",
        _("Mål og resultat"),
        (_("Hvad"), _("Nået"), _("Mål"), _("Procent"), _("Periode")),
        tuple(_goal(goal) for goal in agenda.figures.goals),
        _("Der er ikke sat mål. Med et mål kan I ærligt sige, om det går godt."),
    )


def points(agenda: Agenda) -> list[Point]:
    """What lies between the figures and what is agreed today."""
    return [
        Point((_overdue(agenda.overdue),)),
        Point((_plan(agenda),)),
        Point((_stalled(agenda.stalled),)),
        Point((_gaps(agenda),)),
        Point((_counts(agenda),)),
        Point((_contradictions(agenda.contradictions),)),
        Point((_at_risk(agenda.at_risk), _checks(agenda.checks)), _("Job, der skal passes på")),
        Point((_companies(agenda), _workload(agenda)), _("Hvem venter, og hvem følger op")),
    ]


def _plan(agenda: Agenda) -> Table:
    today = timezone.localdate(agenda.now)
    return Table(
        "plan",
        _("Netværkets plan"),
        (_("Hvad"), _("Hvem"), _("Hvornår"), _("Status")),
        tuple(
            (
                line.text,
                line.member.company.name if line.member else line.owner,
                day(line.due_on) if line.due_on else "–",
                _("gjort")
                if line.done_on
                else _("over fristen")
                if line.is_late(today)
                else _("i gang"),
            )
            for line in agenda.plan
        ),
        _("Ingen åbne punkter i planen."),
    )


def actions(key: str, title: str, found: list[SteeringAction], *, today: date, empty: str) -> Table:
    return Table(
        key,
        title,
        (_("Hvad"), _("Hvem"), _("Hvornår"), _("Status")),
        tuple((one.text, one.owner, day(one.due_on), state_of(one, today)) for one in found),
        empty,
    )


def state_of(action: SteeringAction, today: date) -> str:
    if action.done_at:
        return _("gjort")
    return _("over fristen") if action.due_on < today else _("i gang")


def day(value: date) -> str:
    """Never broken over two lines."""
    # Translators: Django date format of a short date, e.g. "25. nov. 2026"
    return date_format(value, _("j. N Y")).replace(" ", "\N{NO-BREAK SPACE}")


def _goal(goal: Against):
    target = goal.target
    period = f"{day(target.starts_on)} – {day(target.ends_on)}" if target else _("hele vejen")
    return (
        capfirst(str(goal.label)),
        str(goal.actual),
        str(goal.goal),
        f"{goal.share} %",
        period,
    )


def _overdue(part: Part) -> Table:
    return Table(
        "overdue",
        _("Over fristen"),
        (
            _("Virksomhed"),
            _("Hvad mangler"),
            _("Hvem har det"),
            _("Hvor sent"),
            _("Hvem ved det"),
        ),
        tuple(
            (
                line.company,
                _("%(what)s, senest %(day)s") % {"what": line.what, "day": day(line.since)},
                _who(line),
                line.late,
                ", ".join(line.known_to),
            )
            for line in part.lines
        ),
        _("Ingen virksomhed venter ud over fristen."),
        part.more,
    )


def _stalled(part: Part) -> Table:
    empty = _("Ingen ark er gået i stå. Der er sket noget på dem alle de sidste tre uger.")
    return _waiting("stalled", _("Går i stå"), part, empty, _("Sidst rørt"))


def _at_risk(part: Part) -> Table:
    empty = _("Ingen job er i vanskeligheder.")
    return _waiting("at_risk", _("I vanskeligheder"), part, empty, _("Begyndte"))


def _checks(part: Part) -> Table:
    empty = _("Alle tjek er lavet.")
    return _waiting("checks", _("Tjek, der mangler"), part, empty, _("Skulle laves"))


def _waiting(key, title, part: Part, empty, since) -> Table:
    return Table(
        key,
        title,
        (_("Virksomhed"), _("Hvor langt"), _("Hvem har det"), since),
        tuple((line.company, line.what, _who(line), day(line.since)) for line in part.lines),
        empty,
        part.more,
    )


def _gaps(agenda: Agenda) -> Table:
    return Table(
        "gaps",
        _("Mangler en kandidat"),
        (_("Opgave"), _("Job"), _("Virksomheder")),
        tuple((gap.task, str(gap.positions), str(gap.companies)) for gap in agenda.gaps),
        _("Der er fundet nogen til alle opgaver, eller også er fristen for svar ikke gået endnu."),
    )


def _counts(agenda: Agenda) -> Table:
    return Table(
        "target_group",
        _("Målgruppen: på papiret, fundet og mødt"),
        (_("Talt den"), _("Registreret"), _("Fundet"), _("Mødt"), _("Kilde")),
        tuple(
            (
                day(count.counted_on),
                str(count.registered),
                _of(count.found, count.registered),
                _of(count.came, count.found),
                count.source,
            )
            for count in agenda.counts
        ),
        _("Enhedens leder har ikke skrevet tal for målgruppen endnu."),
    )


def _of(part, whole):
    per_cent = share(part, whole)
    return str(part) if per_cent is None else f"{part} ({per_cent} %)"


def _contradictions(part: Part) -> Table:
    return Table(
        "contradictions",
        _("Her siger vi ikke det samme"),
        (_("Virksomhed"), _("Spørgsmål"), _("Virksomheden siger"), _("Enheden siger")),
        tuple(
            (line.company, line.question, line.company_says, line.unit_says) for line in part.lines
        ),
        _("Virksomhederne og enheden fortæller det samme."),
        part.more,
    )


def _companies(agenda: Agenda) -> Table:
    return Table(
        "companies",
        _("Virksomheder, der venter på flest kandidater"),
        (_("Virksomhed"), _("Job uden kandidat"), _("Siden")),
        tuple((line.company, str(line.positions), day(line.since)) for line in agenda.companies),
        _("Ingen virksomhed venter på en kandidat."),
    )


def _workload(agenda: Agenda) -> Table:
    return Table(
        "workload",
        _("Hvem følger op"),
        (_("Hvem"), _("Åbne"), _("Over fristen"), _("Besøg forude"), _("Timer til kontakt")),
        tuple(
            (
                _named(line.name, line.unit),
                str(line.open),
                str(line.late),
                str(line.visits),
                _number(line.median),
            )
            for line in agenda.workload
        ),
        _("Ingen har åbne ark."),
    )


def _who(line):
    return _named(line.owner or _("Ingen endnu"), line.unit)


def _named(name, unit):
    return f"{name}, {unit}" if unit else name


def _number(value):
    if value is None:
        return "–"
    value = round(value, 1)
    return number_format(int(value) if value == int(value) else value)
