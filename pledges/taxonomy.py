"""What can be ticked on a sheet: tasks, hours, patterns. Copenhagen's and FOKUS's lists put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from frontend.wording import label_of


class Task(models.TextChoices):
    GREEN = "green", _("Grønne områder og altmuligmand")
    CLEANING = "cleaning", _("Rengøring")
    RETAIL = "retail", _("Butik og salg")
    KITCHEN = "kitchen", _("Køkken og café")
    OFFICE = "office", _("Kontor og it")
    WAREHOUSE = "warehouse", _("Lager og pakning")
    DRIVING = "driving", _("Kørsel")
    PRODUCTION = "production", _("Montage og produktion")
    SEASONAL = "seasonal", _("Sæsonarbejde")
    OTHER = "other", _("Noget andet")


@dataclass(frozen=True)
class TaskCard:
    """`frees` says what a skilled colleague gets time for when somebody else does the task."""

    examples: str
    icon: str
    frees: str


TASK_CARDS: dict[str, TaskCard] = {
    Task.GREEN: TaskCard(
        _("feje, salte, slå græs, små reparationer, affald"),
        "leaf",
        _("Så kan håndværkeren blive på opgaven."),
    ),
    Task.CLEANING: TaskCard(
        _("let rengøring, opfyldning, strygning, oprydning"),
        "sparkles",
        _("Så slipper fagfolk for at gøre rent efter sig."),
    ),
    Task.RETAIL: TaskCard(
        _("sætte varer op, kasse, holde orden"),
        "shopping-basket",
        _("Så har sælgeren tid til kunderne."),
    ),
    Task.KITCHEN: TaskCard(
        _("snitte, anrette, opvask, kaffe, køleskab"), "utensils", _("Så kan kokken lave mad.")
    ),
    Task.OFFICE: TaskCard(
        _("kopiere, scanne, taste, sortere, post"), "monitor", _("Så når bogholderen regnskabet.")
    ),
    Task.WAREHOUSE: TaskCard(
        _("pakke, plukke, mærke, rydde op"), "package", _("Så kan montøren køre ud med det samme.")
    ),
    Task.DRIVING: TaskCard(
        _("hente og bringe, småture"), "truck", _("Så slipper mester for at køre ærinder.")
    ),
    Task.PRODUCTION: TaskCard(
        _("samle, montere, kontrollere"), "hammer", _("Så kan smeden svejse.")
    ),
    Task.SEASONAL: TaskCard(
        _("sne, jul, høst, højsæson"), "sun", _("Så når holdet højsæsonen uden overarbejde.")
    ),
    Task.OTHER: TaskCard(
        _("alt det, vi ikke har tænkt på"), "plus", _("Skriv det gerne nederst på arket.")
    ),
}


class Hours(models.TextChoices):
    """Hours a week in bands: the bands that småjob events have used, from 1 to full days."""

    H1_4 = "1-4", "1–4"
    H5_9 = "5-9", "5–9"
    H10_14 = "10-14", "10–14"
    H15_19 = "15-19", "15–19"
    H20 = "20+", _("20 eller flere")


# The lower end of each band: what a pledge is counted as when hours are added up.
LEAST_HOURS: dict[str, int] = {
    Hours.H1_4: 1,
    Hours.H5_9: 5,
    Hours.H10_14: 10,
    Hours.H15_19: 15,
    Hours.H20: 20,
}


# The middle of each band, for sums that say "ca."; the open one has no middle and counts as it begins.
MIDDLE_HOURS: dict[str, float] = {
    Hours.H1_4: 2.5,
    Hours.H5_9: 7,
    Hours.H10_14: 12,
    Hours.H15_19: 17,
    Hours.H20: 20,
}


def hours_in_all(lines) -> int:
    """Hours a week, rounded down: positions × the middle of the band that was ticked, summed.

    `lines` are (hours band, positions). A further task of the same job has 0 positions and adds none.
    """
    return int(sum(MIDDLE_HOURS[band] * positions for band, positions in lines))


class Pattern(models.TextChoices):
    WEEKLY = "weekly", _("hver uge")
    AD_HOC = "ad_hoc", _("efter behov")
    SEASON = "season", _("i sæsonen")


class CallTime(models.TextChoices):
    ANY = "any", _("Når det passer jer")
    MORNING = "morning", _("Formiddag")
    NOON = "noon", _("Omkring middag")
    AFTERNOON = "afternoon", _("Eftermiddag")


class CallWay(models.TextChoices):
    PHONE = "phone", _("Ring til mig")
    EMAIL = "email", _("Skriv en e-mail")


BANDS = [(band.value, "20+" if band == Hours.H20 else band.label) for band in Hours]


POSITIONS = [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5+")]


def promised_in_words(lines: Sequence[tuple[str, str, int]]) -> str:
    """(task, hours, positions) of each line of a sheet: 2 småjob på 5–9 timer: Rengøring, Lager og pakning."""
    if not lines:
        return str(_("Kun et besøg"))
    jobs, hours = sum(positions for *_what, positions in lines), label_of(Hours, lines[0][1])
    of = ngettext("1 småjob på %(hours)s timer", "%(n)s småjob på %(hours)s timer", jobs)
    tasks = ", ".join(label_of(Task, task) for task, *_more in lines)
    return f"{of % {'n': jobs, 'hours': hours}}: {tasks}"
