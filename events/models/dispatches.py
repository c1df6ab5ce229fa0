"""What left the house: one row an invitation and channel, frozen as it was."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.invitations import Invitation
from events.models.letter_batches import LetterBatch
from outbox.models import Message
from taskforces.models import Contact


class Dispatch(models.Model):
    """One invitation by one channel. Rows are added and never changed, but for when they were sent and filed."""

    Channel = Contact.Channel

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="dispatches")
    channel = models.CharField(_("kanal"), max_length=12, choices=Channel)
    batch = models.ForeignKey(
        LetterBatch, null=True, blank=True, on_delete=models.CASCADE, related_name="dispatches"
    )
    message = models.ForeignKey(
        Message, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    content = models.JSONField(default=dict, help_text="What the letter says, as it was typeset.")
    sha256 = models.CharField(_("aftryk af indholdet"), max_length=64)
    reference = models.CharField(max_length=64, blank=True, help_text="The MeMo's messageUUID.")
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(_("sendt"), null=True, blank=True)
    filed_at = models.DateTimeField(_("journaliseret"), null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "invitation"], name="in_a_batch_once")
        ]

    def __str__(self):
        return f"{self.invitation} ({self.get_channel_display()})"
