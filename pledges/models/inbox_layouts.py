"""How a person wants to see the inbox."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InboxLayout(models.Model):
    """Kept per person, so that the inbox looks the same on the next day and on another computer."""

    class Layout(models.TextChoices):
        """The values stand in addresses."""

        CARDS = "kort", pgettext_lazy("layout of the inbox", "Kort")
        TABLE = "tabel", _("Tabel")
        BOARD = "tavle", _("Tavle")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inbox_layout"
    )
    layout = models.CharField(_("visning"), max_length=8, choices=Layout)

    class Meta:
        verbose_name = _("visning af indbakken")
        verbose_name_plural = _("visninger af indbakken")

    def __str__(self):
        return self.get_layout_display()
