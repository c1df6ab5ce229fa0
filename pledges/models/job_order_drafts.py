"""From a promise to a job: anonymous job profiles, and drafts of the official job order."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from pledges.models.handovers import Handover
from pledges.models.visits import Visit
from pledges.taxonomy import Hours


class JobOrderQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(handover__unit__in=ids_with(user, Ability.WORK_SHEETS))

    def with_sheets(self):
        return self.select_related(
            "handover__unit",
            "handover__owner",
            "handover__sheet__network",
            "handover__sheet__company",
        )


class JobOrderDraft(models.Model):
    """A job order with the official keys, to be carried into the municipality's own system.

    The keys are those of the order on the company-oriented data basis (bekendtgørelse om det fælles
    it-baserede datagrundlag); the four states are those that the municipal systems report.
    """

    class OrderType(models.TextChoices):
        ORDINARY = "ordinary", _("ordinære vilkår")
        SPECIAL = "special", _("særlige vilkår (løntilskud, fleksjob, praktik)")

    class FollowUp(models.TextChoices):
        OPEN = "open", _("åbent opslag")
        REFERRAL = "referral", _("formidling")

    class WorkingTime(models.TextChoices):
        """STAR's code list Arbejdstidsforhold."""

        NORMAL = "1", _("normal dagtid")
        MORNING = "2", _("morgen")
        EVENING = "3", _("aften")
        NIGHT = "4", _("nat")
        SHIFTING = "6", _("skiftende")

    class State(models.TextChoices):
        TREATED = "treated", _("under behandling")
        INACTIVE = "inactive", _("inaktiv: nok henviste")
        CLOSED = "closed", _("lukket af virksomheden: behovet er dækket")
        EXPIRED = "expired", _("lukket: fristen er udløbet")

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="orders")
    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.SET_NULL, related_name="openings"
    )
    opening = models.ForeignKey(
        "pledges.Opening",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="orders",
        verbose_name=_("åbning"),
    )
    order_type = models.CharField(
        _("ordretype"), max_length=10, choices=OrderType, default=OrderType.ORDINARY
    )
    title = models.CharField(_("stillingsbetegnelse"), max_length=120)
    description = models.TextField(_("kort beskrivelse"), max_length=1000)
    starts_on = models.DateField(_("startdato"), null=True, blank=True)
    positions = models.PositiveSmallIntegerField(_("antal medarbejdere"), default=1)
    hours = models.CharField(_("timer pr. uge"), max_length=6, choices=Hours, blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=120)
    contact_phone = models.CharField(_("telefon"), max_length=20, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    follow_up = models.CharField(
        _("aftalt opfølgning"), max_length=10, choices=FollowUp, default=FollowUp.REFERRAL
    )
    eures = models.BooleanField(_("EURES: må søges i hele Europa"), default=False)
    cvr_number = models.CharField(_("CVR-nummer"), max_length=8, blank=True)
    p_number = models.CharField(_("P-nummer"), max_length=10, blank=True)
    working_time = models.CharField(
        _("arbejdstid"), max_length=1, choices=WorkingTime, default=WorkingTime.NORMAL
    )
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.TREATED)
    external_reference = models.CharField(_("nummer i fagsystemet"), max_length=60, blank=True)
    vitas_case = models.CharField(_("sagsnummer i VITAS"), max_length=60, blank=True)
    employees_fte = models.PositiveIntegerField(_("fuldtidsansatte"), null=True, blank=True)
    surplus = models.BooleanField(
        _("overskydende"), default=False, help_text=_("Flere åbninger end kandidater.")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = JobOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("jobordre")
        verbose_name_plural = _("jobordrer")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(positions__gte=1) & models.Q(positions__lte=99),
                name="order_has_positions",
            )
        ]

    def __str__(self):
        return self.title
