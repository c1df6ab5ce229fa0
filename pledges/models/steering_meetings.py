"""The steering group between the meetings: what it looked at, what it agreed, and the targets."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from taskforces.models import Network


class SteeringMeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        mine = ids_with(user, Ability.STEER)
        return self.filter(Q(network__host__in=mine) | Q(network__unit__in=mine)).distinct()


class SteeringMeeting(models.Model):
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="steering_meetings")
    held_on = models.DateField(_("dato"))
    period_start = models.DateField(_("perioden begynder"))
    place = models.CharField(_("sted"), max_length=200, blank=True)
    minutes = models.TextField(_("referat"), max_length=4000, blank=True)
    frozen = models.JSONField(
        _("som mødet så det"),
        null=True,
        blank=True,
        editable=False,
        help_text="Figures and lists of a meeting that was held, in words (pledges/steering/shown.py).",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = SteeringMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("styregruppemøde")
        verbose_name_plural = _("styregruppemøder")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_start__lte=F("held_on")), name="steering_period_before_meeting"
            ),
            models.UniqueConstraint(fields=["network", "held_on"], name="steering_once_a_day"),
        ]

    def __str__(self):
        return f"{self.network}, {self.held_on:%d.%m.%Y}"


class SteeringAction(models.Model):
    """Somebody does something until a day; open ones come back at the next meeting."""

    meeting = models.ForeignKey(SteeringMeeting, on_delete=models.CASCADE, related_name="actions")
    text = models.CharField(_("hvad"), max_length=300)
    owner = models.CharField(_("hvem"), max_length=120)
    due_on = models.DateField(_("hvornår"))
    done_at = models.DateTimeField(_("gjort"), null=True, blank=True)

    class Meta:
        verbose_name = _("aftale fra styregruppen")
        verbose_name_plural = _("aftaler fra styregruppen")
        ordering = ["due_on", "pk"]

    def __str__(self):
        return self.text
