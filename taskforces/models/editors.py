from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from accounts.models import Organisation


class Editors(models.Model):
    """An organisation's editors in Wagtail: a group for its people and a collection for its pictures and documents."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="editors"
    )
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="+")
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("redaktion")
        verbose_name_plural = _("redaktioner")

    def __str__(self):
        return str(self.organisation)
