"""The columns of the inbox as a table and as a file."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pledges.desk import next_steps
from pledges.models import Handover
from pledges.tables.columns import Chosen, Column, Table, shown
from pledges.tables.places import address_of, municipality_of


def _of_lines(said):
    """Of the sheet's lines, each said once, in their order."""
    return lambda one: ", ".join(dict.fromkeys(said(line) for line in one.sheet.lines.all()))


def _reach(handover: Handover) -> str:
    sheet = handover.sheet
    return sheet.contact_phone or sheet.contact_email


def _step(handover: Handover) -> str:
    """What to do and by when, then what one has written oneself."""
    line = next_steps.line_of(handover, timezone.now())
    own = "" if handover.closed_at else handover.next_step
    return " · ".join(filter(None, [line.step, line.due, own]))


def _municipality(handover: Handover) -> str:
    return municipality_of(handover.sheet.company, handover.sheet.municipality_code)


TABLE = Table(
    columns=(
        Column(
            *("virksomhed", _("Virksomhed"), lambda one: one.sheet.company_name),
            order="sheet__company_name",
            in_every_file=True,
        ),
        Column("lovede", _("Lovede"), _of_lines(lambda line: line.get_task_display())),
        Column(
            *("netvaerk", pgettext_lazy("one", "Netværk"), lambda one: one.sheet.network.name),
            order="sheet__network__name",
            groups=True,
        ),
        Column("skridt", _("Næste skridt"), _step),
        Column(
            *("ansvarlig", _("Ansvarlig"), lambda one: one.owner and one.owner.name),
            order="owner__name",
            groups=True,
        ),
        Column(
            *("status", _("Status"), lambda one: one.get_status_display(), "status"), groups=True
        ),
        Column("kontakt", _("Kontakt"), _reach),
        Column(
            *("kontaktperson", _("Kontaktperson"), lambda one: one.sheet.contact_name),
            order="sheet__contact_name",
        ),
        Column(
            *("timer", _("Timer pr. uge"), _of_lines(lambda line: line.get_hours_display())),
            in_every_file=True,
        ),
        Column(
            *(
                "arrangement",
                _("Arrangement"),
                lambda one: one.sheet.event and str(one.sheet.event),
            ),
            order="sheet__event__title",
            groups=True,
            reads=("sheet__event",),
        ),
        Column(
            *("adresse", _("Adresse"), lambda one: address_of(one.sheet.company)),
            in_every_file=True,
            reads=("sheet__company",),
        ),
        Column(
            *("kommune", _("Kommune"), _municipality),
            in_every_file=True,
            reads=("sheet__company",),
        ),
        Column(
            *("frist", _("Frist"), lambda one: one.due_at and timezone.localdate(one.due_at)),
            order="due_at",
        ),
        Column(
            *("indsendt", _("Indsendt"), lambda one: timezone.localdate(one.sheet.submitted_at)),
            order="sheet__submitted_at",
        ),
    ),
    shown=("virksomhed", "lovede", "netvaerk", "skridt", "ansvarlig", "status", "kontakt"),
)
FIRST = "virksomhed"  # what a row is called on the screen, also when nobody chose it
DRAWN = frozenset(TABLE.shown)  # with marks and buttons of their own; the others are plain words
# How a column is sorted whose words have no order of their own.
STAND_INS = {"skridt": "frist"}


def is_rearranged(chosen: Chosen) -> bool:
    """Somebody chose an order; else the rows stand by urgency."""
    return bool(chosen.group or chosen.table.column(chosen.sort.removeprefix("-")))


def groups(chosen: Chosen, handovers, now) -> list[next_steps.Group]:
    """The page's rows in the order that was chosen, or by urgency, with the plain cells that were chosen."""
    if is_rearranged(chosen):
        found = [
            next_steps.Group(str(number), title, next_steps.lines(rows, now))
            for number, (title, rows) in enumerate(chosen.grouped(handovers))
        ]
    else:
        found = next_steps.grouped(next_steps.lines(handovers, now))
    plain = [column for column in chosen.columns if column.key not in DRAWN]
    for line in next_steps.in_order(found):
        line.plain = [(column.label, shown(column.value(line.handover))) for column in plain]
    return found


def heads(chosen: Chosen) -> list[dict]:
    """[{key, label, sort, sorts_to}] above the table: how it is sorted now, and what a press makes of it."""
    return [
        _head(column, chosen)
        for column in chosen.table.columns
        if column.key in chosen.keys or column.key == FIRST
    ]


def _head(column, chosen) -> dict:
    by = STAND_INS.get(column.key, column.key)
    sort = {by: "ascending", f"-{by}": "descending"}.get(chosen.sort, "")
    is_sortable = chosen.table.column(by).order is not None
    sorts_to = f"-{by}" if sort == "ascending" else by
    return {
        "key": column.key,
        "label": column.label,
        "sort": sort,
        "sorts_to": sorts_to if is_sortable else "",
    }
