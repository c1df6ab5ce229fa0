"""What a programme is to reach over all its networks, and what that was before."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from taskforces.models import Programme


class ProgrammeTarget(models.Model):
    """Persons and companies are counted once over all the programme's networks."""

    class Measure(models.TextChoices):
        COMPANIES = "companies", _("unikke virksomheder med tilsagn")
        COMMERCIAL = "commercial", _("kommercielle virksomheder med tilsagn")
        SOCIAL = "social", _("socialøkonomiske virksomheder med tilsagn")
        POSITIONS = "positions", _("lovede job")
        HOURS = "hours", _("lovede timer pr. uge")
        PERSONS = "persons", _("unikke personer i forløb")
        HIRED = "hired", _("unikke personer i job")
        RETAINED = "retained", _("unikke personer fastholdt 13 uger")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="targets")
    measure = models.CharField(_("hvad tælles"), max_length=12, choices=Measure)
    value = models.PositiveIntegerField(_("mål"))
    starts_on = models.DateField(_("fra"))
    ends_on = models.DateField(_("til og med"))
    source = models.CharField(
        _("hvor står målet"),
        max_length=160,
        blank=True,
        help_text=_("Fx “ansøgningen, side 4”."),
    )

    class Meta:
        verbose_name = _("mål for et program")
        verbose_name_plural = _("mål for programmer")
        ordering = ["starts_on", "measure", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="programme_target_ends_after_start"
            )
        ]

    def __str__(self):
        return f"{self.value} {self.get_measure_display()}"


class ProgrammeTargetChange(models.Model):
    """What the target was from a day on; rows are only ever added."""

    target = models.ForeignKey(ProgrammeTarget, on_delete=models.CASCADE, related_name="changes")
    value = models.PositiveIntegerField(_("mål"))
    decided_on = models.DateField(_("besluttet"))
    reason = models.CharField(_("hvorfor"), max_length=200, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("beslutning om et mål")
        verbose_name_plural = pgettext_lazy("several", "beslutninger om mål")
        ordering = ["decided_on", "pk"]

    def __str__(self):
        return f"{self.value} {self.decided_on:%d.%m.%Y}"
