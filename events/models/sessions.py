"""The parts of an event that guests choose between, who chose what, and what is left for them afterwards."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.events import Event
from events.models.registrations import Registration
from events.models.speakers import Speaker


class Session(models.Model):
    """A point of the programme with a time and a room; with seats or without a limit."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(_("titel"), max_length=120)
    room = models.CharField(_("lokale"), max_length=80, blank=True)
    speaker = models.ForeignKey(
        Speaker,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="sessions",
        verbose_name=_("oplægsholder"),
    )
    starts_at = models.DateTimeField(_("begynder"))
    ends_at = models.DateTimeField(_("slutter"))
    is_chosen = models.BooleanField(
        _("gæsterne vælger den selv"),
        default=True,
        help_text=_("Ellers er den for alle, fx velkomst og frokost."),
    )
    capacity = models.PositiveIntegerField(
        _("pladser"), null=True, blank=True, help_text=_("Tomt: så mange, der vil.")
    )

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = pgettext_lazy("several", "sessioner")
        ordering = ["starts_at", "room", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_start"
            )
        ]

    def __str__(self):
        return self.title


class SessionSeat(models.Model):
    """A guest's party in a session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="seats")
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="session_seats"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("plads i en session")
        verbose_name_plural = _("pladser i sessioner")
        constraints = [
            models.UniqueConstraint(fields=["session", "registration"], name="seat_once_a_session")
        ]

    def __str__(self):
        return f"{self.session}"


class EventMaterial(models.Model):
    """Slides, minutes or a link, for those who came."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("titel"), max_length=120)
    text = models.TextField(
        _("tekst"), max_length=8000, blank=True, help_text=_("Fx referatet af dagen.")
    )
    url = models.URLField(_("link"), max_length=300, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("materiale")
        verbose_name_plural = pgettext_lazy("several", "materialer")
        ordering = ["pk"]

    def __str__(self):
        return self.title
