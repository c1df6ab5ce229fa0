"""A role that waits for its person."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.organisations import Organisation
from accounts.models.roles import Role


class RoleOfferQuerySet(models.QuerySet):
    def open(self, now=None):
        """Those that can still be taken up."""
        return self.filter(created_at__gt=(now or timezone.now()) - RoleOffer.OPEN_FOR)


class RoleOffer(models.Model):
    """A role for whoever proves the address and says yes: until then it gives nothing, and nobody learns who it is.

    The name is the one that the owner typed. Whose the address is here, if anybody's, the owner sees only when that
    person has said yes.
    """

    OPEN_FOR = timedelta(days=60)

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="role_offers"
    )
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("navn"), max_length=120)
    role = models.CharField(_("rolle"), max_length=20, choices=Role.Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("tilbudt"), default=timezone.now)

    objects = RoleOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("tilbudt rolle")
        verbose_name_plural = _("tilbudte roller")
        ordering = ["organisation__name", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email", "role"], name="role_offer_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="role_offer_email_is_lower",
            ),
        ]

    def __str__(self):
        return f"{self.name}: {self.get_role_display()}, {self.organisation}"
