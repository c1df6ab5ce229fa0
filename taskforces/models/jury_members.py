"""Who judges the nominations of a prize, what they voted for, and whether the winner wants to be known."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from taskforces.models.nominations import Nomination
from taskforces.models.prize_pages import PrizePage


class JuryMemberQuerySet(models.QuerySet):
    def sitting(self):
        return self.filter(removed_at=None)


class JuryMember(models.Model):
    """Somebody who reads a prize's nominations and votes, by a key of their own and without a log-in."""

    prize = models.ForeignKey(PrizePage, on_delete=models.CASCADE, related_name="jury")
    name = models.CharField(_("navn"), max_length=120)
    email = models.EmailField(_("e-mail"))
    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    voted_at = models.DateTimeField(_("har stemt"), null=True, blank=True)
    removed_at = models.DateTimeField(_("taget ud"), null=True, blank=True)

    objects = JuryMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("jurymedlem")
        verbose_name_plural = _("jurymedlemmer")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["prize", "email"], name="juror_once_a_prize")
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("taskforces:jury", args=[self.key])


class JuryVote(models.Model):
    """A nomination that a member of the jury wants on the shortlist."""

    member = models.ForeignKey(JuryMember, on_delete=models.CASCADE, related_name="votes")
    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="votes")

    class Meta:
        verbose_name = _("stemme")
        verbose_name_plural = _("stemmer")
        constraints = [
            models.UniqueConstraint(fields=["member", "nomination"], name="one_vote_a_nomination")
        ]

    def __str__(self):
        return str(self.nomination)


class PrizeWinner(models.Model):
    """A company that was asked whether it takes the prize and may be named; only a yes is public."""

    prize = models.ForeignKey(PrizePage, on_delete=models.CASCADE, related_name="asked")
    company = models.CharField(_("virksomhed"), max_length=160)
    reason = models.TextField(_("hvorfor den vandt"), max_length=1000)
    email = models.EmailField(_("virksomhedens e-mail"))
    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    asked_at = models.DateTimeField(_("spurgt"), default=timezone.now)
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    says_yes = models.BooleanField(_("siger ja"), null=True, blank=True)

    class Meta:
        verbose_name = _("vinder")
        verbose_name_plural = _("vindere")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["prize"],
                condition=models.Q(says_yes=True) | models.Q(says_yes=None),
                name="one_winner_at_a_time",
            )
        ]

    def __str__(self):
        return self.company

    def get_absolute_url(self):
        return reverse("taskforces:winner", args=[self.key])
