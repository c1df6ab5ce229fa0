"""What a job broker and a candidate spend their time on: talks by day and minutes, and wishes in versions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models.candidates import Candidate


class CandidateTalk(models.Model):
    """One talk. What was said about the person stays between the two; the work they talk about is written down."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="talks")
    held_on = models.DateField(_("dag"))
    minutes = models.PositiveSmallIntegerField(_("minutter"))
    note = models.CharField(
        _("hvad I nåede frem til"),
        max_length=300,
        blank=True,
        help_text=_("Om arbejde og næste skridt. Skriv ikke om helbred, og ingen navne."),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("samtale med en kandidat")
        verbose_name_plural = _("samtaler med kandidater")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=600), name="talk_sane_minutes"
            )
        ]

    def __str__(self):
        return f"{self.held_on:%d.%m.%Y}: {self.minutes}"


class CandidateWish(models.Model):
    """What a candidate wants to work with, as it was on a day. A changed wish is a new row; the old one stays."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="wishes")
    text = models.TextField(
        _("vil gerne"),
        max_length=600,
        help_text=_("Opgaver, sted, tid på dagen. Skriv ikke om helbred, og ingen navne."),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("kandidatens ønske")
        verbose_name_plural = _("kandidaters ønsker")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.text
