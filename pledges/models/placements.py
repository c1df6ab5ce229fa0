"""A person at work, known here only by a reference: rising hours, checks, and how it ended."""

from functools import cache

from django.db import models, transaction
from django.db.models import Expression, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from pledges.models.candidates import Candidate
from pledges.models.handovers import Handover
from pledges.models.job_order_drafts import JobOrderDraft
from pledges.models.placement_steps import (
    RetentionCheck,
    first_paid_day,
    last_step,
    lasted_on,
    paid_hours_kept,
)
from pledges.models.schemes import Scheme
from taskforces.models import Company, Contact, Network

PLACES = (
    *("network__host", "unit", "handover__sheet__company", "handover__sheet__network"),
    *("handover__unit", "handover__owner", "opening__company", "opening__owner"),
)
BATCH = 500
FOR_FIGURES = [
    *("candidate", "company_key", "job_from", "lasted_on"),
    *("last_step_on", "last_paid_hours", "ended_on", "id"),
]


class PlacementQuerySet(models.QuerySet):
    def in_place(self):
        """At work now, as the unit has said."""
        return self.filter(state__in=[Placement.State.ACTIVE, Placement.State.AT_RISK])

    def in_position(self):
        """Those whose position nobody else can have; `takes_position` says the same of one."""
        return self.filter(~Q(state=Placement.State.ENDED) | ~Q(end_reason__in=FREES))

    def jobs_on(self, day):
        """Who has at least some paid hours that day; `is_job_on` says the same of one placement."""
        return self.alias(paid_hours=paid_hours_kept(day)).filter(paid_hours__gt=0)

    def jobs_begun(self, day):
        """Who had a day with paid hours by the day; `job_from` is the first of them."""
        return self.filter(BEGAN, job_from__lte=day)

    def derive(self) -> None:
        """Sets what each row keeps of its sheet or opening, its steps and its checks: the only writer of these.

        Read under their locks, so that of two who write at once both are seen.
        """
        with transaction.atomic():
            locked = self.order_by("pk").select_for_update(of=("self",))
            ids = list(locked.values_list("pk", flat=True))
            Placement.objects.filter(pk__in=ids).update(**derived())

    def derive_anew(self) -> int:
        """The same where it is not so; how many rows that were.

        None, unless an older version ran beside this one or somebody wrote into the database by hand.
        """
        said = {f"{name}_said": found for name, found in derived().items()}
        rows = self.order_by().annotate(**said).values_list("pk", *derived(), *said)
        ids = list(self.order_by("pk").values_list("pk", flat=True))
        wrong = []
        for at in range(0, len(ids), BATCH):
            for pk, *values in rows.filter(pk__in=ids[at : at + BATCH]):
                if values[: len(said)] != values[len(said) :]:
                    wrong.append(pk)
        for at in range(0, len(wrong), BATCH):
            Placement.objects.filter(pk__in=wrong[at : at + BATCH]).derive()
        return len(wrong)

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
    # What figures ask about; `derive` alone writes it.
    promised_at = models.DateTimeField(
        null=True, editable=False, help_text="When the sheet came in, or the opening was told of."
    )
    company_key = models.BigIntegerField(
        null=True,
        editable=False,
        help_text="That of the sheet, or the id of the opening's company.",
    )
    job_from = models.DateField(
        null=True, editable=False, help_text="The first day with paid hours."
    )
    lasted_on = models.DateField(
        null=True, editable=False, help_text="The day of 13 weeks, if the job lasted so long."
    )
    last_step_on = models.DateField(
        null=True, editable=False, help_text="From then on the hours below hold."
    )
    last_paid_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, editable=False)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("forløb")
        verbose_name_plural = _("forløb")
        ordering = ["starts_on", "pk"]
        indexes = [
            models.Index(
                fields=["promised_at"],
                include=["unit", "network", *FOR_FIGURES],
                name="placement_figures",
            ),
            models.Index(
                fields=["unit", "promised_at"], include=FOR_FIGURES, name="placement_of_unit"
            ),
            models.Index(
                fields=["network", "promised_at"], include=FOR_FIGURES, name="placement_of_network"
            ),
        ]
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
            if not self._state.adding:
                kwargs["update_fields"] = self._its_own()
        super().save(**kwargs)
        if named is None or PLACES_IT.intersection(named):
            Placement.objects.filter(pk=self.pk).derive()
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

    def _its_own(self):
        """What was read of it, without what others have derived since."""
        read = {field.attname for field in self._meta.concrete_fields if not field.primary_key}
        return read.intersection(self.__dict__).difference(derived())

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


# Not those whose last day was before their first with paid hours.
BEGAN = Q(ended_on=None) | Q(ended_on__gte=F("job_from"))
# What decides when it was promised, and by whom.
PLACES_IT = frozenset({"handover", "handover_id", "opening", "opening_id"})
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


@cache
def derived() -> dict[str, Expression]:
    """What a placement's row keeps for figures, as the other rows say it.

    Put together once: Django copies an expression where it is used, and each save asks for them.
    """
    here = OuterRef("pk")
    return {
        "promised_at": Coalesce(_of("handover", "created_at"), _of("opening", "created_at")),
        "company_key": Coalesce(
            _of("handover", "company_key"),
            _of("opening", "company"),
            output_field=models.BigIntegerField(),
        ),
        "job_from": first_paid_day(here),
        "lasted_on": lasted_on(here),
        "last_step_on": last_step(here, "starts_on"),
        "last_paid_hours": last_step(here, "paid_hours"),
    }


def _of(place, column):
    """Of the sheet's handover, or of the opening."""
    rows = Placement._meta.get_field(place).related_model.objects
    return Subquery(rows.order_by().filter(pk=OuterRef(place)).values(column))
