"""Every message that leaves, frozen as it was sent, and what is known of its way."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, organisations_with
from accounts.models import Organisation


class MessageQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=organisations_with(user, Ability.SEE_OUTBOX))

    def due(self, now):
        """Waiting to be sent, at this moment."""
        waiting = [Message.State.QUEUED, Message.State.RETRY]
        return self.filter(state__in=waiting, next_attempt_at__lte=now)

    def handed_over_since(self, moment):
        """What the mail server was given, or is being given, since then."""
        return self.filter(models.Q(sent_at__gt=moment) | models.Q(state=Message.State.INFLIGHT))

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
        Organisation, on_delete=models.CASCADE, related_name="messages"
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

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("besked")
        verbose_name_plural = _("beskeder")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="message_due"),
            models.Index(fields=["organisation", "-created_at"], name="message_by_organisation"),
            models.Index(fields=["sent_at"], name="message_sent"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at__isnull=True)),
                name="message_sent_has_a_time",
            )
        ]

    def __str__(self):
        return f"{self.subject} ({self.get_state_display()})"


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


class Suppression(models.Model):
    """An address that must not be written to again, and why."""

    class Reason(models.TextChoices):
        UNSUBSCRIBED = "unsubscribed", _("har frabedt sig")
        BOUNCED = "bounced", _("adressen findes ikke")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="suppressions"
    )
    address = models.EmailField(_("adresse"))
    reason = models.CharField(_("grund"), max_length=20, choices=Reason)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("spærret adresse")
        verbose_name_plural = _("spærrede adresser")
        constraints = [
            models.UniqueConstraint("organisation", Lower("address"), name="suppression_is_unique")
        ]

    def __str__(self):
        return self.address


class PeriodicRun(models.Model):
    """One row a job and time slot: the unique key makes a slot run once, however many workers ask."""

    job = models.CharField(max_length=60)
    slot = models.BigIntegerField(help_text="Unix time divided by the job's period.")
    started_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "slot"], name="periodic_slot_runs_once")
        ]

    def __str__(self):
        return f"{self.job} {self.slot}"


class CircuitBreaker(models.Model):
    """Whether a server that we need is left in peace for a while, and why; one row a server."""

    name = models.CharField(max_length=20, primary_key=True)
    failures = models.PositiveIntegerField(default=0, help_text="In a row.")
    reason = models.CharField(max_length=12, blank=True, help_text="outbox.smtp.ServerFault")
    since = models.DateTimeField(null=True, blank=True, help_text="The first failure of the row.")
    open_until = models.DateTimeField(
        null=True, blank=True, help_text="Nothing is tried before; empty while all is well."
    )
    is_trying = models.BooleanField(
        default=False, help_text="The pause is over, and one message is being tried."
    )

    def __str__(self):
        return f"{self.name}: {self.reason or 'ok'}"


class Webhook(models.Model):
    """Another system's address that events of an organisation are sent to, signed with a secret."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="webhooks"
    )
    name = models.CharField(_("navn"), max_length=80)
    url = models.URLField(_("adresse"), max_length=500)
    secret = models.CharField(max_length=64, editable=False)
    active = models.BooleanField(_("aktiv"), default=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name"]

    def __str__(self):
        return self.name


class WebhookDelivery(models.Model):
    """One event for one webhook, and how its delivery went."""

    class State(models.TextChoices):
        QUEUED = "queued", _("i kø")
        INFLIGHT = "inflight", _("på vej")
        SENT = "sent", _("leveret")
        RETRY = "retry", _("prøves igen")
        FAILED = "failed", _("fejlet")

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event_id = models.UUIDField(default=uuid4, help_text="The same at every attempt.")
    kind = models.CharField(_("hændelse"), max_length=40)
    body = models.TextField(_("indhold"))
    state = models.CharField(_("tilstand"), max_length=12, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("forsøg"), default=0)
    next_attempt_at = models.DateTimeField(_("næste forsøg"), default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    status_code = models.PositiveSmallIntegerField(_("svar"), null=True, blank=True)
    error = models.CharField(_("fejl"), max_length=120, blank=True)
    created_at = models.DateTimeField(_("oprettet"), default=timezone.now)
    sent_at = models.DateTimeField(_("leveret"), null=True, blank=True)

    class Meta:
        verbose_name = _("webhook-levering")
        verbose_name_plural = _("webhook-leveringer")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="webhook_delivery_due"),
        ]

    def __str__(self):
        return f"{self.kind} ({self.get_state_display()})"
