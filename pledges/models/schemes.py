"""The ways to be at work that the law knows."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class SchemeQuerySet(models.QuerySet):
    def valid_on(self, day):
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        )


class Scheme(models.Model):
    """A way to be at work by the law of the day; chosen by the consultant, never by the leader."""

    code = models.SlugField(_("kode"), unique=True, max_length=30)
    name = models.CharField(_("navn"), max_length=80)
    name_en = models.CharField(_("navn på engelsk"), max_length=80)
    paid = models.BooleanField(_("lønnede timer"), default=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    valid_from = models.DateField(_("gælder fra"), null=True, blank=True)
    valid_to = models.DateField(_("gælder til og med"), null=True, blank=True)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("ordning")
        verbose_name_plural = _("ordninger")
        ordering = ["pk"]

    def __str__(self):
        english = (get_language() or "").startswith("en")
        return self.name_en if english and self.name_en else self.name
