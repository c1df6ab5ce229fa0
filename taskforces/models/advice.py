"""Advice that a network gives others who want to do the same."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taskforces.models.networks import Network


class Advice(models.Model):
    """One piece, shown in public with the source that says it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="advice")
    title = models.CharField(_("rådet i én sætning"), max_length=120)
    text = models.TextField(_("uddybning"), max_length=600)
    source = models.CharField(
        _("kilde"), max_length=240, help_text=_("Hvor det står, eller hvem der har erfaret det.")
    )
    source_url = models.URLField(_("kildens adresse"), blank=True)

    class Meta:
        verbose_name = _("råd")
        verbose_name_plural = _("råd")
        ordering = ["network__name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="advice_has_a_source")
        ]

    def __str__(self):
        return self.title
