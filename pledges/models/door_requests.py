"""A consultant asks a network's host to open the door to a company, before there is any sheet."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from taskforces.models import Company, Network


class DoorRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The unit that asks and the host that is asked."""
        return self.filter(
            Q(unit__in=ids_with(user, Ability.WORK_SHEETS))
            | Q(network__host__in=ids_with(user, Ability.INTRODUCE))
        ).distinct()

    def waiting(self):
        return self.filter(answer=DoorRequest.Answer.WAITING)


class DoorRequest(models.Model):
    """An introduction without a sheet: the director phones, and tells the consultant whom to call."""

    class Answer(models.TextChoices):
        WAITING = "", _("venter på svar")
        OPENED = "opened", _("døren er åbnet")
        NO = "no", _("det går ikke")

    unit = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="door_requests")
    network = models.ForeignKey(
        Network,
        on_delete=models.CASCADE,
        related_name="door_requests",
        verbose_name=_("hvem skal åbne døren?"),
    )
    company = models.ForeignKey(
        Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="door_requests"
    )
    company_name = models.CharField(_("virksomhed"), max_length=160)
    reason = models.TextField(_("hvad vil I gerne tale om?"), max_length=500)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(_("svar"), max_length=8, choices=Answer, blank=True, default="")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    contact_name = models.CharField(_("hvem venter på opkaldet?"), max_length=120, blank=True)
    contact_phone = models.CharField(_("telefon"), max_length=20, blank=True)
    note = models.TextField(_("hvad sagde de?"), max_length=500, blank=True)

    objects = DoorRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("ønske om en introduktion")
        verbose_name_plural = _("ønsker om en introduktion")
        ordering = ["asked_at", "pk"]

    def __str__(self):
        return f"{self.company_name} → {self.network}"
