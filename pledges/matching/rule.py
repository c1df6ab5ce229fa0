"""How well somebody who looks for work and a job suit each other, with the reasons in words.

The one rule for candidates, job profiles, openings and sheets. It orders a list for a person to choose from and
decides nothing: who is presented where is always somebody's press.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import municipalities
from frontend.denmark import kilometres_between
from pledges.matching.words import shared, telling, wanted_and_not
from pledges.taxonomy import TASK_CARDS, Hours, Task

# A task in common outweighs two bands of hours: hours are easier to talk about than work.
_A_TASK = 3
_A_WISH = 2
_HOURS_UNKNOWN = 1
_MOST_WORDS = 3  # of a wish that are told
_A_WAY = 25  # kilometres that are one reason less


@dataclass(frozen=True)
class Person:
    """What is known of who looks for work; what is not known is empty."""

    tasks: frozenset[str] = frozenset()
    hours: str = ""
    wishes: str = ""
    skills: str = ""
    municipality: str = ""
    starts_on: date | None = None


@dataclass(frozen=True)
class Work:
    """What is known of the job."""

    tasks: tuple[str, ...] = ()
    hours: str = ""
    words: str = ""
    requirements: str = ""
    municipality: str = ""
    starts_on: date | None = None


@dataclass(frozen=True)
class Match:
    """`reasons` suit, `doubts` are to be talked about; the higher the score the better."""

    score: int
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def why(self) -> str:
        return " · ".join((*self.reasons, *self.doubts))


def match(person: Person, work: Work, *, hours_told: str = "") -> Match | None:
    """None without a task or a wish in common: hours and place alone are no reason.

    `hours_told` are those that the words name; by default the job's.
    """
    parts = [_tasks(person, work), _wishes(person, work)]
    if not any(points > 0 for points, _reasons, _doubts in parts):
        return None
    parts.insert(1, _hours(person, work, hours_told or work.hours))
    parts += [_place(person, work), _start(person, work), _requirements(person, work)]
    return Match(
        score=sum(points for points, _reasons, _doubts in parts),
        reasons=tuple(one for _points, reasons, _doubts in parts for one in reasons),
        doubts=tuple(one for _points, _reasons, doubts in parts for one in doubts),
    )


def _tasks(person, work):
    common = [task for task in work.tasks if task in person.tasks]
    if not common:
        return 0, [], []
    said = ngettext("samme opgave: %(what)s", "%(n)s ens opgaver: %(what)s", len(common)) % {
        "n": len(common),
        "what": ", ".join(str(Task(task).label) for task in common),
    }
    return _A_TASK * len(common), [said], []


def _hours(person, work, told):
    if not (person.hours and work.hours):
        return -_HOURS_UNKNOWN, [], [_("timerne er ikke aftalt")]
    apart = abs(Hours.values.index(person.hours) - Hours.values.index(work.hours))
    hours = {"hours": Hours(told).label}
    if apart == 0:
        return 0, [_("%(hours)s timer") % hours], []
    if apart == 1:
        return -1, [_("næsten samme timer (%(hours)s)") % hours], []
    return -apart, [], [_("men %(hours)s timer") % hours]


def _wishes(person, work):
    wanted, unwanted = wanted_and_not(person.wishes)
    words = _words_of(work)
    found, unwelcome = shared(wanted, words), shared(unwanted, words)
    reasons = [_("ønsket nævner %(words)s") % {"words": _quoted(found)}] if found else []
    doubts = [_("vil helst ikke: %(words)s") % {"words": _quoted(unwelcome)}] if unwelcome else []
    return (_A_WISH if found else 0) - (_A_WISH if unwelcome else 0), reasons, doubts


def _place(person, work):
    here, there = person.municipality, work.municipality
    if not (municipalities.name(here) and municipalities.name(there)):
        return 0, [], []
    if here == there:
        return 1, [_("i %(place)s") % {"place": municipalities.name(there)}], []
    away = kilometres_between(here, there)
    if away is None:
        return -1, [], [_("i %(place)s") % {"place": municipalities.name(there)}]
    far = {"place": municipalities.name(there), "km": max(5, 5 * round(away / 5))}
    return -(away // _A_WAY), [], [_("i %(place)s, ca. %(km)s km væk") % far]


def _start(person, work):
    if not (person.starts_on and work.starts_on):
        return 0, [], []
    if person.starts_on <= work.starts_on:
        begins = date_format(work.starts_on, "DATE_FORMAT")
        return 1, [_("kan begynde til tiden (%(day)s)") % {"day": begins}], []
    begins = date_format(person.starts_on, "DATE_FORMAT")
    return -1, [], [_("kan først begynde %(day)s") % {"day": begins}]


def _requirements(person, work):
    if not work.requirements:
        return 0, [], []
    met = shared(telling(work.requirements), telling(f"{person.skills}\n{person.wishes}"))
    if met:
        return 1, [_("kravet om %(words)s er nævnt") % {"words": _quoted(met)}], []
    asked = Truncator(" ".join(work.requirements.split())).chars(60)
    return 0, [], [_("tal om kravet: %(asked)s") % {"asked": asked}]


def _words_of(work):
    cards = (f"{Task(task).label} {TASK_CARDS[task].examples}" for task in work.tasks)
    return telling("\n".join([*cards, work.words, work.requirements]))


def _quoted(words):
    return ", ".join(f"“{word}”" for word in words[:_MOST_WORDS])
