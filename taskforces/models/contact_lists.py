"""Named lists of contacts, to invite from; an import makes one, and can be undone by it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from taskforces.models.companies import Company
from taskforces.models.contacts import Contact
from taskforces.models.memberships import Membership


class ContactListQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=ids_with(user, Ability.INVITE))

    def with_size(self):
        sized = self.annotate(size=models.Count("listings"))
        return sized.order_by("-created_at", "-pk")  # counting drops the model's order


class ContactList(models.Model):
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contact_lists"
    )
    name = models.CharField(_("navn"), max_length=120)
    source = models.CharField(_("kilde"), max_length=160, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    contacts = models.ManyToManyField(Contact, through="Listing", related_name="lists")
    made_companies = models.ManyToManyField(Company, related_name="+")
    made_memberships = models.ManyToManyField(Membership, related_name="+")

    objects = ContactListQuerySet.as_manager()

    class Meta:
        verbose_name = _("liste")
        verbose_name_plural = _("lister")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.name


class Listing(models.Model):
    """A contact on a list; `made` when the contact came in together with the list."""

    contact_list = models.ForeignKey(ContactList, on_delete=models.CASCADE, related_name="listings")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="listings")
    made = models.BooleanField(_("kom ind med listen"), default=False)

    class Meta:
        verbose_name = _("kontakt på liste")
        verbose_name_plural = _("kontakter på liste")
        constraints = [
            models.UniqueConstraint(
                fields=["contact_list", "contact"], name="contact_is_listed_once"
            )
        ]

    def __str__(self):
        return f"{self.contact_list}: {self.contact}"
