"""Who of the employment unit was invited to a meeting of the network, and who came."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.events import Event


class UnitAttendance(models.Model):
    """A colleague of the unit at one meeting. Companies' trust hangs on consultants who keep coming."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="unit_attendances")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unit_attendances"
    )
    invited_at = models.DateTimeField(_("inviteret"), default=timezone.now)
    was_invited = models.BooleanField(_("var inviteret"), default=True)
    came = models.BooleanField(_("kom"), null=True, blank=True)

    class Meta:
        verbose_name = _("enhedens fremmøde")
        verbose_name_plural = _("enhedens fremmøde")
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="unit_person_once_an_event"),
            models.CheckConstraint(
                condition=Q(was_invited=True) | Q(came=True), name="unit_person_invited_or_came"
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.event}"
