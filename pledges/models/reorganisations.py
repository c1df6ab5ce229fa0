"""A unit's networks, open sheets and people moved to another unit, in one step that stays written down."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation


class Reorganisation(models.Model):
    """Which rows went along, by their ids; what they hold is kept with them."""

    from_unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="reorganised_from"
    )
    to_unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="reorganised_to"
    )
    reason = models.CharField(_("hvorfor"), max_length=300)
    networks = models.JSONField(default=list)
    handovers = models.JSONField(default=list)
    people = models.JSONField(default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("omorganisering")
        verbose_name_plural = _("omorganiseringer")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.from_unit} → {self.to_unit}"
