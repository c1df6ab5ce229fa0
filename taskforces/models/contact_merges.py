"""Two contacts that were one person: which stays, and what it takes to have both again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, organisations_with
from accounts.models import Organisation
from taskforces.models.contacts import Contact
from taskforces.models.undoable import Undoable


class ContactMergeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=organisations_with(user, Ability.INVITE))

    def standing(self):
        return self.filter(undone_at=None)

    def with_names(self):
        return self.select_related("kept__company", "by").defer("moved", "removed", "before")


class ContactMerge(Undoable):
    """The row of `gone` is no more; its number and address lead to the one that stays as long as that is there."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contact_merges"
    )
    kept = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    gone = models.BigIntegerField(_("den, der ikke er mere"), db_index=True)
    gone_name = models.CharField(_("navn"), max_length=120)
    gone_email = models.EmailField(_("e-mail"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ContactMergeQuerySet.as_manager()

    class Meta(Undoable.Meta):
        verbose_name = _("sammenlægning af kontakter")
        verbose_name_plural = _("sammenlægninger af kontakter")

    def __str__(self):
        return f"{self.gone_name} → {self.kept}"


class ContactDistinction(models.Model):
    """Two contacts that look like one and are two, as somebody has said: they are not suggested again."""

    one = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("to kontakter, der ikke er den samme")
        verbose_name_plural = _("kontakter, der ikke er de samme")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_contacts_told_apart_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="told_apart_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.one} ≠ {self.other}"
