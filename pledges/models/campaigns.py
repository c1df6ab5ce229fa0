"""Dated calls for jobs."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from taskforces.models import Network


class Campaign(models.Model):
    """A dated call for jobs with its own sheet, e.g. "Giv et job i julegave"."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="campaigns")
    name = models.CharField(_("navn"), max_length=120)
    slug = models.SlugField(_("kort navn i adresser"), unique=True, max_length=80)
    lead = models.TextField(
        _("indledning"),
        blank=True,
        max_length=400,
        help_text=_("To eller tre sætninger på kampagnens side: hvad, hvorfor og hvem?"),
    )
    starts_on = models.DateField(_("fra"))
    ends_on = models.DateField(_("til"))
    goal_positions = models.PositiveIntegerField(_("mål, antal job"), null=True, blank=True)

    class Meta:
        verbose_name = _("kampagne")
        verbose_name_plural = _("kampagner")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="campaign_ends_after_start"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pledges:campaign", args=[self.slug])
