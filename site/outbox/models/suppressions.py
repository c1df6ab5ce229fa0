"""Addresses that are left in peace."""

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation


class SuppressionQuerySet(models.QuerySet):
    def blocking(self, *, organisation, address):
        """What keeps the organisation from writing to the address, which may be a column of a query."""
        return self.filter(organisation=organisation, address__iexact=address)


class Suppression(models.Model):
    """An address that must not be written to again, and why."""

    class Reason(models.TextChoices):
        UNSUBSCRIBED = "unsubscribed", _("har frabedt sig")
        BOUNCED = "bounced", _("adressen findes ikke")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="suppressions"
    )
    address = models.EmailField(_("adresse"))
    reason = models.CharField(_("grund"), max_length=20, choices=Reason)
    created_at = models.DateTimeField(default=timezone.now)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("spærret adresse")
        verbose_name_plural = _("spærrede adresser")
        constraints = [
            models.UniqueConstraint("organisation", Lower("address"), name="suppression_is_unique")
        ]

    def __str__(self):
        return self.address
