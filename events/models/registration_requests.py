"""Who asks for a seat at an event where the host says yes or no to each."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.events import Event


class RegistrationRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answer=RegistrationRequest.Answer.WAITING)


class RegistrationRequest(models.Model):
    """What somebody typed who was not invited; it holds no seat until staff say yes."""

    class Answer(models.TextChoices):
        WAITING = "", _("venter på svar")
        YES = "yes", _("har fået ja")
        NO = "no", _("har fået nej")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registration_requests")
    name = models.CharField(_("navn"), max_length=120)
    company_name = models.CharField(_("virksomhed"), max_length=120)
    email = models.EmailField(_("e-mail"))
    companions = models.PositiveSmallIntegerField(_("ledsagere"), default=0)
    companion_names = models.CharField(_("ledsagernes navne"), max_length=600, blank=True)
    replies = models.JSONField(
        _("svar på spørgsmål"),
        default=dict,
        blank=True,
        help_text="To the event's own questions, by their key.",
    )
    language = models.CharField(max_length=10, blank=True, help_text="Of the page they wrote on.")
    created_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(_("svar"), max_length=4, choices=Answer, blank=True, default="")
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = RegistrationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("ønske om en plads")
        verbose_name_plural = _("ønsker om en plads")
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"{self.name} → {self.event}"
