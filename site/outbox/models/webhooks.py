"""Other systems that are told what happens, and how each delivery went."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from accounts.sealing import seal, unseal


class Webhook(models.Model):
    """Another system's address that events of an organisation are sent to, signed with a secret."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="webhooks"
    )
    name = models.CharField(_("navn"), max_length=80)
    url = models.URLField(_("adresse"), max_length=500)
    sealed_secret = models.TextField(default="", db_default="", editable=False)
    # Where 0.2.0 keeps it; taken over every night (home/service/sealed.py).
    plain_secret = models.CharField(
        max_length=64, default="", db_default="", editable=False, db_column="secret"
    )
    active = models.BooleanField(_("aktiv"), default=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def secret(self):
        """Raises KeyLost."""
        return unseal(self.sealed_secret) if self.sealed_secret else self.plain_secret

    @secret.setter
    def secret(self, secret):
        self.sealed_secret, self.plain_secret = seal(secret), ""


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
