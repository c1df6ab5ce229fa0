from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pledges.models.handovers import Handover


class Introduction(models.Model):
    """The club's director or the chair phones before the unit does, within one working day."""

    class Outcome(models.TextChoices):
        WAITING = "", _("ikke ringet endnu")
        REACHED = "reached", _("talte sammen")
        NOT_REACHED = "not_reached", _("fik ikke fat")
        SKIPPED = "skipped", _("springer over")
        PASSED_ON = "passed_on", _("tiden gik, enheden ringer selv")

    handover = models.OneToOneField(Handover, on_delete=models.CASCADE, related_name="introduction")
    introducer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="introductions",
        verbose_name=_("hvem ringer først"),
    )
    due = models.DateTimeField(_("senest"))
    outcome = models.CharField(_("hvad skete der"), max_length=12, choices=Outcome, blank=True)
    note = models.CharField(_("hvad sagde de"), max_length=500, blank=True)
    done_at = models.DateTimeField(_("afsluttet"), null=True, blank=True)

    class Meta:
        verbose_name = _("varm introduktion")
        verbose_name_plural = _("varme introduktioner")
        ordering = ["due", "pk"]
        indexes = [
            models.Index(
                fields=["introducer", "due"],
                condition=Q(done_at=None),
                name="introduction_waiting",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, outcome="") | Q(done_at__isnull=False) & ~Q(outcome=""),
                name="introduction_done_has_an_outcome",
            )
        ]

    def __str__(self):
        return f"{self.introducer}: {self.get_outcome_display()}"
