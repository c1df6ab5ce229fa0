"""What a network has decided to do: each line with somebody and a day."""

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taskforces.models.memberships import Membership
from taskforces.models.networks import Network


class PlanLineQuerySet(models.QuerySet):
    def open(self):
        """What is not done, the most urgent first; lines without a day come last."""
        return self.filter(done_on=None).order_by(F("due_on").asc(nulls_last=True), "pk")


class PlanLine(models.Model):
    """A measure or a line of work; a member or a name carries it until it is done."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="plan_lines")
    text = models.CharField(_("hvad skal der ske"), max_length=200)
    member = models.ForeignKey(
        Membership,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="plan_lines",
        verbose_name=_("medlem, der tager den"),
    )
    owner = models.CharField(
        _("eller en anden"), max_length=120, blank=True, help_text=_("Fx et udvalg eller en rolle.")
    )
    due_on = models.DateField(_("inden"), null=True, blank=True)
    done_on = models.DateField(_("gjort"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = PlanLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("punkt i planen")
        verbose_name_plural = _("punkter i planen")
        ordering = ["created_at", "pk"]

    def __str__(self):
        return self.text

    def is_late(self, day) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < day
