"""By which letter people were invited to an event."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from events.models.events import Event
from taskforces.models import MayorInvitationPage, Network


class InvitationRound(models.Model):
    """One sending: an event, a letter, and the people chosen for it; or those who registered themselves."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="rounds")
    letter = models.ForeignKey(
        MayorInvitationPage, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("brev")
    )
    name = models.CharField(_("navn"), max_length=120)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    letter_revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Den udgave af brevet, der blev sendt."),
    )
    translation_revisions = models.JSONField(
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        help_text='Those of its translations: {"en": 7}.',
    )
    seats = models.PositiveIntegerField(
        _("højst så mange pladser"),
        null=True,
        blank=True,
        help_text=_("Tomt: så længe der er plads i huset."),
    )
    case_number = models.CharField(_("sagsnummer"), max_length=60, blank=True)
    proofed_at = models.DateTimeField(
        _("læst igennem"),
        null=True,
        blank=True,
        help_text="When somebody said that it looks right.",
    )
    send_at = models.DateTimeField(
        _("sendes på mail"), null=True, blank=True, help_text="Empty again once it was tried."
    )
    send_whom = models.CharField(
        max_length=12, default="assigned", db_default="assigned", help_text="A Whom of its letters."
    )
    send_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    send_stopped = models.CharField(
        max_length=40,
        blank=True,
        db_default="",
        help_text="Why the last planned sending did not go out.",
    )

    network = models.ForeignKey(
        Network,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="joint_rounds",
        verbose_name=_("netværk"),
        help_text="Of a joint host's own guests; empty: the organiser's.",
    )
    is_open = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Of those who registered themselves: no letter went out to them.",
    )

    class Meta:
        verbose_name = _("udsendelse")
        verbose_name_plural = _("udsendelser")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=models.Q(is_open=True), name="one_open_round_an_event"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def inviting_network(self) -> Network:
        """Whose guests they are: they and what they promise are seen by its host."""
        return self.network or self.event.network

    @property
    def organisation(self) -> Organisation:
        """Who invites, and in whose name the letters are."""
        return self.inviting_network.host
