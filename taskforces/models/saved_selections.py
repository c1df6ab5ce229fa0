"""Rules of whom to reach, kept under a name: asked anew each time, so that they stay true."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation


class SavedSelectionQuerySet(models.QuerySet):
    def of(self, subject, user, organisations):
        """Those of the organisations, and the user's own."""
        found = self.filter(subject=subject, organisation__in=organisations)
        return found.filter(models.Q(person=None) | models.Q(person=user))


class SavedSelection(models.Model):
    """`filters` are what a list was narrowed by, with order and columns; who fits is never stored."""

    class Subject(models.TextChoices):
        CONTACTS = "contacts", _("kontakter")
        COMPANIES = "companies", _("virksomheder")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="saved_selections"
    )
    subject = models.CharField(
        _("af hvad"),
        max_length=12,
        choices=Subject,
        default=Subject.CONTACTS,
        db_default=Subject.CONTACTS,
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("kun for"),
        help_text=_("Tom: for alle i organisationen."),
    )
    name = models.CharField(_("navn"), max_length=80)
    opens_first = models.BooleanField(
        _("vises først"),
        default=False,
        db_default=False,
        help_text=_("Listen åbner med det, når ingen har valgt andet."),
    )
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
            models.UniqueConstraint(
                fields=["organisation", "subject", "name"],
                condition=models.Q(person=None),
                name="selection_once_a_name_for_all",
            ),
            models.UniqueConstraint(
                fields=["organisation", "subject", "person", "name"],
                name="selection_once_a_name_a_person",
            ),
        ]

    def __str__(self):
        return self.name
