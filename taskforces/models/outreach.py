"""What a network tells others: talks, articles, fairs, prizes, each with whom it reached."""

from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from taskforces.models.memberships import Membership
from taskforces.models.networks import Network


class OutreachQuerySet(models.QuerySet):
    def of_year(self, year):
        return self.filter(happens_on__year=year).select_related("member__company")

    def shown(self):
        """What the host chose to show, once it has happened."""
        chosen = self.filter(shown_publicly=True, result=Outreach.Result.HELD)
        return chosen.order_by("-happens_on", "-pk")


class Outreach(models.Model):
    """One time that the network was told of: by a talk, in a magazine, at a fair. It may have its own way to the sheet."""

    class Kind(models.TextChoices):
        TALK = "talk", _("oplæg")
        MEDIA = "media", _("artikel eller indslag")
        FAIR = "fair", _("messe eller folkemøde")
        PRIZE = "prize", _("pris")
        SOCIAL = "social", _("sociale medier")
        STORY = "story", _("film eller historie")
        OTHER = "other", _("andet")

    class Result(models.TextChoices):
        PLANNED = "planned", _("planlagt")
        HELD = "held", _("er sket")
        CALLED_OFF = "called_off", _("blev ikke til noget")

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="outreach")
    kind = models.CharField(_("art"), max_length=8, choices=Kind, default=Kind.TALK)
    title = models.CharField(_("hvad"), max_length=160)
    audience = models.CharField(
        _("for hvem"), max_length=160, help_text=_("Fx Rotary Nordby, en sportsklub eller et blad.")
    )
    place = models.CharField(_("hvor"), max_length=160, blank=True)
    happens_on = models.DateField(_("dag"))
    starts_at = models.TimeField(_("klokken"), null=True, blank=True)
    member = models.ForeignKey(
        Membership,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="outreach",
        verbose_name=_("virksomhed, der fortæller"),
    )
    speaker = models.CharField(_("hvem taler"), max_length=120, blank=True)
    speaker_email = models.EmailField(_("e-mail til den, der taler"), blank=True)
    reach = models.PositiveIntegerField(
        _("hvor mange det nåede"), null=True, blank=True, help_text=_("Et skøn er nok.")
    )
    link = models.URLField(_("link"), blank=True)
    result = models.CharField(
        _("er det sket?"), max_length=10, choices=Result, default=Result.PLANNED
    )
    outcome = models.TextField(_("hvad kom der ud af det"), blank=True, max_length=600)
    shown_publicly = models.BooleanField(_("vis det på netværkets side"), default=False)
    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    asked_at = models.DateTimeField(_("spurgt på mail"), null=True, blank=True)
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    says_yes = models.BooleanField(_("siger ja"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = OutreachQuerySet.as_manager()

    class Meta:
        verbose_name = _("udbredelse")
        verbose_name_plural = _("udbredelse")
        ordering = ["happens_on", F("starts_at").asc(nulls_first=True), "pk"]

    def __str__(self):
        return f"{self.title}, {self.audience}"

    def get_absolute_url(self):
        """Where the one who talks says yes or no, without a log-in."""
        return reverse("taskforces:talk", args=[self.key])

    @property
    def speaker_name(self):
        """A name that was typed, or the member's own contact."""
        contact = self.member.contact if self.member else None
        return self.speaker or (contact.name if contact else "")

    @property
    def speaker_address(self):
        contact = self.member.contact if self.member else None
        if self.speaker:
            return self.speaker_email
        return self.speaker_email or (contact.email if contact else "")

    @property
    def public_name(self):
        """The company that told, where it said yes to being named."""
        named = self.member and self.member.shown_publicly
        return self.member.company.name if named else ""
