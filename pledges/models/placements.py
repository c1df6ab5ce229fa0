"""A person at work, known here only by a reference: rising hours, checks, and how it ended."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from pledges.models.candidates import Candidate
from pledges.models.handovers import Handover
from pledges.models.job_order_drafts import JobOrderDraft
from pledges.models.schemes import Scheme
from taskforces.models import Company, Contact, Network

PLACES = (
    *("network__host", "unit", "handover__sheet__company", "handover__sheet__network"),
    *("handover__unit", "handover__owner", "opening__company", "opening__owner"),
)


class PlacementQuerySet(models.QuerySet):
    def in_place(self):
        """At work now, as the unit has said."""
        return self.filter(state__in=[Placement.State.ACTIVE, Placement.State.AT_RISK])

    def in_position(self):
        """Those whose position nobody else can have; `takes_position` says the same of one."""
        return self.filter(~Q(state=Placement.State.ENDED) | ~Q(end_reason__in=FREES))

    def jobs_on(self, day):
        """Who has at least some paid hours that day; `is_job_on` says the same of one placement."""
        return self.alias(paid_hours=paid_hours_on(day, OuterRef("pk"))).filter(paid_hours__gt=0)

    def jobs_begun(self, day):
        """With `job_from`, the first day with paid hours, of those who had one by the day."""
        paid = PlacementStep.objects.filter(placement=OuterRef("pk"), paid_hours__gt=0)
        first = Subquery(paid.order_by("starts_on").values("starts_on")[:1])
        came = Q(ended_on=None) | Q(ended_on__gte=F("job_from"))
        return self.alias(job_from=first).filter(came, job_from__lte=day)

    def visible_to(self, user):
        works = ids_with(user, Ability.WORK_CANDIDATES)
        return self.filter(Q(unit__in=works) | Q(network__in=Network.objects.at_desk_of(user)))

    def check_due(self, day):
        """Whom the unit has not yet asked about, though the day has come."""
        due = RetentionCheck.objects.filter(due_on__lte=day, unit_says="")
        return self.in_place().filter(pk__in=due.values("placement"))

    def with_people(self):
        return self.with_places().select_related("scheme").prefetch_related("steps", "checks")

    def with_places(self):
        """With what `company_name`, `company` and `owner` read."""
        return self.select_related(*PLACES)

    def owned_by(self, user):
        return self.filter(Q(handover__owner=user) | Q(handover=None, opening__owner=user))


class Placement(models.Model):
    class State(models.TextChoices):
        ACTIVE = "active", _("i gang")
        AT_RISK = "at_risk", _("i vanskeligheder")
        ENDED = "ended", _("slut")

    class EndReason(models.TextChoices):
        COMPLETED = "completed", _("aftalt tid er gået")
        ORDINARY_JOB = "ordinary_job", _("gik over i ordinært job")
        MOVED = "moved", _("flyttede til en anden virksomhed i netværket")
        EDUCATION = "education", _("begyndte på uddannelse")
        COMPANY = "company", _("virksomheden stoppede forløbet")
        PERSON = "person", _("personen stoppede forløbet")
        OTHER = "other", _("andet")

    handover = models.ForeignKey(
        Handover,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="placements",
        help_text="None where the opening came without a sheet.",
    )
    network = models.ForeignKey(
        Network, null=True, editable=False, on_delete=models.PROTECT, related_name="placements"
    )
    unit = models.ForeignKey(
        Organisation, null=True, editable=False, on_delete=models.PROTECT, related_name="placements"
    )
    opening = models.ForeignKey(
        "pledges.Opening",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="placements",
        verbose_name=_("åbning"),
    )
    candidate = models.ForeignKey(
        "pledges.Candidate",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="placements",
        verbose_name=_("kandidat"),
    )
    order = models.ForeignKey(
        JobOrderDraft,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="placements",
        verbose_name=_("jobordre"),
    )
    candidate_reference = models.CharField(
        _("reference"),
        max_length=40,
        help_text=_("Jeres eget mærke, fx “Kandidat A1”. Aldrig navn eller CPR-nummer."),
    )
    scheme = models.ForeignKey(
        Scheme, on_delete=models.PROTECT, related_name="placements", verbose_name=_("ordning")
    )
    starts_on = models.DateField(_("første dag"))
    buddy = models.CharField(
        _("makker på arbejdspladsen"), max_length=120, blank=True, help_text=_("Fornavn er nok.")
    )
    buddy_contact = models.ForeignKey(
        Contact,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="buddy_placements",
        verbose_name=_("makker, der har været på kursus"),
        help_text="The person behind the buddy's name, where they completed a course.",
    )
    mentor = models.CharField(_("mentor"), max_length=120, blank=True)
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.ACTIVE)
    ended_on = models.DateField(_("sidste dag"), null=True, blank=True)
    end_reason = models.CharField(_("hvorfor"), max_length=16, choices=EndReason, blank=True)
    moved_from = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="moved_to"
    )
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=0)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("forløb")
        verbose_name_plural = _("forløb")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False) & ~Q(end_reason="")
                | ~Q(state="ended") & Q(ended_on=None, end_reason=""),
                name="placement_ended_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("starts_on")),
                name="placement_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(handover__isnull=False) | Q(opening__isnull=False),
                name="placement_is_somewhere",
            ),
        ]

    def __str__(self):
        return self.candidate_reference

    def save(self, **kwargs):
        named = kwargs.get("update_fields")
        if named is None:
            self.set_derived()
        super().save(**kwargs)
        if self.opening_id and (named is None or TAKES.intersection(named)):
            self.opening.keep_placed()
        if named is None or DECIDES.intersection(named):
            self.forget_standing()

    def delete(self, **kwargs):
        gone = super().delete(**kwargs)
        self.forget_standing()
        if self.opening_id:
            self.opening.keep_placed()
        return gone

    def set_derived(self):
        self.unit_id, self.network_id = self.place.unit_id, self.place.network_id

    def forget_standing(self):
        """The person may stand elsewhere now."""
        Candidate.objects.filter(pk=self.candidate_id).forget_standing()

    @property
    def place(self):
        """The handover, or the opening where there is none: both know unit, network and owner."""
        return self.handover or self.opening

    @property
    def sheet(self):
        return self.handover.sheet if self.handover_id else None

    @property
    def company(self) -> Company | None:
        return self.place.company

    @property
    def company_name(self) -> str:
        return self.place.company_name

    @property
    def owner(self):
        return self.place.owner


# What decides whether it takes a position, and of which opening.
TAKES = frozenset({"state", "end_reason", "opening", "opening_id"})
# What decides where its person stands, and in which scope.
DECIDES = frozenset(
    {"candidate", "scheme", "starts_on", "ended_on", "end_reason", "unit", "network"}
)
# After these the company has the position again, unless it says otherwise.
FREES = (
    Placement.EndReason.MOVED,
    Placement.EndReason.EDUCATION,
    Placement.EndReason.COMPANY,
    Placement.EndReason.PERSON,
    Placement.EndReason.OTHER,
)


def takes_position(*, state: str, end_reason: str) -> bool:
    """Whether nobody else can have the position: somebody is there, or stayed on, or the agreed time was used."""
    return state != Placement.State.ENDED or end_reason not in FREES


class PlacementStep(models.Model):
    """So many hours a week from a day on. VITAS cannot say that hours rise, so it is said here."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="steps")
    starts_on = models.DateField(_("fra"))
    paid_hours = models.DecimalField(_("lønnede timer pr. uge"), max_digits=4, decimal_places=1)
    unpaid_hours = models.DecimalField(
        _("praktiktimer pr. uge"), max_digits=4, decimal_places=1, default=0
    )
    scheme = models.ForeignKey(
        Scheme,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("ordning"),
        help_text="Without one, that of the placement.",
    )

    class Meta:
        verbose_name = _("trin")
        verbose_name_plural = _("trin")
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "starts_on"], name="one_step_a_day"),
            models.CheckConstraint(
                condition=Q(paid_hours__gte=0)
                & Q(unpaid_hours__gte=0)
                & Q(paid_hours__lte=48)
                & Q(unpaid_hours__lte=48),
                name="step_has_sane_hours",
            ),
        ]

    def __str__(self):
        return f"{self.starts_on:%d.%m.%Y}: {self.paid_hours}"

    def save(self, **kwargs):
        super().save(**kwargs)
        self.placement.forget_standing()

    def delete(self, **kwargs):
        gone = super().delete(**kwargs)
        self.placement.forget_standing()
        return gone


def paid_hours_on(day, placement) -> Subquery:
    """Of the step that holds on the day; both may be references to the outer query."""
    begun = PlacementStep.objects.filter(placement=placement, starts_on__lte=day)
    return Subquery(begun.order_by("-starts_on").values("paid_hours")[:1])


def is_job_on(day: date, steps: Iterable[PlacementStep]) -> bool:
    """Whether at least some of the hours are paid by the step that holds on the day.

    Who only has unpaid hours is in an internship, and an internship is no job.
    """
    begun = [step for step in steps if step.starts_on <= day]
    return bool(begun) and max(begun, key=lambda step: step.starts_on).paid_hours > 0


class RetentionCheck(models.Model):
    """13 and 26 weeks on: is the person still there? Both sides say so, and both answers stand."""

    class Says(models.TextChoices):
        NOTHING = "", _("ikke svaret")
        STILL = "still", _("stadig i job")
        ENDED = "ended", _("ikke længere i job")

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="checks")
    weeks = models.PositiveSmallIntegerField(choices=[(13, _("13 uger")), (26, _("26 uger"))])
    due_on = models.DateField(_("dag"))
    unit_says = models.CharField(_("enheden"), max_length=6, choices=Says, blank=True)
    unit_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    unit_at = models.DateTimeField(null=True, blank=True)
    company_says = models.CharField(_("virksomheden"), max_length=6, choices=Says, blank=True)
    company_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(_("virksomheden spurgt"), null=True, blank=True)

    class Meta:
        verbose_name = _("tjek af fastholdelse")
        verbose_name_plural = _("tjek af fastholdelse")
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "weeks"], name="check_once_a_placement"),
        ]

    def __str__(self):
        return f"{self.weeks}: {self.get_unit_says_display()}"
