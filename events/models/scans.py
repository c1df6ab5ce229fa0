"""Every scan that was ever made at the door."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.devices import Device
from events.models.events import Event
from events.models.registrations import Registration


class ScanQuerySet(models.QuerySet):
    def entries(self):
        """The scans that say "this guest is here": let in, or seen again, and not taken back."""
        return self.filter(result__in=Scan.ENTERED, undone_by=None).order_by(
            "happened_at", "server_time"
        )

    def conflicts(self):
        """Guests that a phone let in by itself while another door already had."""
        return self.filter(
            kind__in=Scan.BRING_IN,
            result=Scan.Result.DUPLICATE,
            shown=Scan.Result.ADMITTED,
            undone_by=None,
        )

    def failed(self):
        """What let nobody in: codes without a match, other evenings, withdrawn, rejected."""
        return self.filter(result__in=Scan.FAILED)


class Scan(models.Model):
    """What a phone saw and what the server made of it. Rows are only ever added."""

    class Kind(models.TextChoices):
        CODE = "code", _("kode")
        GUEST = "guest", _("navn")
        WALK_IN = "walk_in", _("uanmeldt")
        COMPANION = "companion", _("ledsager")
        CORRECTION = "correction", _("rettet navn")
        STAND_IN = "stand_in", _("stedfortræder")
        NOTE = "note", _("note")
        ANSWER = "answer", _("svar på spørgsmål")
        UNDO = "undo", _("fortryd")
        UNREADABLE = "unreadable", _("kunne ikke læses")

    class Result(models.TextChoices):
        ADMITTED = "admitted", _("lukket ind")
        DUPLICATE = "duplicate", _("allerede inde")
        UNMATCHED = "unmatched", _("ingen gæst passer")
        OTHER_EVENT = "other_event", _("andet arrangement")
        WITHDRAWN = "withdrawn", _("trukket tilbage")
        CANCELLED = "cancelled", _("arrangementet er aflyst")
        UNDONE = "undone", _("fortrudt")
        NOTED = "noted", _("skrevet ned")
        REJECTED = "rejected", _("afvist")

    ENTERED = (Result.ADMITTED, Result.DUPLICATE)
    BRING_IN = (Kind.CODE, Kind.GUEST, Kind.WALK_IN, Kind.COMPANION)
    FAILED = (Result.UNMATCHED, Result.OTHER_EVENT, Result.WITHDRAWN, Result.REJECTED)

    id = models.UUIDField(primary_key=True, default=uuid4, help_text="Made by the phone.")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="scans")
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="scans")
    sequence = models.PositiveIntegerField(default=0, help_text="The phone's own count.")
    kind = models.CharField(max_length=10, choices=Kind)
    raw_code = models.CharField(max_length=200, blank=True)
    registration = models.ForeignKey(
        Registration, null=True, blank=True, on_delete=models.CASCADE, related_name="scans"
    )
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="undone_by"
    )
    result = models.CharField(max_length=12, choices=Result)
    shown = models.CharField(
        max_length=12,
        choices=Result,
        blank=True,
        help_text="What the phone had shown the helper by itself; blank when it waited for the server.",
    )
    details = models.JSONField(
        default=dict,
        blank=True,
        help_text='By kind: {"number"} of a companion, {"before"} of a correction, {"question", "answer"}.',
    )
    first_answer = models.TextField(
        blank=True, default="", db_default="", help_text="JSON, as the phone was told it first."
    )
    phone_time = models.DateTimeField(help_text="By the phone's own clock.")
    happened_at = models.DateTimeField(
        default=timezone.now, help_text="The phone's time, put right by how wrong its clock was."
    )
    server_time = models.DateTimeField(default=timezone.now)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = _("scanning")
        verbose_name_plural = _("scanninger")
        ordering = ["server_time"]
        indexes = [
            models.Index(fields=["registration", "server_time"], name="scan_by_registration"),
            models.Index(fields=["event", "server_time"], name="scan_by_event"),
        ]

    def __str__(self):
        return f"{self.get_result_display()} {self.server_time:%H:%M}"

    @property
    def number(self):
        """Whom of a party it saw: 0 is the guest, companions count from one."""
        return self.details["number"] if self.kind == self.Kind.COMPANION else 0
