"""Guests who want to be seen by each other before an event, and what they agree on."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.contact_cards import ContactCard
from events.models.registrations import Registration


class GuestProfileQuerySet(models.QuerySet):
    def shown(self):
        """Of guests with a seat, and only while the person who said yes still sits on it."""
        return self.filter(
            registration__seat=Registration.Seat.CONFIRMED, registration__name=F("name")
        )


class GuestProfile(models.Model):
    """A guest's yes to be seen by the other guests who said yes; deleted when it is taken back."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="guest_profile"
    )
    name = models.CharField(_("navn"), max_length=120, help_text="Whose yes it is.")
    tells = models.CharField(_("kan fortælle om"), max_length=200, blank=True)
    seeks = models.CharField(_("leder efter"), max_length=200, blank=True)
    consented_at = models.DateTimeField(_("sagt ja"), default=timezone.now)

    objects = GuestProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("gæst, der vil ses")
        verbose_name_plural = _("gæster, der vil ses")

    def __str__(self):
        return self.name


class GuestTalk(models.Model):
    """One guest asks another for a talk around the event; after a yes it is in both calendars."""

    class Answer(models.TextChoices):
        WAITING = "", _("venter på svar")
        YES = "yes", _("aftalt")
        NO = "no", _("nej tak")
        OFF = "off", _("aflyst")

    MINUTES = 15

    asker = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="talks_asked")
    asked = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="talks_given")
    starts_at = models.DateTimeField(_("tidspunkt"))
    text = models.CharField(_("hvad det handler om"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("spurgt"), default=timezone.now)
    answer = models.CharField(_("svar"), max_length=4, choices=Answer, blank=True, default="")
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0, help_text="Of the calendar entry.")

    class Meta:
        verbose_name = _("snak mellem gæster")
        verbose_name_plural = _("snakke mellem gæster")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["asker", "asked"],
                condition=Q(answer__in=["", "yes"]),
                name="talk_asked_once",
            ),
            models.CheckConstraint(condition=~Q(asker=F("asked")), name="talk_is_with_another"),
        ]

    def __str__(self):
        return f"{self.asker} → {self.asked}"

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.MINUTES)


class SavedCard(models.Model):
    """A guest keeps the card of somebody whose badge they scanned, for as long as it is shared."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="saved_cards"
    )
    card = models.ForeignKey(ContactCard, on_delete=models.CASCADE, related_name="saved_by")
    saved_at = models.DateTimeField(_("gemt"), default=timezone.now)

    class Meta:
        verbose_name = _("gemt kontaktkort")
        verbose_name_plural = _("gemte kontaktkort")
        ordering = ["saved_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "card"], name="card_saved_once"),
        ]

    def __str__(self):
        return str(self.card)
