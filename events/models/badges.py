"""What a guest wears: how it looks in each network, and the card that its QR opens."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_code, print_code
from events.models.registrations import Registration
from taskforces.models import Network


class BadgeLayout(models.Model):
    """One a network. Without a row a network has the defaults."""

    class Stock(models.TextChoices):
        """Label sheets of A4 (columns × rows, millimetres) and rolls for a label printer."""

        A4_2X4 = "a4_2x4", _("A4-ark, 8 labels (99 × 68 mm)")
        A4_2X5 = "a4_2x5", _("A4-ark, 10 labels (86 × 55 mm)")
        A4_3X8 = "a4_3x8", _("A4-ark, 24 labels (64 × 34 mm)")
        ROLL_62X100 = "roll_62x100", _("rulle, én label (100 × 62 mm)")
        ROLL_54X86 = "roll_54x86", _("rulle, én label (86 × 54 mm)")

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="badge_layout")
    sheet_stock = models.CharField(
        _("ark til alle skilte"), max_length=12, choices=Stock, default=Stock.A4_2X4
    )
    label_stock = models.CharField(
        _("én label i døren"), max_length=12, choices=Stock, default=Stock.ROLL_62X100
    )
    first_name_big = models.BooleanField(_("fornavnet stort"), default=True)
    shows_company = models.BooleanField(_("virksomhed"), default=True)
    shows_code = models.BooleanField(
        _("QR til kontaktkort og ark"),
        default=True,
        help_text=_("Åbner kun det, gæsten selv har sagt ja til at vise."),
    )
    shows_logo = models.BooleanField(_("netværkets navn og farve"), default=True)

    class Meta:
        verbose_name = _("navneskiltets udseende")
        verbose_name_plural = _("navneskiltenes udseende")

    def __str__(self):
        return str(self.network)


class ContactCard(models.Model):
    """What others see who scan a guest's badge: nothing until they say yes, and nothing after they say no.

    Its code opens this card and the sheet; it is never the invitation's and cannot answer for anybody.
    """

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="contact_card"
    )
    code = models.CharField(_("netværkskode"), max_length=11, unique=True, default=new_code)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    consented_at = models.DateTimeField(_("sagt ja"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("kontaktkort")
        verbose_name_plural = _("kontaktkort")

    def __str__(self):
        return print_code(self.code)

    @property
    def is_shared(self):
        return self.consented_at is not None and self.withdrawn_at is None

    @property
    def is_shown(self):
        """Shared, and by a guest who has not been taken off the list since."""
        return self.is_shared and self.registration.seat != Registration.Seat.CANCELLED
