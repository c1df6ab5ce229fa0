"""Reminders to guests, each sent once."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.invitations import Invitation


class GuestReminder(models.Model):
    """One mail to one guest. The constraints make a kind and day, or a kind alone, happen once."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("mangler svar")
        COMING = "coming", _("kommer snart")
        THANKS = "thanks", _("tak for sidst")
        MISSED = "missed", _("blev væk")

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=8, choices=Kind)
    day = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "kind", "day"], name="reminded_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["invitation", "kind"],
                condition=~models.Q(kind="answer"),
                name="reminded_once_of_the_evening",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.invitation}"
