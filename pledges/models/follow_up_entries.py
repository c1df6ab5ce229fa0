"""The log of a handover: what was done, by whom, and the status it led to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models.handovers import Handover


class FollowUpEntry(models.Model):
    """One thing that was done. Rows are only ever added."""

    class Kind(models.TextChoices):
        CALL = "call", _("opkald")
        NO_ANSWER = "no_answer", _("intet svar")
        MAIL = "mail", _("e-mail")
        VISIT = "visit", _("besøg")
        NOTE = "note", _("notat")
        STATUS = "status", _("ny status")
        ASSIGNED = "assigned", _("ny ansvarlig")
        RECEIVED = "received", _("modtaget")
        AGREED = "agreed", _("aftale om opfølgning")
        INTRODUCED = "introduced", _("varm introduktion")
        REROUTED = "rerouted", _("sendt videre")
        PAUSED = "paused", _("sat på pause")
        RESUMED = "resumed", _("tilbage fra pause")
        ESCALATED = "escalated", _("eskaleret")
        REPORTED = "reported", _("virksomheden venter på et opkald")
        CHANGED = "changed", _("ændret af virksomheden")
        ANSWERED = "answered", _("svar fra virksomheden")
        OFFERED = "offered", _("tider til besøg tilbudt")
        BOOKED = "booked", _("besøg aftalt")
        CALLED_OFF = "called_off", _("besøg aflyst")
        ORDERED = "ordered", _("jobordre")
        PLACED = "placed", _("forløb")
        CHECKED = "checked", _("tjek af fastholdelse")

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(_("art"), max_length=12, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("tidspunkt"), default=timezone.now)
    text = models.TextField(_("tekst"), blank=True)
    status_before = models.CharField(max_length=20, choices=Handover.Status, blank=True)
    status_after = models.CharField(max_length=20, choices=Handover.Status, blank=True)

    class Meta:
        verbose_name = _("opfølgning")
        verbose_name_plural = _("opfølgninger")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["handover", "at"], name="entry_by_handover")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.at:%d.%m.%Y %H:%M}"
