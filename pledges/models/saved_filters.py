"""What makes a consultant's desk their own: absence with a stand-in, and saved filters."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedFilter(models.Model):
    """A named way to look at the inbox; `query` is the query string it stands for."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inbox_filters"
    )
    name = models.CharField(_("navn"), max_length=60)
    query = models.CharField(max_length=400)

    class Meta:
        verbose_name = _("gemt filter")
        verbose_name_plural = _("gemte filtre")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="filter_name_once_a_user"),
        ]

    def __str__(self):
        return self.name
