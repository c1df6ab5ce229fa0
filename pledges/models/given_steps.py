"""A step of a match that somebody was given by hand, and by when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models.referrals import Referral


class MatchStep(models.TextChoices):
    """In the order they are taken."""

    TALK = "talk", _("Tal med kandidaten")
    WISH = "wish", _("Skriv ønsket ned")
    COMPANY = "company", _("Tal med virksomheden")
    PRESENTED = "presented", _("Præsenter kandidaten")
    FIT = "fit", _("Skriv, hvordan det passer")
    MEETING = "meeting", _("Samtalen hos virksomheden")
    ANSWER = "answer", _("Virksomhedens svar")
    START = "start", _("Den første dag")
    AFTERCARE = "aftercare", _("Efterværn")
    WEEKS_13 = "weeks_13", _("Tjek efter 13 uger")
    WEEKS_26 = "weeks_26", _("Tjek efter 26 uger")


class GivenStep(models.Model):
    """Without a row whose step it is follows from who knows the candidate and the company."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="given_steps")
    step = models.CharField(_("trin"), max_length=10, choices=MatchStep)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="given_steps",
        verbose_name=_("ansvarlig"),
    )
    due_on = models.DateField(_("senest"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("givet trin")
        verbose_name_plural = _("givne trin")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["referral", "step"], name="step_given_once"),
        ]

    def __str__(self):
        return f"{self.get_step_display()} → {self.person}"
