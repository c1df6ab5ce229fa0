from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models.placement_steps import RetentionCheck


class RetentionAnswer(models.Model):
    """What the unit said of a check and took back: who said it, who took it back, and why.

    What holds now stands on the check itself, which is all that figures read.
    """

    retention_check = models.ForeignKey(
        RetentionCheck, on_delete=models.CASCADE, related_name="taken_back"
    )
    said = models.CharField(_("svaret var"), max_length=6, choices=RetentionCheck.Says)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    said_at = models.DateTimeField(_("svaret den"), null=True, blank=True)
    reason = models.CharField(
        _("hvorfor det var forkert"),
        max_length=300,
        help_text=_("Ingen navne, og intet om helbred."),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("taget tilbage"), default=timezone.now)

    class Meta:
        verbose_name = _("svar, der er taget tilbage")
        verbose_name_plural = _("svar, der er taget tilbage")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(said="") & ~Q(reason=""), name="taken_back_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.get_said_display()} ({self.at:%d.%m.%Y})"
