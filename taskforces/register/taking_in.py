"""What the register says, laid beside the companies that are there: first looked at, then written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import Organisation, User
from taskforces.models import Company, Contact
from taskforces.register.records import Record

AT_ONCE = 1000
FIELDS = (
    *("name", "street", "postcode", "city", "country", "municipality_code", "industry_code"),
    *("industry_system", "industry_name", "employees", "advertising_protected", "closed_on"),
)


class Fate(models.TextChoices):
    """What becomes of a record."""

    NEW = "new", _("ny virksomhed")
    CHANGED = "changed", _("rettes")
    SAME = "same", _("som den er")
    SHARED = "shared", _("bruges også af andre")
    UNKNOWN = "unknown", _("ingen her kender den")


def fate_of(*, known: bool, differs: bool, ours: bool, takes_new: bool) -> Fate:
    """`ours`: whoever reads the file may change it; `takes_new`: companies that nobody here knows come in too."""
    if not known:
        return Fate.NEW if takes_new else Fate.UNKNOWN
    if not differs:
        return Fate.SAME
    return Fate.CHANGED if ours else Fate.SHARED


@dataclass
class Change:
    """One company that comes in or is put right, and what is said of it now and before."""

    company: Company
    fate: Fate
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)

    @property
    def becomes_protected(self) -> bool:
        return bool(self.after.get("advertising_protected"))

    @property
    def closes(self) -> bool:
        return self.after.get("closed_on") is not None

    @property
    def in_words(self) -> list[tuple[str, str, str]]:
        """(field, before, after) of what is shown to people."""
        return [
            (str(Company._meta.get_field(name).verbose_name), _word(old), _word(self.after[name]))
            for name, old in self.before.items()
        ]


def _word(value):
    if isinstance(value, bool):
        return str(_("ja") if value else _("nej"))
    return "–" if value in ("", None) else str(value)


@dataclass
class Taken:
    counts: Counter = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)  # the first of them, to be shown

    def fates(self) -> list[tuple[Fate, int]]:
        return [(fate, self.counts[fate]) for fate in Fate if self.counts[fate]]


def take_in(
    records: Iterable[Record],
    *,
    may_change: QuerySet[Company] | None = None,
    takes_new: bool = False,
    write: bool,
    shown: int = 0,
) -> Taken:
    """Read the records in pieces; `may_change` None is every company, as for whoever runs the site."""
    taken = Taken()
    records = iter(records)
    while piece := list(islice(records, AT_ONCE)):
        _take_piece(
            piece, taken, may_change=may_change, takes_new=takes_new, write=write, shown=shown
        )
    return taken


@transaction.atomic
def _take_piece(piece, taken, *, may_change, takes_new, write, shown):
    records = {record.cvr_number: record for record in piece}
    rows = Company.objects.filter(cvr_number__in=records)
    known = {
        company.cvr_number: company for company in (rows.select_for_update() if write else rows)
    }
    ours = None
    if may_change is not None:
        ours = set(may_change.filter(cvr_number__in=records).values_list("pk", flat=True))
    changes, unchanged = [], []
    for number, record in records.items():
        company = known.get(number)
        change = _compared(company, record)
        change.fate = fate_of(
            known=company is not None,
            differs=bool(change.before),
            ours=company is not None and (ours is None or company.pk in ours),
            takes_new=takes_new and bool(record.facts.get("name")),
        )
        taken.counts[change.fate] += 1
        if change.fate in (Fate.NEW, Fate.CHANGED):
            changes.append(change)
        elif change.fate == Fate.SAME and (ours is None or company.pk in ours):
            unchanged.append(company.pk)
    taken.changes += changes[: max(shown - len(taken.changes), 0)]
    if write:
        _write(changes, unchanged)


def _compared(company, record):
    company = company or Company(cvr_number=record.cvr_number)
    before, after = {}, {}
    for name in FIELDS:
        if name in record.facts and getattr(company, name) != record.facts[name]:
            before[name], after[name] = getattr(company, name), record.facts[name]
    return Change(company, Fate.SAME, before, after)


def _write(changes, unchanged):
    now = timezone.now()
    for change in changes:
        for name, value in change.after.items():
            setattr(change.company, name, value)
        change.company.register_read_at, change.company.typed_by = now, None
        change.company.set_derived()
    Company.objects.bulk_create([c.company for c in changes if c.fate == Fate.NEW])
    Company.objects.bulk_update(
        [c.company for c in changes if c.fate == Fate.CHANGED],
        [*FIELDS, "search_text", "register_read_at", "typed_by"],
        batch_size=200,
    )
    Company.objects.filter(pk__in=unchanged).update(register_read_at=now, typed_by=None)
    _rename_people([c.company.pk for c in changes if "name" in c.after and c.fate == Fate.CHANGED])


def _rename_people(companies):
    """A contact is found by the company's name too."""
    from_there = list(Contact.objects.filter(company__in=companies).select_related("company"))
    for contact in from_there:
        contact.set_derived()
    Contact.objects.bulk_update(from_there, ["search_text", "greeting_doubtful"], batch_size=200)


@transaction.atomic
def match(company: Company, record: Record, *, organisation: Organisation, by: User) -> Company:
    """Write what the register said of one company that was looked up; its number too, where it had none."""
    company = Company.objects.select_for_update().get(pk=company.pk)
    company.cvr_number = company.cvr_number or record.cvr_number
    change = _compared(company, record)
    change.fate = Fate.CHANGED
    _write([change], [])
    company.save(update_fields=["cvr_number", "search_text"])
    audit.record(
        organisation, by=by, verb="read_register", thing=company, after={"fields": [*change.after]}
    )
    return company
