"""Who tells their story at a meeting, with their consent; what group they belong to is written nowhere."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from events.models.events import Event


class SpeakerQuerySet(models.QuerySet):
    def agreeing(self):
        return self.filter(withdrawn_at=None)


class Speaker(models.Model):
    """An "oplægsholder": the name stands while they agree, and is gone the moment they do not."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(_("navn"), max_length=120, blank=True)
    about = models.CharField(
        _("fortæller om"),
        max_length=160,
        blank=True,
        help_text=_("Emnet alene. Skriv intet om helbred, ydelse eller ledighed."),
    )
    consented_on = models.DateField(_("sagde ja den"), default=timezone.localdate)
    consented_how = models.CharField(
        _("hvordan"),
        max_length=120,
        help_text=_("Fx på mail eller i telefonen. Så kan I vise, at de har sagt ja."),
    )
    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        verbose_name = _("oplægsholder")
        verbose_name_plural = _("oplægsholdere")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="", withdrawn_at=None)
                & Q(Q(withdrawn_at=None) | Q(name="", about="")),
                name="speaker_is_named_while_agreeing",
            )
        ]

    def __str__(self):
        return self.name or str(self._meta.verbose_name)

    def get_absolute_url(self):
        """Where they take their yes back, without a log-in."""
        return reverse("events:speaker_consent", args=[self.key])
