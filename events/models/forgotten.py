from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.events import Event


class Forgotten(models.Model):
    """Counts that are kept of guests whose rows were deleted."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="forgotten")
    invited = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0, help_text="Of those invited, by mail or print.")
    answered = models.PositiveIntegerField(default=0)
    coming = models.PositiveIntegerField(default=0)
    came = models.PositiveIntegerField(default=0, help_text="Parties.")
    persons = models.PositiveIntegerField(default=0, help_text="With a seat.")
    arrived = models.PositiveIntegerField(default=0, help_text="Persons.")

    class Meta:
        verbose_name = _("glemte gæster")
        verbose_name_plural = _("glemte gæster")

    def __str__(self):
        return f"{self.event}: {self.invited}"
