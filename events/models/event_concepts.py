"""Concepts of a programme: events worth holding again, in any of its networks."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.events import Event
from taskforces.models import Programme


class EventConcept(models.Model):
    """What an event is, without its day, place and people."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="concepts")
    kind = models.CharField(_("art"), max_length=20, choices=Event.Kind)
    title = models.CharField(_("titel"), max_length=120)
    summary = models.CharField(_("kort fortalt"), max_length=240, blank=True)
    agenda = models.TextField(_("program"), blank=True)
    minutes = models.PositiveIntegerField(_("varer så mange minutter"))
    answer_days = models.PositiveSmallIntegerField(_("svarfrist så mange dage før"), default=7)
    capacity = models.PositiveIntegerField(_("pladser"), null=True, blank=True)
    companions_allowed = models.PositiveSmallIntegerField(_("ledsagere pr. gæst"), default=1)
    stand_in_allowed = models.BooleanField(_("en anden må komme i stedet"), default=True)
    questions = models.JSONField(
        _("spørgsmål"),
        default=dict,
        blank=True,
        help_text='{"door": [{"text", "choices"}], "guest": [...]}.',
    )
    made_from = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("koncept")
        verbose_name_plural = pgettext_lazy("several", "koncepter")
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title
