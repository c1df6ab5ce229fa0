"""Seats. One registration is one party: a person and the companions they bring."""

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

    def offers_over(self, now):
        """Seats held for guests who did not say yes in time; who stands in the door needs not say it."""
        return self.confirmed().filter(offered_until__lt=now, arrived_at=None)

    def arrived(self):
        return self.exclude(arrived_at=None)

    def persons(self):
        """How many people the registrations cover, companions included."""
        return self.aggregate(persons=models.Sum("party_size", default=0))["persons"]

    def arrived_persons(self):
        return self.aggregate(persons=models.Sum("arrived_persons", default=0))["persons"]

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
    companion_names = models.CharField(_("ledsagernes navne"), max_length=600, blank=True)
    replies = models.JSONField(
        _("svar på spørgsmål"),
        default=dict,
        blank=True,
        help_text="To the event's own questions, by their key; gone two weeks after the event.",
    )
    seat = models.CharField(_("plads"), max_length=10, choices=Seat)
    offered_until = models.DateTimeField(
        _("pladsen holdes til"),
        null=True,
        blank=True,
        help_text="A seat out of the queue that its guest has not yet said yes to; empty: it is theirs.",
    )
    queue_position = models.PositiveIntegerField(_("nummer på ventelisten"), null=True, blank=True)
    seat_changes = models.PositiveIntegerField(
        _("pladsen har skiftet"),
        default=0,
        help_text="How often the seat came, went or changed hands since the first: a part of the guest's SEQUENCE.",
    )
    origin = models.CharField(_("kom ind ved"), max_length=8, choices=Origin, default=Origin.ANSWER)
    arrived_at = models.DateTimeField(_("ankommet"), null=True, blank=True)
    arrived_persons = models.PositiveSmallIntegerField(
        _("personer inde"), default=0, help_text="The guest and those companions who came."
    )
    note = models.CharField(_("note fra døren"), max_length=300, blank=True)
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
            models.CheckConstraint(
                condition=Q(arrived_at__isnull=True, arrived_persons=0)
                | Q(arrived_at__isnull=False, arrived_persons__gte=1),
                name="who_arrived_is_counted",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.company_name}"

    def save(self, **kwargs):
        self.search_text = fold(f"{self.name} {self.company_name}")[:320]
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "search_text"}
        super().save(**kwargs)

    @property
    def seated(self):
        """(name, address) of who has the seat, and with it an entry in their calendar; None without a seat."""
        return (self.name, self.email) if self.seat == self.Seat.CONFIRMED else None

    @property
    def first_name(self):
        return self.name.partition(" ")[0]

    @property
    def companions(self):
        return self.party_size - 1

    @property
    def named_companions(self):
        """As many names as there are companions; "" where none was given."""
        names = [name.strip() for name in self.companion_names.split(",") if name.strip()]
        return (names + [""] * self.companions)[: self.companions]
