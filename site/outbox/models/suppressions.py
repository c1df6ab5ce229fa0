"""Addresses that are left in peace."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from outbox.addresses import fold, shown


class SuppressionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=ids_with(user, Ability.SEE_OUTBOX))

    def in_force(self):
        """Not lifted by anybody."""
        return self.filter(lifted_at=None)

    def of(self, address):
        """However the address was written."""
        return self.filter(address__iexact=fold(address))


class Suppression(models.Model):
    """An address that must not be written to again, and why; one row an address, also when it was lifted."""

    class Reason(models.TextChoices):
        UNSUBSCRIBED = "unsubscribed", _("har frabedt sig")
        BOUNCED = "bounced", _("adressen findes ikke")
        FULL = "full", _("postkassen er fuld")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="suppressions"
    )
    address = models.EmailField(_("adresse"))
    reason = models.CharField(_("grund"), max_length=20, choices=Reason)
    created_at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(_("ophævet"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lifted_because = models.CharField(
        _("hvorfor ophævet"), max_length=160, blank=True, default="", db_default=""
    )

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("spærret adresse")
        verbose_name_plural = _("spærrede adresser")
        constraints = [
            models.UniqueConstraint("organisation", Lower("address"), name="suppression_is_unique")
        ]

    def __str__(self):
        return shown(self.address)

    def save(self, *args, **kwargs):
        self.address = fold(self.address)
        super().save(*args, **kwargs)
