"""What a company has promised on its sheets: what its page says of each, and no more."""

from dataclasses import dataclass, field
from datetime import datetime

from accounts.access import Ability, abilities_in
from accounts.models import User
from accounts.prepared import Prepared, moment_of
from frontend.wording import label_of
from pledges.models import Handover, Sheet
from pledges.taxonomy import Task, promised_in_words
from taskforces.models import Company

SHOWN = 40
_LINE = ("lines__task", "lines__hours", "lines__positions")
_SHEET = ("submitted_at", "contact_name", "event__title", "network__name")
_HANDOVER = ("handover", "handover__unit", "handover__status")


@dataclass
class Promise:
    when: datetime
    contact_name: str
    where: str  # the event, or the network where there was none
    handover: int | None  # where the reader works on it
    status: str
    lines: list[tuple[str, str, int]] = field(default_factory=list)

    @property
    def jobs(self):
        return sum(positions for *_what, positions in self.lines)

    @property
    def tasks(self):
        return ", ".join(label_of(Task, task) for task, *_more in self.lines)

    @property
    def in_words(self):
        return promised_in_words(self.lines)


def of(company: Company, user: User) -> list[Promise]:
    """The newest that the user may see, in one statement."""
    found: dict[int, Promise] = {}
    for sheet, *row in _ROWS.rows(user, company=company.pk):
        told, line = row[: -len(_LINE)], tuple(row[-len(_LINE) :])
        if sheet not in found:
            found[sheet] = _promise(user, *told)
        if line[0]:
            found[sheet].lines.append(line)
    return list(found.values())


def _promise(user, when, contact_name, event, network, handover, unit, status):
    works = unit and Ability.WORK_SHEETS in abilities_in(user, [unit])
    return Promise(
        when=moment_of(when),
        contact_name=contact_name,
        where=event or network,
        handover=handover if works else None,
        status=label_of(Handover.Status, status) if status else "",
    )


def _asked_for(reader, company):
    """A row for each line: sheets are counted before their lines come to them."""
    newest = Sheet.objects.visible_to(reader).filter(company=company).order_by("-submitted_at")
    rows = Sheet.objects.filter(pk__in=newest.values("pk")[:SHOWN])
    rows = rows.order_by("-submitted_at", "pk", "lines")
    return rows.values_list("pk", *_SHEET, *_HANDOVER, *_LINE)


_ROWS = Prepared(_asked_for)
