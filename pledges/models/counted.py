"""Columns of a handover that are derived from its sheet, so that figures and lists read one index."""

from hashlib import blake2b

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.workingdays import WorkingCalendar, working_hours_between
from events.models import Event
from pledges.models.derived import Derived
from pledges.taxonomy import LEAST_HOURS
from taskforces.models import Network

IN_THE_FUNNEL = ["reached", "company_key", "positions", "hours"]


class Counted(Derived):
    """Columns that repeat the sheet; `created_at` is when the sheet was handed in."""

    DERIVED = frozenset(
        {
            *("network_id", "event_id", "municipality_code", "company_key"),
            *("positions", "hours", "contact_hours"),
        }
    )

    network = models.ForeignKey(
        Network,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
    )
    event = models.ForeignKey(
        Event, null=True, editable=False, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    municipality_code = models.CharField(max_length=4, blank=True, editable=False, default="")
    company_key = models.BigIntegerField(
        default=0,
        editable=False,
        help_text="The company's id; below zero for one that is known only by the name that was typed.",
    )
    positions = models.PositiveIntegerField(default=0, editable=False)
    hours = models.PositiveIntegerField(
        default=0, editable=False, help_text="A week, at least: the lower end of each line's band."
    )
    contact_hours = models.FloatField(
        _("arbejdstimer til første kontakt"), null=True, editable=False
    )

    class Meta:
        abstract = True
        indexes = [
            models.Index(
                fields=["created_at"],
                include=[
                    *("reached", "company_key", "unit", "network", "positions", "hours"),
                    *("contact_hours", "first_contact_at", "contact_due", "closed_at", "due_for"),
                ],
                name="handover_figures",
            ),
            models.Index(
                fields=["network", "created_at"], include=IN_THE_FUNNEL, name="handover_of_network"
            ),
            models.Index(
                fields=["unit", "created_at"], include=IN_THE_FUNNEL, name="handover_of_unit"
            ),
        ]

    def keep_counts(self) -> None:
        """The promise when the row is new, and the hours when the first contact is."""
        if self._state.adding:
            self.network_id, self.event_id = self.sheet.network_id, self.sheet.event_id
            self.count_promise()
        if self.first_contact_at is None:
            self.contact_hours = None
        elif self.contact_hours is None:
            calendar = WorkingCalendar(self.unit)
            self.contact_hours = working_hours_between(
                calendar, self.created_at, self.first_contact_at
            )

    def count_promise(self) -> None:
        """To be called again, before saving, by whoever changes the sheet's lines or company."""
        lines = list(self.sheet.lines.order_by("pk"))  # never from a prefetch that is old by now
        self.positions = sum(line.positions for line in lines)
        self.hours = sum(line.positions * LEAST_HOURS[line.hours] for line in lines)
        self.company_key = company_key(self.sheet)
        self.municipality_code = self.sheet.municipality_code


def company_key(sheet) -> int:
    """Typed names that differ only in case or outer blanks are one company."""
    if sheet.company_id:
        return sheet.company_id
    name = sheet.company_name.strip().casefold()
    return -1 - int.from_bytes(blake2b(name.encode(), digest_size=7).digest())
