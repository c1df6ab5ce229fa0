"""What helpers ask the guests at the door."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.events import Event


class DoorQuestion(models.Model):
    """Something the helper asks each guest, answered by one tap. The answers are scans of their own."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="door_questions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("spørgsmål"), max_length=120)
    choices = models.JSONField(_("svarmuligheder"), default=list)

    class Meta:
        verbose_name = _("spørgsmål i døren")
        verbose_name_plural = pgettext_lazy("several", "spørgsmål i døren")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text
