from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models.referrals import Referral


class FitStatement(models.Model):
    """How well a candidate suits an opening, as honestly as it can be said without saying who they are.

    Companies help gladly when nobody oversells. What is hard is told in the candidate's own words, and only
    when they said yes to that.
    """

    referral = models.OneToOneField(Referral, on_delete=models.CASCADE, related_name="fit")
    fits = models.CharField(
        _("det passer"),
        max_length=400,
        help_text=_("Hvad kandidaten kan og vil, set mod opgaven."),
    )
    gaps = models.CharField(
        _("det skal I vide"),
        max_length=400,
        blank=True,
        help_text=_(
            "Hvad der er svært i arbejdet, med kandidatens egne ord. Intet om helbred, og ingen navne."
        ),
    )
    allowed_on = models.DateField(
        _("kandidaten sagde ja"),
        null=True,
        blank=True,
        help_text="The day the candidate said yes to telling what is hard; None as long as they have not.",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("ord om, hvordan det passer")
        verbose_name_plural = _("ord om, hvordan det passer")
        constraints = [
            models.CheckConstraint(
                condition=Q(allowed_on=None) | ~Q(gaps=""), name="fit_allows_what_is_written"
            )
        ]

    def __str__(self):
        return self.fits
