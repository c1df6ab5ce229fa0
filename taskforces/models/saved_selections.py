"""Rules of whom to reach, kept under a name: asked anew each time, so that they stay true."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, organisations_with
from accounts.models import Organisation


class SavedSelectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=organisations_with(user, Ability.INVITE))


class SavedSelection(models.Model):
    """`filters` are what a choice of recipients was narrowed by; who fits is never stored."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="saved_selections"
    )
    name = models.CharField(_("navn"), max_length=80)
    filters = models.JSONField(default=dict, help_text="{field of the form: value}")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = SavedSelectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("udvalg")
        verbose_name_plural = _("udvalg")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="selection_once_a_name")
        ]

    def __str__(self):
        return self.name
