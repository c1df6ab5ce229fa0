"""Group interviews: who sits with whom."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.events import Event
from events.models.registrations import Registration


class InterviewGroup(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="interview_groups")
    number = models.PositiveSmallIntegerField(_("gruppe"))
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("interviewgruppe")
        verbose_name_plural = _("interviewgrupper")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="group_number_once_an_event")
        ]

    def __str__(self):
        return str(self.number)


class InterviewSeatQuerySet(models.QuerySet):
    def present(self):
        """Without those whose arrival was undone at the door."""
        return self.exclude(registration__arrived_at=None).order_by("registration__name", "pk")


class InterviewSeat(models.Model):
    """A guest's place in a group; one a guest, since each comes to one event by a row of their own."""

    group = models.ForeignKey(InterviewGroup, on_delete=models.CASCADE, related_name="seats")
    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="interview_seat"
    )

    objects = InterviewSeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("plads i en gruppe")
        verbose_name_plural = _("pladser i grupper")

    def __str__(self):
        return f"{self.registration} → {self.group}"
