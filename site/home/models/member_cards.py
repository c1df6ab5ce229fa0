"""What a member lets the other members of a network see, and asks them for."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taskforces.models import Membership


class MemberCardQuerySet(models.QuerySet):
    def shown(self):
        """Of members who have not left, and only while the yes is the same person's."""
        members = Membership.objects.current()
        return self.filter(membership__in=members, membership__contact__email__iexact=F("address"))


class MemberCard(models.Model):
    """A yes to be seen by the other members; it is deleted when it is taken back."""

    membership = models.OneToOneField(
        Membership, on_delete=models.CASCADE, related_name="member_card"
    )
    address = models.EmailField(_("e-mail"), help_text="Whose yes it is.")
    tells = models.CharField(_("kan fortælle om"), max_length=200, blank=True)
    seeks = models.CharField(_("leder efter"), max_length=200, blank=True)
    consented_at = models.DateTimeField(_("sagt ja"), default=timezone.now)

    objects = MemberCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("medlemskort")
        verbose_name_plural = _("medlemskort")

    def __str__(self):
        return str(self.membership)


class IntroductionRequest(models.Model):
    """One member asks to be brought together with another; both get each other's address after a yes."""

    class Answer(models.TextChoices):
        WAITING = "", _("venter på svar")
        YES = "yes", _("bragt sammen")
        NO = "no", _("nej tak")

    asker = models.ForeignKey(
        Membership, on_delete=models.CASCADE, related_name="introductions_asked"
    )
    asked = models.ForeignKey(
        Membership, on_delete=models.CASCADE, related_name="introductions_given"
    )
    key_digest = models.CharField(max_length=64, unique=True)
    text = models.CharField(_("hvad det handler om"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("spurgt"), default=timezone.now)
    answer = models.CharField(_("svar"), max_length=4, choices=Answer, blank=True, default="")
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)

    class Meta:
        verbose_name = _("ønske om introduktion")
        verbose_name_plural = _("ønsker om introduktioner")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["asker", "asked"],
                condition=Q(answer=""),
                name="introduction_asked_once",
            ),
            models.CheckConstraint(
                condition=~Q(asker=F("asked")), name="introduction_is_to_another"
            ),
        ]

    def __str__(self):
        return f"{self.asker.company} → {self.asked.company}"
