"""Every message that leaves, frozen as it was sent, and what is known of its way."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from outbox.addresses import fold, shown
from outbox.undelivered import Undelivered

LOOKED_AT_FOR = timedelta(days=14)


class MessageQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=ids_with(user, Ability.SEE_OUTBOX))

    def due(self, now):
        """Waiting to be sent, at this moment."""
        in_time = models.Q(not_after=None) | models.Q(not_after__gt=now)
        return self.filter(in_time, state__in=WAITING, next_attempt_at__lte=now)

    def most_urgent_first(self):
        """What is soon worth nothing goes before what can wait, and then the oldest."""
        return self.order_by(models.F("not_after").asc(nulls_last=True), "next_attempt_at")

    def too_late(self, now):
        """Waiting, but worth nothing any more."""
        return self.filter(state__in=WAITING, not_after__lte=now)

    def settled(self):
        """Neither waiting to be sent nor on its way at this moment."""
        under_way = [Message.State.QUEUED, Message.State.RETRY, Message.State.INFLIGHT]
        return self.exclude(state__in=under_way)

    def handed_over_since(self, moment):
        """What the mail server was given, or is being given, since then."""
        return self.filter(models.Q(sent_at__gt=moment) | models.Q(state=Message.State.INFLIGHT))

    def did_not_arrive(self):
        """Given up for whatever reason, or sent back later: whoever it was for has not read it."""
        given_up = models.Q(state=Message.State.FAILED)
        return self.filter(given_up | models.Q(bounced_at__isnull=False))

    def came_back(self):
        """Whatever a server refused for good: at once, or in a mail to us later."""
        return self.exclude(undelivered="").filter(
            models.Q(bounced_at__isnull=False) | models.Q(state=Message.State.FAILED)
        )

    def to_look_at(self, now):
        """Whatever a person must decide, and what came back of late."""
        return self.filter(
            models.Q(state__in=[Message.State.UNCERTAIN, Message.State.FAILED])
            | models.Q(bounced_at__gt=now - LOOKED_AT_FOR)
        )

    def to(self, address):
        """However the address was written."""
        folded = fold(address)
        return self.filter(
            models.Q(recipient__iexact=folded) | models.Q(recipient__iexact=shown(folded))
        )

    def abandoned(self, now):
        """Handed over by a worker that never came back to say how it went."""
        return self.filter(state=Message.State.INFLIGHT, lease_until__lt=now)


class Message(models.Model):
    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PRINT = "print", _("brev på papir")
        DIGITAL_POST = "digital_post", _("Digital Post")

    class State(models.TextChoices):
        QUEUED = "queued", _("i kø")
        INFLIGHT = "inflight", _("på vej")
        SENT = "sent", _("sendt")
        RETRY = "retry", _("prøves igen")
        FAILED = "failed", _("fejlet")
        UNCERTAIN = "uncertain", _("usikker")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        related_name="messages",
        help_text="None: a mail of the log-in, which no organisation may read.",
    )
    channel = models.CharField(_("kanal"), max_length=12, choices=Channel, default=Channel.EMAIL)
    reference = models.CharField(
        _("hører til"), max_length=80, db_index=True, help_text='"invitation:12"'
    )
    sender = models.CharField(_("fra"), max_length=320)
    reply_to = models.EmailField(_("svar til"), blank=True)
    recipient = models.CharField(_("til"), max_length=320)
    subject = models.CharField(_("emne"), max_length=255)
    text = models.TextField(_("tekst"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    sha256 = models.CharField(_("aftryk af indholdet"), max_length=64)
    message_id = models.CharField(_("Message-ID"), max_length=120, unique=True)
    unsubscribe_url = models.URLField(blank=True, help_text="List-Unsubscribe, RFC 8058.")

    state = models.CharField(_("tilstand"), max_length=12, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("forsøg"), default=0)
    next_attempt_at = models.DateTimeField(_("næste forsøg"), default=timezone.now)
    not_after = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Worth nothing afterwards, and then never sent; its words are deleted when it is done.",
    )
    lease_until = models.DateTimeField(null=True, blank=True)
    error = models.CharField(_("fejl"), max_length=255, blank=True)
    created_at = models.DateTimeField(_("oprettet"), default=timezone.now)
    sent_at = models.DateTimeField(_("sendt"), null=True, blank=True)
    bounced_at = models.DateTimeField(
        _("kom retur"),
        null=True,
        blank=True,
        help_text="A receiving server said later that it was not delivered.",
    )
    undelivered = models.CharField(
        _("hvorfor den ikke er kommet frem"),
        max_length=12,
        choices=Undelivered,
        blank=True,
        default="",
        db_default="",
        help_text="The last word of a server; it may still be delivered while bounced_at is empty.",
    )
    undelivered_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("besked")
        verbose_name_plural = _("beskeder")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="message_due"),
            models.Index(fields=["organisation", "-created_at"], name="message_by_organisation"),
            models.Index(fields=["sent_at"], name="message_sent"),
            models.Index(
                fields=["undelivered", "undelivered_at"],
                name="message_undelivered",
                condition=~models.Q(undelivered=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at__isnull=True)),
                name="message_sent_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | models.Q(not_after__isnull=False),
                name="message_of_nobody_ends",
            ),
        ]

    def __str__(self):
        return f"{self.subject} ({self.get_state_display()})"


WAITING = [Message.State.QUEUED, Message.State.RETRY]


class Attachment(models.Model):
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=80)
    content = models.BinaryField()

    class Meta:
        verbose_name = _("bilag")
        verbose_name_plural = _("bilag")

    def __str__(self):
        return self.name
