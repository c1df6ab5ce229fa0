"""Programmes: what one organisation leads across many networks and hosts, with partners."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import Ability, organisations_with
from accounts.models import Organisation
from taskforces.models.networks import LEAST_WEEKS, Network


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Led by one's organisation, with it as a partner, or with a network of it that is in or asked to be."""
        mine = organisations_with(user, Ability.SEE_PROGRAMMES).values("pk")
        partners = ProgrammePartner.objects.filter(organisation__in=mine)
        networks = ProgrammeNetwork.objects.standing().filter(network__host__in=mine)
        return self.filter(
            Q(lead__in=mine)
            | Q(pk__in=partners.values("programme"))
            | Q(pk__in=networks.values("programme"))
        )


class Programme(models.Model):
    """Figures of its networks are added up; their contacts stay with their hosts."""

    name = models.CharField(_("navn"), max_length=120)
    lead = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="led_programmes",
        verbose_name=_("leder af programmet"),
    )
    description = models.TextField(_("beskrivelse"), max_length=4000, blank=True)
    starts_on = models.DateField(_("begynder"))
    ends_on = models.DateField(_("slutter"))
    funding = models.CharField(
        _("bevilling"),
        max_length=200,
        blank=True,
        help_text=_(
            "Beløb, pulje og hvor det står, fx “1.868.000 kr. fra puljen, brev af 3. maj”."
        ),
    )
    least_weeks = models.PositiveSmallIntegerField(
        _("henvises tidligst efter"),
        choices=LEAST_WEEKS,
        default=0,
        db_default=0,
        help_text=_("Uger som ledig. Et netværk kan have sin egen grænse."),
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programmer")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="programme_ends_after_start"
            )
        ]

    def __str__(self):
        return self.name


class ProgrammeNetworkQuerySet(models.QuerySet):
    def joined(self):
        return self.filter(state=ProgrammeNetwork.State.JOINED)

    def standing(self):
        """In it, or asked and not yet answered."""
        return self.filter(state__in=[ProgrammeNetwork.State.JOINED, ProgrammeNetwork.State.ASKED])


class ProgrammeNetwork(models.Model):
    """A network in a programme; its host says yes before anything is added up, and may leave."""

    class State(models.TextChoices):
        ASKED = "asked", _("spurgt")
        JOINED = "joined", _("med")
        DECLINED = "declined", _("sagde nej")
        LEFT = "left", _("gået ud")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="members")
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="in_programmes", verbose_name=_("netværk")
    )
    state = models.CharField(_("tilstand"), max_length=8, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("spurgt"), default=timezone.now)
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ProgrammeNetworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("netværk i et program")
        verbose_name_plural = _("netværk i programmer")
        ordering = ["network__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "network"], name="network_once_a_programme"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None)
                | ~Q(state="asked") & Q(answered_at__isnull=False),
                name="programme_answer_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.network}, {self.get_state_display()}"


class ProgrammePartner(models.Model):
    """Who takes part besides the networks' hosts. A partner that is in the house sees the sums, never contacts."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="partnered_programmes",
        verbose_name=_("organisation her på siden"),
        help_text=_("Så ser dens medarbejdere programmets tal. Kontakter ser de aldrig."),
    )
    name = models.CharField(
        _("navn"),
        max_length=120,
        blank=True,
        help_text=_("Når partneren ikke bruger siden."),
    )
    part = models.CharField(
        _("hvad gør de"),
        max_length=200,
        help_text=_("Fx “deltager i alle klubbernes møder og rådgiver om modellen”."),
    )

    class Meta:
        verbose_name = _("partner i et program")
        verbose_name_plural = pgettext_lazy("several", "partnere i programmer")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"], name="partner_once_a_programme"
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(name=""), name="partner_has_a_name"
            ),
        ]

    def __str__(self):
        return str(self.organisation) if self.organisation_id else self.name


class ProgrammeChapter(models.Model):
    """What the report says under one of the headings that the pool asks every programme about."""

    class Heading(models.TextChoices):
        IDENTIFY = "identify", _("At finde åbninger")
        HAND_OVER = "hand_over", _("At overlevere til jobcenteret")
        MATCH = "match", _("Match og fastholdelse")
        SPREAD = "spread", _("Spredning til flere virksomheder")
        ANCHOR = "anchor", _("Forankring")
        SUCCESSES = "successes", _("Det er lykkedes")
        CHALLENGES = "challenges", _("Det har været svært")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="chapters")
    heading = models.CharField(_("overskrift"), max_length=12, choices=Heading)
    text = models.TextField(_("tekst"), max_length=6000, blank=True)
    written_at = models.DateTimeField(_("skrevet"), default=timezone.now)

    class Meta:
        verbose_name = _("afsnit i en beretning")
        verbose_name_plural = pgettext_lazy("several", "afsnit i beretninger")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "heading"], name="chapter_once_a_programme"
            )
        ]

    def __str__(self):
        return str(self.get_heading_display())
