"""Sheets that came faster than a hall hands them in, until somebody has looked."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from pledges.models.sheet_links import SheetLink
from pledges.models.sheets import Sheet


class HeldSheetQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(link__network__host__in=ids_with(user, Ability.SEE_SHEETS))


class HeldSheet(models.Model):
    """A sheet as it came, whole and not yet a promise: no list, figure, wall, clock or mail knows of it."""

    client_id = models.UUIDField(unique=True, default=uuid4)
    link = models.ForeignKey(SheetLink, on_delete=models.CASCADE, related_name="held")
    profile = models.ForeignKey(
        "pledges.JobProfile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    company_name = models.CharField(_("virksomhed"), max_length=160)
    contact_name = models.CharField(_("navn"), max_length=120)
    contact_phone = models.CharField(_("telefon"), max_length=20, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    remark = models.CharField(_("bemærkning"), max_length=500, blank=True)
    interviewer = models.CharField(_("interviewet af"), max_length=120, blank=True)
    ticked = models.JSONField(_("krydset af"), default=dict, help_text="Tasks, hours and the like.")
    source = models.CharField(_("udfyldt på"), max_length=10, choices=Sheet.Source)
    language = models.CharField(_("sprog"), max_length=10, default="da")
    filled_in_at = models.DateTimeField(_("udfyldt"), null=True, blank=True)
    held_at = models.DateTimeField(_("kom"), default=timezone.now, db_index=True)

    objects = HeldSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("ark, der venter på et blik")
        verbose_name_plural = _("ark, der venter på et blik")
        ordering = ["held_at", "pk"]

    def __str__(self):
        return f"{self.company_name}, {self.contact_name}"
