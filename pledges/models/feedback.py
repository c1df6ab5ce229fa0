from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models.handovers import Handover


class Feedback(models.Model):
    """Day 14 and 90: the company says whether we called and whether it became a job."""

    class YesNo(models.TextChoices):
        NOTHING = "", _("ikke svaret")
        YES = "yes", _("ja")
        NO = "no", _("nej")
        NOT_YET = "not_yet", _("ikke endnu")

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="feedback")
    day = models.PositiveSmallIntegerField(choices=[(14, _("dag 14")), (90, _("dag 90"))])
    asked_at = models.DateTimeField(_("spurgt"), default=timezone.now)
    contacted = models.CharField(_("fik I et opkald"), max_length=8, choices=YesNo, blank=True)
    became_job = models.CharField(_("blev det til job"), max_length=8, choices=YesNo, blank=True)
    remark = models.CharField(_("bemærkning"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)

    class Meta:
        verbose_name = _("svar fra virksomheden")
        verbose_name_plural = _("svar fra virksomheden")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["handover", "day"], name="asked_once_a_day"),
        ]

    def __str__(self):
        return f"{self.day}: {self.get_became_job_display()}"
