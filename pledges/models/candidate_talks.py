"""What a job broker and a candidate spend their time on: talks by day and minutes, and wishes in versions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import municipalities
from pledges.models.candidates import Candidate
from pledges.taxonomy import Hours, Task


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
    tasks = models.JSONField(_("opgavetyper"), default=list, blank=True, db_default=[])
    hours = models.CharField(
        _("timer pr. uge"), max_length=6, choices=Hours, blank=True, default="", db_default=""
    )
    starts_on = models.DateField(_("kan begynde"), null=True, blank=True)
    municipality_code = models.CharField(
        _("helst i"),
        max_length=4,
        choices=municipalities.choices,
        blank=True,
        default="",
        db_default="",
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

    @property
    def in_short(self):
        """What was ticked beside the words, as labels; matching goes by it."""
        told = [str(Task(task).label) for task in self.tasks]
        if self.hours:
            told.append(_("%(hours)s timer om ugen") % {"hours": self.get_hours_display()})
        if self.municipality_code:
            told.append(self.get_municipality_code_display())
        return told
