"""Published figures, each with its kind, definition, date and source."""

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from taskforces.models.networks import Network

TONES = {"target": "sun", "pledged": "accent", "context": "quiet", "grant_dkk": "info"}


class FigureQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published=True)


class Figure(models.Model):
    """A number shown in public, never without its kind, definition, date and source."""

    class Kind(models.TextChoices):
        TARGET = "target", _("måltal")
        PLEDGED = "pledged", _("lovet")
        STARTED = "started", _("begyndt")
        IN_JOB_OR_ON_THE_WAY = "in_job_or_on_the_way", _("i job eller godt på vej")
        RETAINED = "retained", _("fastholdt")
        SELF_SUPPORTING = "self_supporting", _("selvforsørgende")
        CONTEXT = "context", _("baggrund")
        GRANT_DKK = "grant_dkk", _("bevilling")

    class Unit(models.TextChoices):
        PERSONS = "persons", _("personer")
        POSITIONS = "positions", _("job")
        COMPANIES = "companies", _("virksomheder")
        PERCENT = "percent", _("procent")
        MONTHS = "months", _("måneder")
        KRONER = "kroner", _("kroner")
        OTHER = "other", _("andet")

    network = models.ForeignKey(
        Network, null=True, blank=True, on_delete=models.CASCADE, related_name="figures"
    )
    kind = models.CharField(_("art"), max_length=24, choices=Kind)
    value = models.DecimalField(_("værdi"), max_digits=14, decimal_places=0)
    out_of = models.PositiveIntegerField(_("ud af"), null=True, blank=True)
    unit = models.CharField(_("enhed"), max_length=12, choices=Unit, default=Unit.OTHER)
    definition = models.CharField(_("hvad tallet tæller"), max_length=240)
    as_of = models.DateField(_("opgjort"), null=True, blank=True)
    source = models.CharField(_("kilde"), max_length=240)
    source_url = models.URLField(_("kildens adresse"), blank=True)
    published = models.BooleanField(_("offentlig"), default=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("tal")
        verbose_name_plural = pgettext_lazy("several", "tal")
        ordering = ["network", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(definition="") & ~models.Q(source=""),
                name="figure_has_definition_and_source",
            )
        ]

    def __str__(self):
        return f"{self.value} {self.definition}"

    @property
    def shown_value(self):
        """7.281.286 · 75 % · 31 af 41"""
        value = number_format(self.value, decimal_pos=0, force_grouping=True)
        if self.unit == self.Unit.PERCENT:
            return f"{value} %"
        if self.out_of:
            whole = number_format(self.out_of, decimal_pos=0, force_grouping=True)
            return _("%(value)s af %(whole)s") % {"value": value, "whole": whole}
        return value

    @property
    def shown_unit(self):
        silent = (self.Unit.PERCENT, self.Unit.OTHER)
        return "" if self.unit in silent else self.get_unit_display()

    @property
    def tone(self):
        """Colour of its kind, so that a target never looks like a result."""
        return TONES.get(self.kind, "good")
