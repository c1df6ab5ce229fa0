"""Days on which an organisation's deadlines stand still."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.organisations import Organisation


class ClosingDay(models.Model):
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="closing_days"
    )
    day = models.DateField(_("dag"))
    last_day = models.DateField(
        _("til og med"), null=True, blank=True, help_text=_("For en hel stille periode.")
    )
    reason = models.CharField(_("grund"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("lukkedag")
        verbose_name_plural = _("lukkedage")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day"], name="closing_day_is_unique"),
            models.CheckConstraint(
                condition=models.Q(last_day=None) | models.Q(last_day__gte=models.F("day")),
                name="closing_days_end_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.day:%d.%m.%Y}"

    @property
    def days(self):
        """Every date of it, one or a whole period."""
        last = self.last_day or self.day
        return [self.day + timedelta(days=n) for n in range((last - self.day).days + 1)]
