"""Who signs an organisation's letters, with portrait and signature; a letter names up to three of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.images import get_image_model_string

from accounts.access import Ability, ids_with
from accounts.models import Organisation


class SignerQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=ids_with(user, Ability.INVITE))

    def with_pictures(self):
        return self.select_related("signature", "portrait", "organisation")


class Signer(models.Model):
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="signers")
    name = models.CharField(_("navn"), max_length=120)
    title = models.CharField(_("titel"), max_length=120, blank=True)
    signature = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("underskrift"),
    )
    portrait = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("portræt"),
    )

    objects = SignerQuerySet.as_manager()

    class Meta:
        verbose_name = _("underskriver")
        verbose_name_plural = pgettext_lazy("several", "underskrivere")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.name}, {self.title}" if self.title else self.name
