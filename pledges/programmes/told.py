"""The figures of a programme as its report tells them: each with its definition, its source and its day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from pledges.figures.suppression import SMALLEST_GROUP, suppress_parts
from pledges.programmes.sums import Line, Sums
from pledges.programmes.targets import Reached


@dataclass(frozen=True)
class Kind:
    """One figure that every network has; `persons` are hidden where there are so few that one could be known."""

    key: str
    label: Promise
    definition: Promise
    source: Promise
    number: Callable[[Line], int]
    persons: bool = False


OF_EVENTS = gettext_lazy("Udsendelser og dørens scanninger her på siden")
OF_SHEETS = gettext_lazy("Virksomhedernes ark her på siden")
OF_PROMISES = gettext_lazy("Virksomhedernes ark og konsulenternes åbninger her på siden")
OF_UNITS = gettext_lazy("Virksomhedskonsulenternes egne noter om hvert forløb")

KINDS = (
    Kind(
        "invited",
        gettext_lazy("inviteret"),
        gettext_lazy("Invitationer, der er sendt til arrangementer i perioden."),
        OF_EVENTS,
        lambda line: line.invited,
    ),
    Kind(
        "came",
        gettext_lazy("kom"),
        gettext_lazy("Selskaber, der kom ind ad døren, også uanmeldte. Ledsagere tæller ikke."),
        OF_EVENTS,
        lambda line: line.came,
    ),
    Kind(
        "sheets",
        gettext_lazy("ark"),
        gettext_lazy("Udfyldte ark i perioden. Et ark er et løfte, endnu ikke et job."),
        OF_SHEETS,
        lambda line: line.sheets,
    ),
    Kind(
        "companies",
        gettext_lazy("unikke virksomheder"),
        gettext_lazy("Virksomheder med mindst ét ark; hver tæller én gang."),
        OF_SHEETS,
        lambda line: line.companies,
    ),
    Kind(
        "positions",
        gettext_lazy("lovede job"),
        gettext_lazy(
            "Antal stillinger på arkene; uden et ark dem, virksomheden har fortalt om og ikke trukket tilbage."
        ),
        OF_PROMISES,
        lambda line: line.positions,
    ),
    Kind(
        "in_time",
        gettext_lazy("ringet op inden fristen"),
        gettext_lazy("Ark, hvor den første samtale kom inden for den lovede frist."),
        OF_UNITS,
        lambda line: line.calls.in_time,
    ),
    Kind(
        "late",
        gettext_lazy("venter for længe"),
        gettext_lazy("Ark, hvor fristen for den første samtale er overskredet nu."),
        OF_UNITS,
        lambda line: line.calls.late,
    ),
    Kind(
        "persons",
        gettext_lazy("unikke personer i forløb"),
        gettext_lazy(
            "Personer, der begyndte hos en virksomhed i perioden. En person er én enheds reference og tæller én gang."
        ),
        OF_UNITS,
        lambda line: line.persons.placed,
        persons=True,
    ),
    Kind(
        "hired",
        gettext_lazy("unikke personer i job"),
        gettext_lazy("De af dem, der fik deres første lønnede timer i perioden."),
        OF_UNITS,
        lambda line: line.persons.hired,
        persons=True,
    ),
    Kind(
        "in_place",
        gettext_lazy("i job lige nu"),
        gettext_lazy("Forløb fra periodens ark med lønnede timer i dag."),
        OF_UNITS,
        lambda line: line.in_place,
        persons=True,
    ),
)


def few() -> str:
    """What stands instead of a number that could point to somebody."""
    return _("under %(n)s") % {"n": SMALLEST_GROUP}


def of_networks(kind: Kind, sums: Sums) -> dict[int, int | str]:
    """By the network's id; small groups of persons, and whatever would give them away, are hidden."""
    numbers = {line.network.pk: kind.number(line) for line in sums.lines}
    if not kind.persons:
        return numbers
    return {pk: few() if n is None else n for pk, n in suppress_parts(numbers).items()}


def target_in_words(reached: Reached) -> str:
    """“136 (tidligere 170)”."""
    before = ", ".join(str(change.value) for change in reached.formerly)
    value = str(reached.target.value)
    return _("%(value)s (tidligere %(before)s)") % locals() if before else value


def header() -> list[str]:
    return [
        pgettext("column", "Afsnit"),
        pgettext("one", "Netværk"),
        pgettext("column", "Tal"),
        _("Værdi"),
        _("Mål"),
        _("Definition"),
        _("Kilde"),
        _("Opgjort"),
    ]


def rows(sums: Sums, day: date) -> list[list]:
    """The whole programme, its targets, then each network."""
    found = [
        [
            _("Programmet"),
            "",
            capfirst(str(kind.label)),
            kind.number(sums.total),
            "",
            *_where_from(kind, day),
        ]
        for kind in KINDS
    ]
    found += [
        [
            _("Mål"),
            "",
            capfirst(reached.label),
            reached.actual,
            target_in_words(reached),
            _("Alle netværk tilsammen, i målets periode."),
            reached.target.source,
            day,
        ]
        for reached in sums.targets
    ]
    for kind in KINDS:
        numbers = of_networks(kind, sums)
        found += [
            [
                _("Netværkene"),
                line.network.name,
                capfirst(str(kind.label)),
                numbers[line.network.pk],
                "",
                *_where_from(kind, day),
            ]
            for line in sums.lines
        ]
    return found


def _where_from(kind, day):
    return [str(kind.definition), str(kind.source), day]
