"""When the guests of an event are reminded."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.events import Event


class ReminderPlan(models.Model):
    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="reminder_plan")
    active = models.BooleanField(_("mind om svar"), default=True)
    every_days = models.PositiveSmallIntegerField(
        _("hvor ofte, i arbejdsdage"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    stop_days = models.PositiveSmallIntegerField(
        _("hold op så mange dage før svarfristen"),
        default=1,
        validators=[MaxValueValidator(60)],
    )
    words = models.TextField(
        _("jeres egne ord i påmindelsen"),
        max_length=1000,
        blank=True,
        help_text=_("Tom: vores egne. De samme ord i krøllede parenteser som i brevet kan bruges."),
    )
    before_days = models.PositiveSmallIntegerField(
        _("mind dem, der kommer, så mange dage før (0: slet ikke)"),
        default=1,
        validators=[MaxValueValidator(14)],
    )
    thanks = models.BooleanField(_("tak dem, der kom"), default=True)
    missed = models.BooleanField(_("skriv til dem, der blev væk"), default=True)

    class Meta:
        verbose_name = _("plan for påmindelser")
        verbose_name_plural = _("planer for påmindelser")

    def __str__(self):
        return str(self.event)
