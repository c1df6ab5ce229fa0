"""Somebody on the way to a job, known here by a reference alone, and how far they came."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from taskforces.models import Network

NO_REFERENCE = "–"  # what is left when the time of the reference is up


def key_of(reference: str) -> str:
    """Two references that differ only in case or blanks are one candidate."""
    return " ".join(reference.split()).casefold()


class Stage(models.TextChoices):
    """How far somebody came. Which of them a kind of network uses is `pledges/candidates/stages.py`."""

    REFERRED = "referred", _("henvist")
    ASSESSED = "assessed", _("vurderet")
    PREPARATION = "preparation", _("i forberedelse")
    READY = "ready", _("klar")
    PRESENTED = "presented", _("præsenteret")
    TRIAL = "trial", _("i praktik")
    PLACED = "placed", _("i job")
    APPRENTICE = "apprentice", _("i lære")
    EDUCATION = "education", _("i uddannelse")
    SELF_SUPPORTING = "self_supporting", _("selvforsørgende")
    PAUSED = "paused", _("på pause")
    RETURNED = "returned", _("tilbage i jobcentret")


# What decides where somebody stands, whatever else is written of them.
DECISIVE = (Stage.SELF_SUPPORTING, Stage.EDUCATION, Stage.RETURNED)


class CandidateQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(unit__in=ids_with(user, Ability.WORK_CANDIDATES))

    def active(self):
        return self.exclude(stage__in=DECISIVE)

    def known_as(self, reference):
        return self.filter(key=key_of(reference))

    def stand_kept(self, day):
        """Those whose standing of the day is kept in their row."""
        until = Q(stands_until=None) | Q(stands_until__gt=day)
        return self.filter(until, stands_from__lte=day)

    def forget_standing(self) -> int:
        """For whoever changes what decides where they stand: figures read them one by one until it is kept again.

        Without a condition on what is there: the update waits for whoever is just keeping it.
        """
        return self.order_by().update(stands_from=None)


class Candidate(models.Model):
    """One reference of one unit. The same person in two municipalities is two candidates.

    Of the target group only the class that a programme asks for is kept: at least 26 or 52 weeks.
    """

    class Weeks(models.TextChoices):
        UNKNOWN = "", _("ikke oplyst")
        W26 = "26", _("mindst 26 uger")
        W52 = "52", _("mindst 52 uger")

    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="candidates")
    network = models.ForeignKey(
        Network,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="candidates",
        verbose_name=_("netværk"),
    )
    reference = models.CharField(
        _("reference"),
        max_length=40,
        help_text=_("Jeres eget mærke, fx “Kandidat A1”. Aldrig navn eller CPR-nummer."),
    )
    key = models.CharField(
        max_length=60, editable=False, help_text="The reference as it is compared."
    )
    stage = models.CharField(_("fase"), max_length=16, choices=Stage, default=Stage.REFERRED)
    stage_on = models.DateField(_("fase siden"), default=timezone.localdate)
    weeks = models.CharField(
        _("målgruppe"), max_length=2, choices=Weeks, blank=True, default=Weeks.UNKNOWN
    )
    in_group_on = models.DateField(
        _("hører til målgruppen"),
        null=True,
        blank=True,
        help_text="The day the consultant said that they are in the group the network decided on; never why.",
    )
    known_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="candidates",
        verbose_name=_("konsulent, der kender kandidaten"),
    )
    mentor = models.CharField(_("mentor"), max_length=120, blank=True)
    next_step = models.CharField(_("næste skridt"), max_length=200, blank=True)
    next_step_on = models.DateField(_("næste skridt den"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(_("sidst rørt"), default=timezone.now)
    version = models.PositiveIntegerField(default=0)
    # Where they stand from one day until another, over all their placements; pledges/figures/keeping.py writes it.
    stands_from = models.DateField(
        null=True, editable=False, help_text="None: what is kept here does not hold; read the rows."
    )
    stands_until = models.DateField(
        null=True, editable=False, help_text="The first day on which it may be another."
    )
    standing = models.CharField(
        max_length=16,
        default="",
        db_default="",
        editable=False,
        help_text="Empty: no figure counts them.",
    )
    paid_hours = models.DecimalField(
        max_digits=5, decimal_places=1, default=0, db_default=0, editable=False
    )
    unpaid_hours = models.DecimalField(
        max_digits=5, decimal_places=1, default=0, db_default=0, editable=False
    )
    in_flex_job = models.BooleanField(default=False, db_default=False, editable=False)
    of_one_unit = models.BooleanField(
        default=False,
        db_default=False,
        editable=False,
        help_text="All placements are of the candidate's own unit.",
    )
    of_one_network = models.BooleanField(
        default=False,
        db_default=False,
        editable=False,
        help_text="All placements are of the candidate's own network.",
    )

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("kandidat")
        verbose_name_plural = _("kandidater")
        ordering = ["unit", "reference"]
        indexes = [
            models.Index(fields=["unit", "stage"], name="candidate_of_unit"),
            models.Index(
                fields=["unit", "standing", "reference", "id"],
                include=[
                    *("network", "stands_from", "stands_until", "paid_hours", "unpaid_hours"),
                    *("in_flex_job", "of_one_unit", "of_one_network"),
                ],
                name="candidate_stands",
            ),
            models.Index(fields=["stands_until"], name="candidate_stands_until"),
            models.Index(fields=["stands_from"], name="candidate_stands_from"),
            models.Index(
                fields=["id"],
                condition=~Q(of_one_unit=True, of_one_network=True),
                name="candidate_spread",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "key"], name="candidate_once_a_unit"),
            models.CheckConstraint(condition=~Q(key=""), name="candidate_has_a_reference"),
        ]

    def __str__(self):
        return self.reference

    def save(self, **kwargs):
        named = kwargs.get("update_fields")
        if self.reference != NO_REFERENCE:
            self.key = key_of(self.reference)
            if named is not None and "reference" in named:
                named = {*named, "key"}
        if named is None or {"unit", "network"}.intersection(named):
            self.stands_from = None
            named = named and {*named, "stands_from"}
        super().save(**kwargs | {"update_fields": named})


class CandidateStage(models.Model):
    """A stage that somebody came to, and why. Rows are only ever added."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="stages")
    network = models.ForeignKey(
        Network, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stage = models.CharField(_("fase"), max_length=16, choices=Stage)
    on = models.DateField(_("dag"), default=timezone.localdate)
    reason = models.CharField(_("hvorfor"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("fase")
        verbose_name_plural = _("faser")
        ordering = ["on", "pk"]
        indexes = [
            models.Index(
                fields=["candidate", "-on", "-id"],
                include=["stage"],
                condition=Q(stage__in=DECISIVE),
                name="stage_decides",
            )
        ]

    def __str__(self):
        return f"{self.on:%d.%m.%Y}: {self.get_stage_display()}"

    def save(self, **kwargs):
        super().save(**kwargs)
        if self.stage in DECISIVE:
            Candidate.objects.filter(pk=self.candidate_id).forget_standing()
