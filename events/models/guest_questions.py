from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.events import Event


class GuestQuestion(models.Model):
    """Something whoever says yes is asked on the answer page; the answers are in `Registration.replies`."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="guest_questions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("spørgsmål"), max_length=160)
    choices = models.JSONField(
        _("svarmuligheder"), default=list, blank=True, help_text="Empty: the guest writes."
    )
    required = models.BooleanField(_("skal besvares"), default=False)

    class Meta:
        verbose_name = _("spørgsmål til gæster")
        verbose_name_plural = pgettext_lazy("several", "spørgsmål til gæster")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text
