"""What a unit keeps of a network when the project money ends; each signature is a row that stays."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from taskforces.models.networks import Network


class ContinuationQuerySet(models.QuerySet):
    def newest(self, networks) -> dict:
        """The last signature of each network, by the network's id."""
        rows = self.filter(network__in=networks).select_related("unit", "signed_by")
        return {row.network_id: row for row in rows.order_by("signed_at", "pk")}


class Continuation(models.Model):
    class Element(models.TextChoices):
        BROKER = "broker", _("jobformidleren")
        FORUM = "forum", _("møderne i forummet")
        PARTNERS = "partners", _("partnerne")

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="continuations")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="continuations")
    elements = models.JSONField(_("det fører vi videre"), default=list, blank=True)
    money = models.CharField(
        _("på hvilke penge"),
        max_length=200,
        blank=True,
        help_text=_("Fx “egen drift” eller “finansloven 2027”."),
    )
    until = models.DateField(
        _("til hvornår"), null=True, blank=True, help_text=_("Tomt: uden slutdato.")
    )
    staff = models.CharField(
        _("hvem gør det"),
        max_length=200,
        blank=True,
        help_text=_("Stillinger og timer, ikke navne."),
    )
    note = models.TextField(_("hvad skal der ellers til"), max_length=1000, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    signed_at = models.DateTimeField(_("skrevet under"), default=timezone.now)

    objects = ContinuationQuerySet.as_manager()

    class Meta:
        verbose_name = _("videreførelse")
        verbose_name_plural = _("videreførelser")
        ordering = ["-signed_at", "-pk"]

    def __str__(self):
        return f"{self.unit}, {self.network}"
