"""Seats. One registration is one party: a person and the companions he brings."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.folding import fold
from events.models.events import Event
from events.models.invitations import Invitation
from taskforces.models import Company


class RegistrationQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(seat=Registration.Seat.CONFIRMED)

    def waiting(self):
        return self.filter(seat=Registration.Seat.WAITING).order_by("queue_position")

    def arrived(self):
        return self.exclude(arrived_at=None)

    def persons(self):
        """How many people the registrations cover, companions included."""
        return self.aggregate(persons=models.Sum("party_size", default=0))["persons"]

    def search(self, words):
        return self.filter(search_text__contains=fold(words))


class Registration(models.Model):
    class Seat(models.TextChoices):
        CONFIRMED = "confirmed", _("har plads")
        WAITING = "waiting", _("på venteliste")
        CANCELLED = "cancelled", _("meldt fra")

    class Origin(models.TextChoices):
        ANSWER = "answer", _("svar på invitation")
        DOOR = "door", _("invitation uden svar, mødte op")
        WALK_IN = "walk_in", _("uanmeldt")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    invitation = models.OneToOneField(
        Invitation, null=True, blank=True, on_delete=models.CASCADE, related_name="registration"
    )
    company = models.ForeignKey(
        Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    name = models.CharField(_("navn"), max_length=120)
    company_name = models.CharField(_("virksomhed"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    party_size = models.PositiveSmallIntegerField(_("personer"), default=1)
    seat = models.CharField(_("plads"), max_length=10, choices=Seat)
    queue_position = models.PositiveIntegerField(_("nummer på ventelisten"), null=True, blank=True)
    origin = models.CharField(_("kom ind ved"), max_length=8, choices=Origin, default=Origin.ANSWER)
    arrived_at = models.DateTimeField(_("ankommet"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    search_text = models.CharField(max_length=320, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("tilmelding")
        verbose_name_plural = _("tilmeldinger")
        ordering = ["name"]
        indexes = [models.Index(fields=["event", "seat"], name="registration_seats")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "queue_position"],
                condition=Q(seat="waiting"),
                name="queue_position_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(seat="waiting", queue_position__isnull=False)
                | (~Q(seat="waiting") & Q(queue_position__isnull=True)),
                name="only_waiting_has_a_position",
            ),
            models.CheckConstraint(condition=Q(party_size__gte=1), name="party_has_a_person"),
        ]

    def __str__(self):
        return f"{self.name}, {self.company_name}"

    def save(self, **kwargs):
        self.search_text = fold(f"{self.name} {self.company_name}")[:320]
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "search_text"}
        super().save(**kwargs)

    @property
    def companions(self):
        return self.party_size - 1
