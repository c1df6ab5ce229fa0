"""Links by which a business leader opens their own page."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LeaderLink(models.Model):
    """Sent to an address, good for one use within half an hour; only the digest of its key is kept."""

    GOOD_FOR = timedelta(minutes=30)

    address = models.EmailField(_("e-mail"))
    key_digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("link til egen side")
        verbose_name_plural = _("links til egen side")
        indexes = [models.Index(fields=["created_at"], name="leader_links_by_age")]

    def __str__(self):
        return f"{self.created_at:%d.%m.%Y %H:%M}"
