"""Tools that a consultant put on a placement, for the company to use."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models.placements import Placement
from taskforces.models import KnowledgeSheet


class PlacementTool(models.Model):
    """The company reads the tool from its receipt for as long as it lies there."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="tools")
    sheet = models.ForeignKey(
        KnowledgeSheet,
        on_delete=models.CASCADE,
        related_name="placements",
        verbose_name=_("værktøj"),
    )
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    put_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("værktøj på et forløb")
        verbose_name_plural = _("værktøjer på forløb")
        ordering = ["put_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "sheet"], name="tool_once_a_placement")
        ]

    def __str__(self):
        return f"{self.sheet}: {self.placement}"
