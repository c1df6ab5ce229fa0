"""A day on which the host comes to the unit and helps with what is late."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from pledges.models.handovers import Handover
from taskforces.models import Network


class SupportDayQuerySet(models.QuerySet):
    def visible_to(self, user):
        mine = ids_with(user, Ability.STEER)
        return self.filter(Q(network__host__in=mine) | Q(network__unit__in=mine)).distinct()


class SupportDay(models.Model):
    """Until it is held its list is what is late at the moment; then the list stays as it was."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="support_days", verbose_name=_("netværk")
    )
    held_on = models.DateField(_("dag"))
    who = models.CharField(_("hvem kommer"), max_length=160)
    purpose = models.CharField(_("hvad vil I nå"), max_length=300, blank=True)
    result = models.TextField(_("hvad gav dagen"), max_length=2000, blank=True)
    logged_at = models.DateTimeField(_("holdt"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = SupportDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("støttedag")
        verbose_name_plural = _("støttedage")
        ordering = ["-held_on", "-pk"]

    def __str__(self):
        return f"{self.network}, {self.held_on:%d.%m.%Y}"


class SupportDayLine(models.Model):
    """One late sheet that was talked about, and what was agreed."""

    day = models.ForeignKey(SupportDay, on_delete=models.CASCADE, related_name="lines")
    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="support_lines")
    agreed = models.CharField(_("hvad aftalte I"), max_length=300, blank=True)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("ark på en støttedag")
        verbose_name_plural = _("ark på støttedage")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["day", "handover"], name="sheet_once_a_support_day")
        ]

    def __str__(self):
        return f"{self.day}: {self.handover}"
