"""The secret address by which a leader's own calendar reads what concerns them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LeaderCalendar(models.Model):
    """One for each address, and the newest only; of its key only the digest is kept."""

    address = models.EmailField(_("e-mail"), unique=True)
    key_digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("leders kalenderadresse")
        verbose_name_plural = _("lederes kalenderadresser")

    def __str__(self):
        return f"{self.created_at:%d.%m.%Y %H:%M}"
