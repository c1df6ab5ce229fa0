"""What happens to a handover at a moment by itself: one row each, and a sweep does those that are due."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pledges.models.handovers import Handover
from pledges.models.placements import Placement


class ReminderQuerySet(models.QuerySet):
    def due(self, now):
        return self.filter(done_at=None, due_at__lte=now)


class Reminder(models.Model):
    """Something that happens to a handover at a moment, once, even if the worker was down then."""

    class Kind(models.TextChoices):
        INTRODUCTION = "introduction", _("introduktionen er forbi")
        LEAD = "lead", _("eskalér til lederen")
        COORDINATOR = "coordinator", _("eskalér til koordinatoren")
        RETURN = "return", _("tilbage fra pause")
        ASK_14 = "ask_14", _("spørg virksomheden efter 14 dage")
        ASK_90 = "ask_90", _("spørg virksomheden efter 90 dage")
        CHECK_13 = "check_13", _("tjek efter 13 uger")
        CHECK_26 = "check_26", _("tjek efter 26 uger")

    class Outcome(models.TextChoices):
        WAITING = "", _("venter")
        DONE = "done", _("gjort")
        NOT_NEEDED = "not_needed", _("ikke nødvendig")

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="reminders")
    placement = models.ForeignKey(
        Placement, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders"
    )
    kind = models.CharField(_("art"), max_length=12, choices=Kind)
    due_at = models.DateTimeField(_("tid"))
    done_at = models.DateTimeField(_("gjort"), null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True, default="")
    late = models.BooleanField(
        _("forsinket"), default=False, help_text="Worked off more than an hour after its time."
    )

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("påmindelse")
        verbose_name_plural = _("påmindelser")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(done_at=None), name="reminder_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["handover", "kind", "due_at"],
                condition=Q(placement=None),
                name="reminder_once_a_handover",
            ),
            models.UniqueConstraint(
                fields=["placement", "kind", "due_at"],
                condition=Q(placement__isnull=False),
                name="reminder_once_a_placement",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, outcome="") | Q(done_at__isnull=False) & ~Q(outcome=""),
                name="reminder_done_has_an_outcome",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.due_at:%Y-%m-%d %H:%M}"
