"""What was moved when two companies became one, or one became two, so that it can be undone whole."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from taskforces.models.companies import Company
from taskforces.models.undoable import Undoable


class CompanyMergeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=ids_with(user, Ability.KEEP_COMPANIES))


class CompanyMerge(Undoable):
    """`gone` is empty afterwards; in a split `kept` is the new company and `gone` where its rows came from."""

    class Kind(models.TextChoices):
        MERGE = "merge", _("lagt sammen")
        SPLIT = "split", _("delt")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="company_merges"
    )
    kind = models.CharField(_("art"), max_length=8, choices=Kind, default=Kind.MERGE)
    kept = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    gone = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    objects = CompanyMergeQuerySet.as_manager()

    class Meta(Undoable.Meta):
        verbose_name = _("sammenlægning")
        verbose_name_plural = _("sammenlægninger")

    def __str__(self):
        return f"{self.gone} → {self.kept}"
