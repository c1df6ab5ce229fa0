"""The card that a badge's QR opens."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_code, print_code
from events.models.registrations import Registration


class ContactCard(models.Model):
    """What others see who scan a guest's badge: nothing until he says yes, and nothing after he says no.

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
