"""Departments within a unit, and sheets offered to several of them at once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from pledges.models.handovers import Handover


class Department(models.Model):
    unit = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="departments")
    name = models.CharField(_("afdelingens navn"), max_length=120)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="departments", verbose_name=_("folk")
    )

    class Meta:
        verbose_name = _("afdeling")
        verbose_name_plural = _("afdelinger")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="department_once_a_unit")
        ]

    def __str__(self):
        return self.name


class DepartmentOfferQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The unit's own people, and the host of the network whose sheet it is."""
        mine = ids_with(user, Ability.SEE_SHEETS)
        return self.filter(
            Q(handover__unit__in=mine) | Q(handover__sheet__network__host__in=mine)
        ).distinct()


class DepartmentOffer(models.Model):
    """One sheet, one department: whether they have somebody for it."""

    class Answer(models.TextChoices):
        WAITING = "", _("ikke svaret endnu")
        YES = "yes", _("har en til pladsen")
        NO = "no", _("har ingen lige nu")

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="offers")
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="offers")
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    offered_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(_("svar"), max_length=4, choices=Answer, blank=True, default="")
    remark = models.CharField(_("bemærkning"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)

    objects = DepartmentOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("tilbud til en afdeling")
        verbose_name_plural = _("tilbud til afdelinger")
        ordering = ["-offered_at", "department__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["handover", "department"], name="offered_once_a_department"
            )
        ]

    def __str__(self):
        return f"{self.department}: {self.handover}"
