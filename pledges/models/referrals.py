"""A candidate suggested for an opening, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from pledges.models.candidates import Candidate
from pledges.models.openings import Opening
from taskforces.models import Network


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of one's own candidates, or at openings of one's own unit or desk."""
        mine = ids_with(user, Ability.WORK_CANDIDATES)
        own = Q(candidate__unit__in=mine) | Q(opening__unit__in=mine)
        return self.filter(own | Q(opening__network__in=Network.objects.at_desk_of(user)))

    def running(self):
        return self.filter(state__in=Referral.RUNNING)


class Referral(models.Model):
    class State(models.TextChoices):
        PRESENTED = "presented", _("præsenteret")
        TALK = "talk", _("til samtale")
        YES = "yes", _("ja")
        NO = "no", _("nej")
        WITHDRAWN = "withdrawn", _("trukket tilbage")

    RUNNING = (State.PRESENTED, State.TALK, State.YES)

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="referrals")
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="referrals")
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.PRESENTED)
    talk_on = models.DateField(_("samtale den"), null=True, blank=True)
    reason = models.CharField(_("hvorfor"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("henvisning")
        verbose_name_plural = _("henvisninger")
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "opening"], name="candidate_once_an_opening"
            ),
            models.CheckConstraint(
                condition=~Q(state="no") | ~Q(reason=""), name="referral_no_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.candidate} → {self.opening}"
