"""Companies that belong to a network."""

from django.db import models
from django.db.models import Case, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taskforces.models.companies import Company
from taskforces.models.contacts import Contact
from taskforces.models.networks import Network


class MembershipQuerySet(models.QuerySet):
    def shown(self):
        """Members who said yes to being named in public."""
        return self.filter(shown_publicly=True).select_related("company")

    def chair_first(self):
        return self.order_by(Case(When(role="chair", then=0), default=1), "company__name")


class Membership(models.Model):
    class Role(models.TextChoices):
        CHAIR = "chair", _("formand")
        MEMBER = "member", _("medlem")
        AMBASSADOR = "ambassador", _("ambassadør")
        SPONSOR = "sponsor", _("sponsor")

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="memberships")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships"
    )
    role = models.CharField(_("rolle"), max_length=12, choices=Role, default=Role.MEMBER)
    tier = models.CharField(_("sponsorniveau"), max_length=40, blank=True)
    shown_publicly = models.BooleanField(_("må nævnes offentligt"), default=False)
    joined_on = models.DateField(_("med siden"), default=timezone.localdate)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("medlemskab")
        verbose_name_plural = _("medlemskaber")
        ordering = ["company__name"]
        constraints = [
            models.UniqueConstraint(fields=["network", "company"], name="member_once_a_network")
        ]

    def __str__(self):
        return f"{self.company}, {self.network}"
