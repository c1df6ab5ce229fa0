"""Everything that invited people answered."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.invitations import Invitation


class Answer(models.Model):
    """Each answer as it was given. Rows are only ever added; the newest one is the state."""

    class Source(models.TextChoices):
        LINK = "link", _("link")
        PHONE = "phone", _("telefon")
        PAPER = "paper", _("papir")
        STAFF = "staff", _("medarbejder")
        DOOR = "door", _("døren")
        CLOCK = "clock", _("fristen løb ud")

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=16, choices=Invitation.Answers)
    companions = models.PositiveSmallIntegerField(default=0)
    companion_names = models.CharField(max_length=600, blank=True)
    stand_in_name = models.CharField(max_length=120, blank=True)
    stand_in_email = models.EmailField(blank=True)
    source = models.CharField(max_length=8, choices=Source, default=Source.LINK)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_answer_display()} ({self.get_source_display()})"
