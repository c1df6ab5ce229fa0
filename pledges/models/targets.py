from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from taskforces.models import Network


class Target(models.Model):
    """What a network is to reach in a period, set against what it did reach."""

    class Measure(models.TextChoices):
        COMPANIES = "companies", _("virksomheder med tilsagn")
        POSITIONS = "positions", _("lovede job")
        HOURS = "hours", _("lovede timer pr. uge")
        HIRED = "hired", pgettext_lazy("count", "ansatte")
        RETAINED = "retained", _("fastholdt 13 uger")

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="targets")
    measure = models.CharField(_("hvad tælles"), max_length=12, choices=Measure)
    value = models.PositiveIntegerField(_("mål"))
    starts_on = models.DateField(_("fra"))
    ends_on = models.DateField(_("til og med"))
    source = models.CharField(_("hvor står målet"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("mål")
        verbose_name_plural = _("mål")
        ordering = ["starts_on", "measure"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="target_ends_after_start"
            )
        ]

    def __str__(self):
        return f"{self.value} {self.get_measure_display()}"
