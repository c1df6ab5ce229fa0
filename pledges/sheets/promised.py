"""What a company promised on its sheet, as one value: to compare, to say in words, and to write down."""

from dataclasses import dataclass, fields
from hashlib import sha256

from django.utils.translation import gettext as _

from pledges.models import PledgeLine, Sheet
from pledges.sheets.handing_in import spread
from pledges.taxonomy import CallTime, CallWay, Hours, Pattern, Task
from pledges.wording import jobs_in_words


@dataclass(frozen=True)
class Promised:
    """What a company may change of its sheet."""

    tasks: tuple[str, ...] = ()
    hours: str = ""
    positions: int = 0
    pattern: str = Pattern.WEEKLY
    wants_visit: bool = False
    call_time: str = CallTime.ANY
    call_way: str = CallWay.PHONE
    remark: str = ""

    @property
    def fingerprint(self) -> str:
        """Tells whether the sheet is still as a page showed it."""
        return sha256(repr([str(getattr(self, f.name)) for f in fields(self)]).encode()).hexdigest()


def promised_by(sheet: Sheet) -> Promised:
    lines = list(sheet.lines.all())
    ticked = {line.task for line in lines}
    return Promised(
        tasks=tuple(task for task in Task.values if task in ticked),
        hours=lines[0].hours if lines else "",
        positions=sheet.jobs,
        pattern=lines[0].pattern if lines else Pattern.WEEKLY,
        wants_visit=sheet.wants_visit,
        call_time=sheet.call_time,
        call_way=sheet.call_way,
        remark=sheet.remark,
    )


def write_promise(sheet: Sheet, before: Promised, wanted: Promised) -> None:
    names = ["wants_visit", "call_time", "call_way", "remark"]
    for name in names:
        setattr(sheet, name, getattr(wanted, name))
    sheet.save(update_fields=names)
    jobs, terms = (before.tasks, before.positions), (before.hours, before.pattern)
    if is_new := jobs != (wanted.tasks, wanted.positions):
        sheet.lines.all().delete()
        PledgeLine.objects.bulk_create(
            PledgeLine(sheet=sheet, task=task, hours=wanted.hours, positions=n)
            for task, n in spread(wanted.positions, wanted.tasks)
        )
    if is_new or terms != (wanted.hours, wanted.pattern):
        sheet.lines.update(hours=wanted.hours, pattern=wanted.pattern)


def differences(before: Promised, after: Promised) -> list[str]:
    """["Job: 2 småjob, 5–9 timer om ugen: Rengøring → …", "Besøg: nej → ja"]"""
    rows = [
        (_("Job"), _jobs(before), _jobs(after)),
        (_("Besøg"), _yes_no(before.wants_visit), _yes_no(after.wants_visit)),
        (_("Bedste tid"), CallTime(before.call_time).label, CallTime(after.call_time).label),
        (_("Bedste måde"), CallWay(before.call_way).label, CallWay(after.call_way).label),
        (_("Bemærkning"), before.remark or "–", after.remark or "–"),
    ]
    return [f"{label}: {old} → {new}" for label, old, new in rows if old != new]


def _jobs(promised: Promised) -> str:
    if not promised.tasks:
        return "–"
    tasks = [str(Task(task).label) for task in promised.tasks]
    words = jobs_in_words(promised.positions, str(Hours(promised.hours).label), tasks)
    return f"{words} ({Pattern(promised.pattern).label})"


def _yes_no(value: bool) -> str:
    return _("ja") if value else _("nej")
