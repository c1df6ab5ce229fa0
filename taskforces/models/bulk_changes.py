"""One thing done with many at once, and what it takes to take it back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, organisations_with
from accounts.models import Organisation
from taskforces.models.undoable import Undoable


class BulkChangeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of contacts to those who keep them, of companies to those who keep these."""
        contacts = organisations_with(user, Ability.INVITE)
        companies = organisations_with(user, Ability.KEEP_COMPANIES)
        of_companies = models.Q(what__in=BulkChange.OF_COMPANIES, organisation__in=companies)
        of_contacts = ~models.Q(what__in=BulkChange.OF_COMPANIES)
        return self.filter(of_companies | of_contacts & models.Q(organisation__in=contacts))


class BulkChange(Undoable):
    class What(models.TextChoices):
        LIST = "list", _("sat på listen")
        TAG = "tag", _("fik mærket")
        KIND = "kind", _("blev sat som")
        DELETE = "delete", _("slettet")

    OF_COMPANIES = (What.TAG, What.KIND)

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="bulk_changes"
    )
    what = models.CharField(_("hvad"), max_length=8, choices=What)
    label = models.CharField(_("navn"), max_length=120, blank=True)
    number = models.PositiveIntegerField(_("hvor mange"))
    added = models.JSONField(default=list, help_text="[[model, [ids]], …]: rows that were made.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BulkChangeQuerySet.as_manager()

    class Meta(Undoable.Meta):
        verbose_name = _("ændring af mange")
        verbose_name_plural = _("ændringer af mange")

    def __str__(self):
        return f"{self.number} {self.get_what_display()} {self.label}".strip()


class DeletedContact(models.Model):
    """A contact that was deleted with others, found by its address as long as that can be undone."""

    change = models.ForeignKey(BulkChange, on_delete=models.CASCADE, related_name="deleted")
    email = models.EmailField(_("e-mail"), blank=True)
    content = models.JSONField(help_text="{rows: serialised, pointed: [[model, field, [ids]], …]}")

    class Meta:
        verbose_name = _("slettet kontakt")
        verbose_name_plural = _("slettede kontakter")

    def __str__(self):
        return str(self.change)
