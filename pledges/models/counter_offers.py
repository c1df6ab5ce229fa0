"""What a unit that has nobody for an opening suggests instead, and what the company says to it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models.handovers import Handover
from pledges.models.openings import Opening
from pledges.taxonomy import Hours, Pattern, Task


class CounterOfferQuerySet(models.QuerySet):
    def of(self, handover: Handover):
        """Of the openings of a sheet, the newest first."""
        return self.filter(opening__handover=handover).select_related("opening", "by")

    def standing(self):
        """Waiting, or answered by a no: something was offered, and nothing has changed since."""
        return self.filter(state__in=[CounterOffer.State.WAITING, CounterOffer.State.NO])


class CounterOffer(models.Model):
    """Other hours, another task or other days for an opening; what is blank stays as it is.

    With a yes the opening becomes what was suggested.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("venter på svar")
        YES = "yes", _("ja tak")
        NO = "no", _("nej tak")
        TAKEN_BACK = "taken_back", _("taget tilbage")

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="counter_offers")
    hours = models.CharField(_("andre timer"), max_length=6, choices=Hours, blank=True)
    task = models.CharField(_("en anden opgave"), max_length=12, choices=Task, blank=True)
    pattern = models.CharField(_("en anden rytme"), max_length=8, choices=Pattern, blank=True)
    days = models.CharField(_("andre dage eller tider"), max_length=120, blank=True)
    words = models.CharField(_("hvorfor"), max_length=400, blank=True)
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.WAITING)
    answer = models.CharField(_("virksomhedens ord"), max_length=400, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("foreslået"), default=timezone.now)
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)

    objects = CounterOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("modforslag")
        verbose_name_plural = _("modforslag")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opening"], condition=Q(state="waiting"), name="one_counter_offer_waits"
            ),
            models.CheckConstraint(
                condition=~(Q(hours="") & Q(task="") & Q(pattern="") & Q(days="")),
                name="counter_offer_offers_something",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None)
                | ~Q(state="waiting") & Q(answered_at__isnull=False),
                name="counter_offer_answered_on_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.opening}: {self.get_state_display()}"

    def parts(self) -> list[str]:
        """What is suggested, each part in words."""
        said = []
        if self.task:
            said.append(self.get_task_display())
        if self.hours:
            said.append(str(_("%(hours)s timer om ugen") % {"hours": self.get_hours_display()}))
        if self.pattern:
            said.append(self.get_pattern_display())
        if self.days:
            said.append(self.days)
        return said
