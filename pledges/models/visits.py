"""Meeting the company: who phones first, times to choose from, and what the visit found."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from pledges.models.handovers import Handover


class VisitTimeQuerySet(models.QuerySet):
    def free(self, now=None):
        return self.filter(visit=None, starts_at__gt=now or timezone.now())


class VisitTime(models.Model):
    """A time a consultant offers: to one company, or to every company whose sheet they have."""

    unit = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="visit_times")
    consultant = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visit_times"
    )
    handover = models.ForeignKey(
        Handover, null=True, blank=True, on_delete=models.CASCADE, related_name="offered_times"
    )
    starts_at = models.DateTimeField(_("tidspunkt"))
    minutes = models.PositiveSmallIntegerField(_("minutter"), default=45)

    objects = VisitTimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("tid til besøg")
        verbose_name_plural = _("tider til besøg")
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultant", "starts_at"],
                condition=Q(handover=None),
                name="visit_time_once_a_consultant",
            ),
        ]

    def __str__(self):
        return f"{self.starts_at:%d.%m.%Y %H:%M}"

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)


class Visit(models.Model):
    """An agreed visit at a company, and afterwards what it found."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("aftalt")
        HELD = "held", _("holdt")
        CANCELLED = "cancelled", _("aflyst")

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="visits")
    consultant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="visits",
        verbose_name=_("konsulent"),
    )
    time = models.OneToOneField(
        VisitTime, null=True, blank=True, on_delete=models.SET_NULL, related_name="visit"
    )
    starts_at = models.DateTimeField(_("tidspunkt"))
    minutes = models.PositiveSmallIntegerField(_("minutter"), default=45)
    place = models.CharField(_("hvor"), max_length=200, blank=True)
    state = models.CharField(_("tilstand"), max_length=12, choices=State, default=State.CONFIRMED)
    sequence = models.PositiveSmallIntegerField(default=0, help_text="Of the calendar entry.")
    created_at = models.DateTimeField(default=timezone.now)

    tasks = models.TextField(_("opgaverne"), blank=True)
    colleagues = models.TextField(_("dem, der skal arbejde ved siden af"), blank=True)
    to_know = models.TextField(_("det skal virksomheden vide"), blank=True)

    class Meta:
        verbose_name = _("virksomhedsbesøg")
        verbose_name_plural = _("virksomhedsbesøg")
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["handover"], condition=Q(state="confirmed"), name="one_coming_visit"
            ),
        ]

    def __str__(self):
        return f"{self.starts_at:%d.%m.%Y %H:%M}"

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)
