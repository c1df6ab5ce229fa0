"""What a leader asks to have put right about themselves."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from taskforces.models import Contact


class CorrectionRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(contact__organisation__in=ids_with(user, Ability.INVITE))

    def waiting(self):
        return self.filter(answer=CorrectionRequest.Answer.WAITING)


class CorrectionRequest(models.Model):
    """What should stand there instead; staff of the organisation that holds it say yes or no."""

    class Answer(models.TextChoices):
        WAITING = "", _("venter på svar")
        YES = "yes", _("rettet")
        NO = "no", _("ikke rettet")

    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="correction_requests"
    )
    name = models.CharField(_("navn"), max_length=120)
    title = models.CharField(_("stilling"), max_length=120, blank=True)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"))
    remark = models.CharField(_("andet, der er forkert"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("spurgt"), default=timezone.now)
    answer = models.CharField(_("svar"), max_length=4, choices=Answer, blank=True, default="")
    reason = models.CharField(_("hvorfor ikke"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("ønske om rettelse")
        verbose_name_plural = _("ønsker om rettelser")
        ordering = ["asked_at", "pk"]

    def __str__(self):
        return f"{self.contact}, {self.asked_at:%d.%m.%Y}"
