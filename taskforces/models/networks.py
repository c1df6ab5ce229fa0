"""Networks: a host, its unit and the municipalities it works in."""

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts import municipalities
from accounts.access import Ability, ids_with
from accounts.models import Organisation, Role
from accounts.nouns import in_words

# Weeks unemployed from which somebody may be referred; the classes in which a candidate's are kept.
LEAST_WEEKS = [(0, _("ingen grænse")), (26, _("26 uger")), (52, _("52 uger"))]


class NetworkQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(host__in=ids_with(user, Ability.SEE))

    def published(self):
        return self.filter(active=True)

    def known_to(self, host):
        """Active ones that an organisation may be told of by name: its own, and those with a public page."""
        shown = models.Q(pages__live=True) | models.Q(host=host)
        return self.published().filter(shown).distinct()

    def at_desk_of(self, user):
        """Networks in which the user's own organisation, as the host, follows people itself; `desk` is the twin."""
        mine = ids_with(user, Ability.WORK_CANDIDATES)
        return self.filter(host_desk=True, host__in=mine)

    def worked_on_by(self, user, ability=Ability.SEE):
        """Networks that an organisation of the user's runs or follows up on."""
        mine = ids_with(user, ability)
        return self.filter(models.Q(host__in=mine) | models.Q(unit__in=mine))


class Network(models.Model):
    """A circle of companies. Its kind sets the features when it is made; the features decide."""

    class Kind(models.TextChoices):
        TASK_FORCE = "task_force", _("Task Force")
        SPONSOR_NETWORK = "sponsor_network", _("sponsornetværk")
        DIALOGUE_FORUM = "dialogue_forum", _("dialogforum")
        CLUSTER_NETWORK = "cluster_network", _("klyngenetværk")
        TEMP_AGENCY = "temp_agency", _("vikarmodel")
        TRAINEE_COHORT = "trainee_cohort", _("traineehold")
        TRAINING_TRACK = "training_track", _("træningsbane")

    kind = models.CharField(_("art"), max_length=20, choices=Kind)
    name = models.CharField(_("navn"), max_length=120)
    slug = models.SlugField(_("kort navn i adresser"), unique=True, max_length=80)
    host = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="networks", verbose_name=_("vært")
    )
    unit = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="routed_networks",
        limit_choices_to={"kind": Organisation.Kind.EMPLOYMENT_UNIT},
        verbose_name=_("enhed, der følger op"),
    )
    further_units = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="further_networks",
        verbose_name=_("flere enheder"),
        help_text=_("Finder også kandidater. En plads følger kandidatens enhed."),
    )
    default_owner = models.ForeignKey(
        get_user_model(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("fast konsulent"),
    )
    municipality_codes = models.JSONField(_("kommuner"), default=list, blank=True)
    target_group = models.TextField(_("målgruppe"), blank=True)
    target_group_decided_on = models.DateField(_("målgruppen besluttet"), null=True, blank=True)
    least_weeks = models.PositiveSmallIntegerField(
        _("henvises tidligst efter"),
        choices=LEAST_WEEKS,
        null=True,
        blank=True,
        help_text=_("Uger som ledig. Tomt: det, netværkets program siger."),
    )
    goal_positions = models.PositiveIntegerField(_("mål, antal job"), null=True, blank=True)
    partners = models.TextField(
        _("partnere"),
        max_length=1000,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "En på hver linje, fx “Nordby Fonden, låner lokaler ud”. Står på netværkets side."
        ),
    )
    runs_from = models.DateField(_("løber fra"), null=True, blank=True)
    runs_until = models.DateField(_("løber til"), null=True, blank=True)
    active = models.BooleanField(_("aktivt"), default=True)

    pledging = models.BooleanField(_("tilsagn på møderne"), default=True)
    visit_only = models.BooleanField(_("spørger kun om besøg"), default=False)
    warm_introduction = models.BooleanField(_("varm introduktion først"), default=False)
    interview_mode = models.BooleanField(_("ledere interviewer hinanden"), default=False)
    host_desk = models.BooleanField(
        _("værten følger selv op på personer"),
        default=False,
        db_default=False,
        help_text=_(
            "Jeres egne koordinatorer arbejder med åbninger, kandidater og forløb i netværket."
            " Enheden ser stadig sit eget."
        ),
    )
    hours_billing = models.BooleanField(_("timer faktureres"), default=False)
    gross_list = models.BooleanField(_("bruttoliste"), default=False)
    job_profiles_first = models.BooleanField(_("jobprofil før plads"), default=False)
    contract_targets = models.BooleanField(_("mål i kontrakt"), default=False)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("netværk")
        verbose_name_plural = pgettext_lazy("several", "netværk")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(runs_until__gte=models.F("runs_from")),
                name="network_ends_after_start",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def desk(self) -> tuple[int, ...]:
        """Who besides the unit works with people of the network: the host, where it follows them itself."""
        return (self.host_id,) if self.host_desk else ()

    @property
    def takes_wishes(self):
        """Whether its page leads to the form for joining; asks nothing, since pages have few statements to spare."""
        return bool(self.unit_id or self.host.sender_email)

    @property
    def tells_more(self):
        """Whether there is anything on the page of its partners and what it knows."""
        return self.knowledge_sheets.in_public().exists() or self.partnerships.shown().exists()

    @cached_property
    def join_addresses(self) -> list[str]:
        """Who hears of those who want to join: the host's own address, else its coordinators and owners."""
        if self.host.sender_email:
            return [self.host.sender_email]
        people = get_user_model().objects.filter(
            is_active=True,
            roles__organisation=self.host_id,
            roles__role__in=[Role.Kind.OWNER, Role.Kind.COORDINATOR],
        )
        return list(people.order_by("email").values_list("email", flat=True).distinct())

    @property
    def unit_in_words(self):
        return in_words((self.unit or self.host).unit_noun)

    @property
    def partner_lines(self):
        return [line.strip() for line in self.partners.splitlines() if line.strip()]

    def unit_of(self, units) -> Organisation | None:
        """Which of some units takes part here: the one that follows up, a further one, or the host at its own desk."""
        here = [
            self.unit,
            *self.further_units.order_by("pk"),
            self.host if self.host_desk else None,
        ]
        return next((unit for unit in here if unit and unit in units), None)

    @property
    def municipality_names(self):
        return [municipalities.name(code) for code in self.municipality_codes]


class TargetGroupDecision(models.Model):
    """Whom the network decided to help, when, and what it said before; rows are only ever added."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="target_group_decisions"
    )
    text = models.TextField(_("målgruppe"))
    decided_on = models.DateField(_("besluttet"))
    written_by = models.ForeignKey(
        get_user_model(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("beslutning om målgruppe")
        verbose_name_plural = _("beslutninger om målgruppe")
        ordering = ["-decided_on", "-pk"]

    def __str__(self):
        return f"{self.network} {self.decided_on:%d.%m.%Y}"
