"""Helpers' phones at the door, and tablets with sheets that go round."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.events import Event


class DeviceQuerySet(models.QuerySet):
    def phones(self):
        """All but the guest list of the workspace, which is nobody's telephone."""
        return self.exclude(mode=Device.Mode.LIST)

    def doors(self):
        """Where somebody can come in: no tablet with sheets."""
        return self.exclude(mode=Device.Mode.TABLET)

    def valid(self, now=None):
        now = now or timezone.now()
        return self.filter(revoked_at=None, expires_at__gt=now)


class Device(models.Model):
    """A helper's phone at one door of one event; its key works there and nowhere else."""

    class Mode(models.TextChoices):
        HELPER = "helper", _("hjælper")
        KIOSK = "kiosk", _("gæsterne scanner selv")
        LIST = "list", _("gæstelisten på arbejdsbordet")
        TABLET = "tablet", _("tablet med ark, der går rundt")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="devices")
    label = models.CharField(
        _("dør"), max_length=60, help_text=_("Fx “Dør A” eller “Hovedindgangen”.")
    )
    mode = models.CharField(
        _("bruges af"),
        max_length=6,
        choices=Mode,
        default=Mode.HELPER,
        help_text=_("En telefon, hvor gæsterne scanner selv, viser ingen navne og kan ikke søge."),
    )
    key_sha256 = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("gælder til"))
    revoked_at = models.DateTimeField(_("spærret"), null=True, blank=True)
    last_seen_at = models.DateTimeField(_("sidst set"), null=True, blank=True)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("enhed i døren")
        verbose_name_plural = _("enheder i døren")
        ordering = ["label"]

    def __str__(self):
        return self.label
