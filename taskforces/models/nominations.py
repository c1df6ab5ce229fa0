"""Companies that somebody nominated for a prize."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import periods
from accounts.access import Ability, ids_with
from taskforces.models.prize_pages import PrizePage


class NominationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(prize__network__host__in=ids_with(user, Ability.INVITE))

    def forgotten(self, today=None):
        """Those whose time is up: half a year after the deadline, and a year where there is none any more."""
        today = today or timezone.localdate()
        kept = timedelta(days=periods.NOMINATIONS.days)
        return self.filter(
            models.Q(prize__nominate_until__lt=today - kept)
            | models.Q(prize__nominate_until=None, created_at__date__lt=today - 2 * kept)
        )


class Nomination(models.Model):
    prize = models.ForeignKey(PrizePage, on_delete=models.CASCADE, related_name="nominations")
    company = models.CharField(_("virksomhed"), max_length=160)
    reason = models.TextField(_("hvorfor"), max_length=2000)
    by_name = models.CharField(_("indstillet af"), max_length=120)
    by_email = models.EmailField(_("e-mail"))
    consented_at = models.DateTimeField(
        _("sagde ja til, at vi gemmer det"), help_text="GDPR article 6(1)(a)."
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("indstilling")
        verbose_name_plural = _("indstillinger")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.company
