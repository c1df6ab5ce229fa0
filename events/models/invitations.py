"""Who was invited, under one code for every channel."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.keys import new_code, print_code
from events.models.event_hosts import EventHost
from events.models.events import Event
from events.models.invitation_rounds import InvitationRound
from taskforces.models import Contact


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.of_hosts(ids_with(user, Ability.INVITE))

    def of_hosts(self, organisations):
        """Those that the organisations invited, as organisers or as joint hosts that still take part."""
        joint = EventHost.objects.joined().filter(
            event=OuterRef("event"), network=OuterRef("round__network")
        )
        own = Q(round__network=None, event__network__host__in=organisations)
        theirs = Q(Exists(joint), round__network__host__in=organisations)
        return self.filter(own | theirs)

    def of_network(self, network):
        """A joint host's, or the organiser's own with None."""
        return self.filter(round__network=network)

    def unanswered(self):
        return self.filter(answer=Invitation.Answers.NONE, withdrawn_at=None)

    def went_out(self):
        """Those that stand and have left the house; an answer proves it where nothing was noted.

        A letter that is only made has not.
        """
        sent = Q(emailed_at__isnull=False) | Q(posted_at__isnull=False)
        sent |= Q(digital_post_at__isnull=False)
        return self.filter(sent | ~Q(answer=Invitation.Answers.NONE), withdrawn_at=None)

    def with_people(self):
        return self.select_related(
            "contact__company", "event__network__host", "round__network__host", "registration"
        )


class Invitation(models.Model):
    class Answers(models.TextChoices):
        NONE = "none", _("intet svar")
        YES = "yes", _("kommer")
        NO = "no", _("kommer ikke")
        STAND_IN = "stand_in", _("sender en anden")
        PHONE_CONFIRMED = "phone_confirmed", _("har sagt ja i telefonen")
        # Only ever in the log: they know of it and have not decided, so they are still asked.
        LATER = "later", _("svarer senere")

    COMING = (Answers.YES, Answers.STAND_IN, Answers.PHONE_CONFIRMED)

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="invitations")
    round = models.ForeignKey(InvitationRound, on_delete=models.CASCADE, related_name="invitations")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="invitations")
    code = models.CharField(_("kode"), max_length=11, unique=True, default=new_code)
    answer = models.CharField(_("svar"), max_length=16, choices=Answers, default=Answers.NONE)
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    emailed_at = models.DateTimeField(_("sendt på e-mail"), null=True, blank=True)
    printed_at = models.DateTimeField(_("lavet på papir"), null=True, blank=True)
    posted_at = models.DateTimeField(_("sendt på papir"), null=True, blank=True)
    digital_post_made_at = models.DateTimeField(_("lavet som Digital Post"), null=True, blank=True)
    digital_post_at = models.DateTimeField(_("sendt som Digital Post"), null=True, blank=True)
    calendar_uid = models.CharField(
        max_length=160,
        blank=True,
        default="",
        db_default="",
        help_text="UID that the guest's calendar knows from an event they were moved out of; empty: the event's own.",
    )
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitationer")
        ordering = ["contact__company__name", "contact__name"]
        constraints = [
            models.UniqueConstraint(fields=["event", "contact"], name="invited_once_an_event"),
            models.CheckConstraint(
                condition=models.Q(answer="none", answered_at__isnull=True)
                | (~models.Q(answer="none") & models.Q(answered_at__isnull=False)),
                name="invitation_answer_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.contact} → {self.event}"

    def get_absolute_url(self):
        return reverse("events:answer", args=[self.code])

    @property
    def organisation(self):
        """Who invited them: the organiser or a joint host, and it alone sees the contact."""
        joint = self.round.network
        return joint.host if joint else self.event.network.host

    @property
    def inviting_network(self):
        return self.round.network or self.event.network

    @property
    def printed_code(self):
        return print_code(self.code)

    @property
    def is_coming(self):
        return self.answer in self.COMING
