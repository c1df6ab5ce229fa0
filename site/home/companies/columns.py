"""What a row of the list of companies can say, on the page and in the file: one list of columns for both."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts import municipalities
from home.companies.listing import Line


@dataclass(frozen=True)
class Column:
    name: str
    label: str
    text: Callable[[Line], object] = lambda _line: ""
    day: Callable[[Line], object] = lambda _line: None
    day_label: str = ""  # where the file has the day in a column of its own
    is_number: bool = False


@dataclass(frozen=True)
class Cell:
    """One field of a row on the page."""

    column: Column
    text: object
    day: object


def _of_relation(name):
    return lambda line: getattr(line.relation, name, None) or ""


def _responsible(line):
    return line.relation.responsible.name if line.relation and line.relation.responsible else ""


COLUMNS = (
    Column("industry", _("Branche"), lambda line: line.company.industry_name),
    Column("responsible", _("Ansvarlig"), _responsible),
    Column("last_contact", _("Sidste kontakt"), day=lambda line: line.last_contact),
    Column("promises", _("Åbne tilsagn"), lambda line: line.open_promises, is_number=True),
    Column(
        "next_step",
        _("Næste skridt"),
        _of_relation("next_step"),
        _of_relation("next_step_on"),
        day_label=_("Hvornår"),
    ),
    Column("tags", _("Mærker"), lambda line: ", ".join(line.tags)),
    Column("employees", _("Ansatte"), lambda line: line.company.get_employees_display()),
    Column("municipality", _("Kommune"), lambda line: municipalities.name(line.company.municipality_code)),
    Column("cvr_number", _("CVR-nummer"), lambda line: line.company.cvr_number or ""),
    Column("street", _("Adresse"), lambda line: line.company.street),
    Column("postcode", _("Postnummer"), lambda line: line.company.postcode),
    Column("city", _("By"), lambda line: line.company.city),
)  # fmt: skip
CHOICES = [(column.name, column.label) for column in COLUMNS]
USUAL = ("industry", "responsible", "last_contact", "promises", "next_step")


def chosen(names: list[str]) -> list[Column]:
    """In the order of the list; the usual ones where none was chosen."""
    wanted = set(names) or set(USUAL)
    return [column for column in COLUMNS if column.name in wanted]


def cells_of(line: Line, columns: list[Column]) -> list[Cell]:
    return [Cell(column, column.text(line), column.day(line)) for column in columns]


def header_of(columns: list[Column]) -> list[str]:
    """Of the file: a step and its day are two columns there."""
    labels = [_("Virksomhed")]
    for column in columns:
        labels += [column.label, column.day_label] if column.day_label else [column.label]
    return [str(label) for label in labels]


def row_of(line: Line, columns: list[Column]) -> list[object]:
    values = [line.name]
    for column in columns:
        text, day = column.text(line), column.day(line)
        values += [text, day or None] if column.day_label else [day if text == "" else text]
    return values
