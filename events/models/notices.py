"""News of an event that its guests must have: who got a mail, and who must be phoned."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.events import Event
from events.models.invitations import Invitation
from outbox.models import Message


class NoticeQuerySet(models.QuerySet):
    def newest(self):
        """One an invitation: whoever is phoned about the last change need not hear of the first."""
        newer = Notice.objects.filter(invitation=OuterRef("invitation"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(newer))

    def old_letters(self, batch):
        """Of those whose letter was outdated when it left."""
        invitations = Invitation.objects.filter(dispatches__batch=batch)
        return self.filter(about=Notice.About.OLD_LETTER, invitation__in=invitations)

    def by_mail(self):
        """Those whose mail is on its way, as far as we know."""
        return self.exclude(self._must_be_phoned())

    def to_be_phoned(self):
        """Those without a mail, and those whose mail did not arrive; called or not."""
        return self.filter(self._must_be_phoned())

    def _must_be_phoned(self):
        lost = Message.objects.did_not_arrive().values("pk")
        return Q(must_phone=True) | Q(message__isnull=False, message__in=lost)


class Notice(models.Model):
    """One person to whom one change must be said. Without a message somebody phones."""

    class About(models.TextChoices):
        MOVED = "moved", _("ny tid eller nyt sted")
        CALLED_OFF = "called_off", _("aflyst")
        SPLIT = "split", _("mødet er delt i to")
        OLD_LETTER = "old_letter", _("brevet, de fik, passer ikke mere")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="notices")
    about = models.CharField(_("hvad der er nyt"), max_length=10, choices=About)
    message = models.ForeignKey(
        Message, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    must_phone = models.BooleanField(
        default=False, help_text="There was no address to send a mail to."
    )
    created_at = models.DateTimeField(default=timezone.now)
    called_at = models.DateTimeField(_("ringet op"), null=True, blank=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["invitation__contact__company__name", "invitation__contact__name", "pk"]

    def __str__(self):
        return f"{self.invitation} ({self.get_about_display()})"
