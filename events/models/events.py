"""Events of a network. A plain model, so that seats and check-in never hide in a draft of a page."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from accounts.access import Ability, ids_with
from accounts.searching import search_words
from events.models.occasions import occasion_at
from taskforces.models import Network


class EventQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(network__host__in=ids_with(user, Ability.SEE))

    def on_site(self):
        """Everything with a public page, also what has been cancelled since."""
        return self.filter(public=True)

    def public(self):
        return self.on_site().filter(cancelled_at=None)

    def upcoming(self, now=None):
        return self.filter(ends_at__gte=now or timezone.now()).order_by("starts_at")

    def past(self, now=None):
        return self.filter(ends_at__lt=now or timezone.now()).order_by("-starts_at")

    def with_covers(self):
        """Each with its first picture as `covers`, a list of one or none."""
        first = Event.pictures.rel.related_model.objects.covers()[:1]
        return self.prefetch_related(models.Prefetch("pictures", queryset=first, to_attr="covers"))


class Event(index.Indexed, models.Model):
    class Kind(models.TextChoices):
        KICK_OFF = "kick_off", _("kick-off")
        TASK_FORCE_MEETING = "task_force_meeting", _("Task Force-møde")
        SPONSOR_MEETING = "sponsor_meeting", _("sponsormøde")
        LARGE_EVENT = "large_event", _("stort arrangement")
        DIALOGUE_MEETING = "dialogue_meeting", _("dialogmøde")
        STEERING_GROUP = "steering_group", _("styregruppemøde")
        TALK = "talk", _("oplæg")
        BUDDY_COURSE = "buddy_course", _("buddykursus")
        START_UP_MEETING = "start_up_meeting", _("opstartsmøde")

    class RegistrationMode(models.TextChoices):
        """Who may come: those with a letter, or also those who register themselves."""

        INVITATION = "invitation", _("Kun de inviterede")
        OPEN = "open", _("Åben: man tilmelder sig selv")
        APPROVAL = "approval", _("Åben, og I siger ja eller nej til hver")

    class HeldAs(models.TextChoices):
        """Where and for how many it is held."""

        PLACE = "place", _("På et sted")
        SMALL = "small", _("Lille: på et sted, for få")
        ONLINE = "online", _("Online: med et link til dem, der har sagt ja")

    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, related_name="events", verbose_name=_("netværk")
    )
    kind = models.CharField(_("art"), max_length=20, choices=Kind)
    title = models.CharField(_("titel"), max_length=120)
    slug = models.SlugField(_("kort navn i adresser"), unique=True, max_length=120)
    summary = models.CharField(_("kort fortalt"), max_length=240, blank=True)
    agenda = models.TextField(_("program"), blank=True, help_text=_("Et punkt pr. linje."))
    starts_at = models.DateTimeField(_("begynder"))
    ends_at = models.DateTimeField(_("slutter"))
    place = models.CharField(_("sted"), max_length=160)
    address = models.CharField(_("adresse"), max_length=200, blank=True)
    held_as = models.CharField(
        _("hvordan det holdes"),
        max_length=6,
        choices=HeldAs,
        default=HeldAs.PLACE,
        db_default=HeldAs.PLACE,
    )
    online_link = models.URLField(
        _("link til mødet online"),
        max_length=500,
        blank=True,
        default="",
        db_default="",
        help_text=_("Kun dem, der har sagt ja og har plads, ser linket."),
    )
    capacity = models.PositiveIntegerField(_("pladser"), null=True, blank=True)
    answer_deadline = models.DateTimeField(_("svarfrist"))
    companions_allowed = models.PositiveSmallIntegerField(_("ledsagere pr. gæst"), default=1)
    stand_in_allowed = models.BooleanField(
        _("en anden må komme i stedet"),
        default=True,
        help_text=_("Ellers er invitationen personlig."),
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("en plads fra ventelisten holdes så mange timer"),
        default=48,
        help_text=_("0: den er gæstens med det samme."),
    )
    goal_positions = models.PositiveIntegerField(
        _("mål for aftenen, antal job"),
        null=True,
        blank=True,
        help_text=_("Vises på skærmen. Tomt: netværkets mål."),
    )
    public = models.BooleanField(_("vises offentligt"), default=True)
    registration_mode = models.CharField(
        _("hvem kan tilmelde sig"),
        max_length=10,
        choices=RegistrationMode,
        default=RegistrationMode.INVITATION,
        db_default=RegistrationMode.INVITATION,
    )
    cancelled_at = models.DateTimeField(_("aflyst"), null=True, blank=True)
    cancel_reason = models.CharField(_("hvorfor det er aflyst"), max_length=300, blank=True)
    sequence = models.PositiveIntegerField(
        _("kalenderversion"), default=0, help_text="SEQUENCE, RFC 5545 §3.8.7.4"
    )
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EventQuerySet.as_manager()

    search_fields = [
        index.SearchField("search_text"),
        index.FilterField("public"),
        index.FilterField("cancelled_at"),
    ]

    class Meta:
        verbose_name = _("arrangement")
        verbose_name_plural = _("arrangementer")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="event_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(answer_deadline__lte=models.F("ends_at")),
                name="event_deadline_before_end",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:event", args=[self.slug])

    @property
    def organisation(self):
        return self.network.host

    @property
    def has_programme(self):
        """Whether a guest finds sessions or materials there."""
        return self.sessions.exists() or self.materials.exists()

    @property
    def joint_hosts(self):
        """The networks whose hosts said yes to holding it together."""
        return self.hosts.joined().select_related("network__host")

    @property
    def share_version(self):
        """Changes with all that a shared link's picture shows."""
        return f"{self.updated_at:%y%m%d%H%M%S%f}-{self.organisation.theme_version}"

    @property
    def occasion(self):
        """What it is called while it goes on."""
        return occasion_at(self.starts_at)

    @property
    def is_online(self):
        return self.held_as == self.HeldAs.ONLINE

    @property
    def agenda_items(self):
        return [line.strip() for line in self.agenda.splitlines() if line.strip()]

    def search_text(self):
        return search_words(
            *(self.title, self.summary, self.agenda, self.place, self.address),
            *(str(self.get_kind_display()), self.network.name, self.organisation.name),
        )

    def is_open_for_answers(self, now=None):
        return self.cancelled_at is None and (now or timezone.now()) <= self.answer_deadline

    def takes_registrations(self, now=None):
        """Whether somebody without a letter may register themselves at this moment."""
        is_open = self.registration_mode != self.RegistrationMode.INVITATION
        return is_open and self.is_open_for_answers(now)

    def has_begun(self, now=None):
        return (now or timezone.now()) >= self.starts_at

    def is_over(self, now=None):
        return (now or timezone.now()) > self.ends_at
