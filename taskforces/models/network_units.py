"""Units that follow up in a network beside its first one."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from taskforces.models.networks import Network


class NetworkUnit(models.Model):
    """A unit that presents its own candidates in the network and follows up on what companies promise them."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="more_units")
    unit = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="joined_networks",
        verbose_name=_("enhed"),
    )
    added_at = models.DateTimeField(_("med siden"), default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("enhed i et netværk")
        verbose_name_plural = _("enheder i et netværk")
        ordering = ["unit__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "unit"], name="unit_once_a_network")
        ]

    def __str__(self):
        return str(self.unit)
