"""What it takes to put moved rows back: kept with each merge as long as it can be undone."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Undoable(models.Model):
    at = models.DateTimeField(_("hvornår"), default=timezone.now)
    undone_at = models.DateTimeField(_("fortrudt"), null=True, blank=True)
    moved = models.JSONField(default=list, help_text="[[model, field, from, to, [ids]], …]")
    removed = models.JSONField(default=list, help_text="Rows that are gone, as serialised.")
    before = models.JSONField(default=list, help_text="[[model, id, {field: value}], …]")

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]
