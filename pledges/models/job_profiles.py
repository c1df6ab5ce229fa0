from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from pledges.taxonomy import Hours
from taskforces.models import Network


class JobProfileQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(unit__in=ids_with(user, Ability.WORK_SHEETS))

    def published(self):
        return self.filter(state=JobProfile.State.PUBLISHED)


class JobProfile(models.Model):
    """Somebody looking for a job, without anything that says who: skills, hours and wishes."""

    class State(models.TextChoices):
        DRAFT = "draft", _("kladde")
        PUBLISHED = "published", _("vist for netværket")
        FILLED = "filled", _("har fået job")
        WITHDRAWN = "withdrawn", _("taget ned")

    unit = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="job_profiles")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="job_profiles")
    reference = models.CharField(
        _("reference"),
        max_length=40,
        help_text=_("Jeres eget mærke, fx “Kandidat A1”. Aldrig navn eller CPR-nummer."),
    )
    candidate = models.ForeignKey(
        "pledges.Candidate",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="profiles",
        verbose_name=_("kandidat"),
    )
    headline = models.CharField(_("overskrift"), max_length=120)
    skills = models.TextField(_("kan"), max_length=600)
    wishes = models.TextField(_("vil gerne"), max_length=600, blank=True)
    tasks = models.JSONField(_("opgavetyper"), default=list)
    hours = models.CharField(_("timer pr. uge"), max_length=6, choices=Hours)
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("konsulent, der kender profilen"),
    )
    placement = models.ForeignKey(
        "pledges.Placement",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="profiles",
        help_text="Set when a job at risk is offered to the network's other companies.",
    )
    state = models.CharField(_("tilstand"), max_length=12, choices=State, default=State.DRAFT)
    published_at = models.DateTimeField(_("vist siden"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = JobProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("jobprofil")
        verbose_name_plural = _("jobprofiler")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "reference"], name="profile_once_a_unit"),
        ]

    def __str__(self):
        return self.headline
