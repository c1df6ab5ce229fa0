"""Who holds an event together with the organiser."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import Ability, ids_with
from events.models.events import Event
from taskforces.models import Network


class EventHostQuerySet(models.QuerySet):
    def joined(self):
        return self.filter(state=EventHost.State.JOINED)

    def standing(self):
        """In it, or asked and not yet answered."""
        return self.filter(state__in=[EventHost.State.JOINED, EventHost.State.ASKED])

    def visible_to(self, user):
        """For whoever sees the events of the network's host."""
        return self.standing().filter(network__host__in=ids_with(user, Ability.SEE))


class EventHost(models.Model):
    """A network whose host invites to the event of another: its own guests, which it alone sees.

    The event's own network and its host organise it; they are not among these.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("spurgt")
        JOINED = "joined", _("med")
        DECLINED = "declined", _("sagde nej")
        LEFT = "left", _("gået ud")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="hosts")
    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, related_name="joint_events", verbose_name=_("netværk")
    )
    state = models.CharField(_("tilstand"), max_length=8, choices=State, default=State.ASKED)
    seats = models.PositiveIntegerField(
        _("højst så mange pladser"),
        null=True,
        blank=True,
        help_text=_("Tomt: så længe der er plads i huset."),
    )
    asked_at = models.DateTimeField(_("spurgt"), default=timezone.now)
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent = models.PositiveIntegerField(
        default=0, help_text="Invitations that went out and whose rows were deleted since."
    )
    came = models.PositiveIntegerField(
        default=0, help_text="Parties that came and whose rows were deleted since."
    )

    objects = EventHostQuerySet.as_manager()

    class Meta:
        verbose_name = _("medvært")
        verbose_name_plural = pgettext_lazy("several", "medværter")
        ordering = ["network__name"]
        constraints = [
            models.UniqueConstraint(fields=["event", "network"], name="host_once_an_event"),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None)
                | ~Q(state="asked") & Q(answered_at__isnull=False),
                name="event_host_answer_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.network}: {self.event}"
