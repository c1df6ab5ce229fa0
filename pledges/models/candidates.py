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

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("kandidat")
        verbose_name_plural = _("kandidater")
        ordering = ["unit", "reference"]
        indexes = [models.Index(fields=["unit", "stage"], name="candidate_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "key"], name="candidate_once_a_unit"),
            models.CheckConstraint(condition=~Q(key=""), name="candidate_has_a_reference"),
        ]

    def __str__(self):
        return self.reference

    def save(self, **kwargs):
        if self.reference != NO_REFERENCE:
            self.key = key_of(self.reference)
            if (named := kwargs.get("update_fields")) is not None and "reference" in named:
                kwargs["update_fields"] = {*named, "key"}
        super().save(**kwargs)


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
