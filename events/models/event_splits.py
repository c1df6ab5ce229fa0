"""An event divided in two, and who moved to the new one."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.events import Event
from events.models.invitation_rounds import InvitationRound
from events.models.invitations import Invitation


class EventSplit(models.Model):
    """A new event that took over some guests of another; undone until they have been told."""

    source = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="splits")
    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="split_from")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("delt"), default=timezone.now)
    told_at = models.DateTimeField(_("gæsterne har fået besked"), null=True, blank=True)

    class Meta:
        verbose_name = _("opdeling")
        verbose_name_plural = _("opdelinger")
        ordering = ["-made_at"]

    def __str__(self):
        return f"{self.source} → {self.event}"


class MovedGuest(models.Model):
    """An invitation that moved with its answer and code, and the round it came from."""

    split = models.ForeignKey(EventSplit, on_delete=models.CASCADE, related_name="guests")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="moves")
    from_round = models.ForeignKey(InvitationRound, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("flyttet gæst")
        verbose_name_plural = _("flyttede gæster")
        constraints = [
            models.UniqueConstraint(fields=["split", "invitation"], name="moved_once_a_split")
        ]

    def __str__(self):
        return str(self.invitation)
