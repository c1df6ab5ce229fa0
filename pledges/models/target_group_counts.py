from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taskforces.models import Network


class TargetGroupCount(models.Model):
    """How many of a network's target group the statistics know, the unit found, and came when they were asked.

    The three differ, and a steering group can only do something about it when it sees them side by side.
    Numbers of people, and nothing of anybody.
    """

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="target_group_counts"
    )
    counted_on = models.DateField(_("talt den"))
    registered = models.PositiveIntegerField(
        _("registreret"), help_text=_("Så mange er ledige i målgruppen, siger statistikken.")
    )
    found = models.PositiveIntegerField(
        _("fundet"), help_text=_("Så mange af dem kender I og kan få fat i.")
    )
    came = models.PositiveIntegerField(
        _("mødt"), help_text=_("Så mange kom, da I inviterede dem, fx til et arrangement.")
    )
    source = models.CharField(
        _("hvor tallene er fra"),
        max_length=160,
        blank=True,
        help_text=_("Fx “jobindsats.dk, oktober, og vores egen liste”."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("optælling af målgruppen")
        verbose_name_plural = _("optællinger af målgruppen")
        ordering = ["-counted_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "counted_on"], name="target_group_counted_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(found__lte=F("registered")) & Q(came__lte=F("found")),
                name="target_group_counts_fall",
            ),
        ]

    def __str__(self):
        return f"{self.registered} / {self.found} / {self.came}"
