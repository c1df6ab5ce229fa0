"""What is agreed of a placement's hours, step by step, and the days on which both sides say whether it lasts."""

from collections.abc import Collection, Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.utils.translation import gettext_lazy as _

from pledges.models.schemes import Scheme


class OfPlacements(models.QuerySet):
    """Rows that a placement keeps something of: however they are written, it is derived anew."""

    def update(self, **values):
        placements = set(self.order_by().values_list("placement", flat=True))
        changed = super().update(**values)
        derive(placements)
        return changed

    def delete(self):
        placements = set(self.order_by().values_list("placement", flat=True))
        gone = super().delete()
        derive(placements)
        return gone

    def bulk_create(self, rows, *args, **kwargs):
        made = super().bulk_create(rows, *args, **kwargs)
        derive({row.placement_id for row in made})
        return made


def derive(placements: Collection[int]) -> None:
    """Each keeps of its steps and checks what they say now."""
    of = PlacementStep._meta.get_field("placement").related_model.objects
    of.filter(pk__in=placements).derive()


class PlacementStep(models.Model):
    """So many hours a week from a day on. VITAS cannot say that hours rise, so it is said here."""

    placement = models.ForeignKey(
        "pledges.Placement", on_delete=models.CASCADE, related_name="steps"
    )
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

    objects = OfPlacements.as_manager()

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
        derive([self.placement_id])

    def delete(self, **kwargs):
        gone = super().delete(**kwargs)
        self.placement.forget_standing()
        derive([self.placement_id])
        return gone


def paid_hours_on(day, placement) -> Subquery:
    """Of the step that holds on the day; both may be references to the outer query."""
    begun = PlacementStep.objects.filter(placement=placement, starts_on__lte=day)
    return Subquery(begun.order_by("-starts_on").values("paid_hours")[:1])


def paid_hours_kept(day) -> Case:
    """The same of a placement's own row; looked up alone for whom a later step is agreed."""
    last = When(last_step_on__lte=day, then=F("last_paid_hours"))
    return Case(last, default=paid_hours_on(day, OuterRef("pk")))


def first_paid_day(placement) -> Subquery:
    paid = PlacementStep.objects.filter(placement=placement, paid_hours__gt=0)
    return Subquery(paid.order_by("starts_on").values("starts_on")[:1])


def last_step(placement, column: str) -> Subquery:
    steps = PlacementStep.objects.filter(placement=placement)
    return Subquery(steps.order_by("-starts_on").values(column)[:1])


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

    placement = models.ForeignKey(
        "pledges.Placement", on_delete=models.CASCADE, related_name="checks"
    )
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

    objects = OfPlacements.as_manager()

    class Meta:
        verbose_name = _("tjek af fastholdelse")
        verbose_name_plural = _("tjek af fastholdelse")
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "weeks"], name="check_once_a_placement"),
        ]

    def __str__(self):
        return f"{self.weeks}: {self.get_unit_says_display()}"

    def save(self, **kwargs):
        named = kwargs.get("update_fields")
        super().save(**kwargs)
        if named is None or DECIDES.intersection(named):
            derive([self.placement_id])

    def delete(self, **kwargs):
        gone = super().delete(**kwargs)
        derive([self.placement_id])
        return gone


# What decides whether the job lasted.
DECIDES = frozenset({"placement", "weeks", "due_on", "unit_says"})


def lasted_on(placement) -> Subquery:
    """The day of 13 weeks, if the unit says that the person was there and some of the hours were paid."""
    then = paid_hours_on(OuterRef("due_on"), OuterRef("placement"))
    said = RetentionCheck.objects.alias(paid_then=then).filter(
        placement=placement, weeks=13, unit_says=RetentionCheck.Says.STILL, paid_then__gt=0
    )
    return Subquery(said.order_by().values("due_on")[:1])
