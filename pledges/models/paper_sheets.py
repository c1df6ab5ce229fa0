"""Sheets that were printed."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_code, print_code
from pledges.models.sheet_links import SheetLink


class PaperSheet(models.Model):
    """A printed sheet with a number of its own: scanned, typed in by staff, or both, it is one sheet."""

    number = models.CharField(_("nummer"), max_length=11, unique=True, default=new_code)
    link = models.ForeignKey(SheetLink, on_delete=models.CASCADE, related_name="paper_sheets")
    printed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    printed_at = models.DateTimeField(_("printet"), default=timezone.now)

    class Meta:
        verbose_name = _("ark på papir")
        verbose_name_plural = _("ark på papir")
        ordering = ["printed_at", "pk"]

    def __str__(self):
        return print_code(self.number)

    def get_absolute_url(self):
        return reverse("pledges:sheet", args=[self.number])
