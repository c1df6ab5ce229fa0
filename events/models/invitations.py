"""Who was invited by which letter, under one code for every channel, and everything they answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, organisations_with
from accounts.keys import new_code, print_code
from events.models.events import Event
from taskforces.models import Contact, MayorInvitationPage


class InvitationRound(models.Model):
    """An event, a letter, and the people chosen for it."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PRINT = "print", _("brev på papir")

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
    seats = models.PositiveIntegerField(
        _("højst så mange pladser"),
        null=True,
        blank=True,
        help_text=_("Tomt: så længe der er plads i huset."),
    )
    case_number = models.CharField(_("sagsnummer"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("udsendelse")
        verbose_name_plural = _("udsendelser")
        ordering = ["-created_at"]

    def __str__(self):
        return self.name


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(event__network__host__in=organisations_with(user, Ability.INVITE))

    def unanswered(self):
        return self.filter(answer=Invitation.Answers.NONE, withdrawn_at=None)

    def went_out(self):
        """Those that stand and have left the house; an answer proves it where nothing was noted."""
        sent = Q(emailed_at__isnull=False) | Q(printed_at__isnull=False)
        return self.filter(sent | ~Q(answer=Invitation.Answers.NONE), withdrawn_at=None)

    def with_people(self):
        return self.select_related(
            "contact__company", "event__network__host", "round", "registration"
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
    printed_at = models.DateTimeField(_("hentet til tryk"), null=True, blank=True)
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
    def printed_code(self):
        return print_code(self.code)

    @property
    def is_coming(self):
        return self.answer in self.COMING


class Answer(models.Model):
    """Each answer as it was given. Rows are only ever added; the newest one is the state."""

    class Source(models.TextChoices):
        LINK = "link", _("link")
        PHONE = "phone", _("telefon")
        PAPER = "paper", _("papir")
        STAFF = "staff", _("medarbejder")
        DOOR = "door", _("døren")
        CLOCK = "clock", _("fristen løb ud")

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=16, choices=Invitation.Answers)
    companions = models.PositiveSmallIntegerField(default=0)
    companion_names = models.CharField(max_length=600, blank=True)
    stand_in_name = models.CharField(max_length=120, blank=True)
    stand_in_email = models.EmailField(blank=True)
    source = models.CharField(max_length=8, choices=Source, default=Source.LINK)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_answer_display()} ({self.get_source_display()})"
