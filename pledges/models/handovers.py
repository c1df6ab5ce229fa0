"""What becomes of a sheet: who has it, until when, and how far it came."""

from datetime import datetime, time
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from frontend.wording import label_of
from pledges.models.counted import Counted
from pledges.models.reached import reached, reached_by_rows
from pledges.models.sheets import Sheet


class HandoverQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(unit__in=ids_with(user, Ability.WORK_SHEETS))

    def open(self):
        return self.filter(closed_at=None)

    def unowned(self):
        """Open and nobody's, be it before the first call, during a pause or after the owner left."""
        return self.open().filter(owner=None)

    def due_until(self, moment):
        """Whatever is to be done by then, late things included."""
        return self.open().filter(due_at__lte=moment)

    def by_deadline(self):
        """Ordered by deadline; those without one come last."""
        return self.order_by(models.F("due_at").asc(nulls_last=True), "pk")

    def reach_anew(self) -> int:
        """Sets `reached` where it is not what the row says; how many rows that were.

        None, unless an older version ran beside this one or somebody wrote into the database by hand.
        """
        said = reached_by_rows()
        return self.order_by().exclude(reached=said).update(reached=said)

    def with_sheets(self):
        return self.select_related(
            "sheet__company", "sheet__network", "sheet__event", "unit", "owner"
        ).prefetch_related("sheet__lines")


class Handover(Counted):
    class Status(models.TextChoices):
        NEW = "new", _("nyt tilsagn")
        ASSIGNED = "assigned", _("fordelt")
        CONTACTED = "contacted", _("kontaktet")
        VISIT_BOOKED = "visit_booked", _("besøg aftalt")
        JOB_ORDER_CREATED = "job_order_created", _("jobordre oprettet")
        REFERRED = "referred", _("kandidat formidlet")
        HIRED = "hired", _("ansat")
        RETAINED = "retained", _("fastholdt")
        NO_CANDIDATE_YET = "no_candidate_yet", _("ingen kandidat endnu")
        ON_HOLD = "on_hold", _("sat i bero")
        NOT_OURS = "not_ours", _("ikke vores")
        NOT_REACHABLE = "not_reachable", _("kunne ikke træffes")
        WITHDRAWN = "withdrawn", _("trukket tilbage")
        EXPIRED = "expired", _("udløbet")

    class Outcome(models.TextChoices):
        NONE = "", _("endnu intet")
        JOB = "job", _("blev til job")
        NO_JOB = "no_job", _("blev ikke til job")

    class Due(models.TextChoices):
        """What the clock of the moment runs for."""

        NOTHING = "", _("intet")
        INTRODUCTION = "introduction", _("varm introduktion")
        CONTACT = "contact", _("første kontakt")
        CANDIDATE = "candidate", _("svar om kandidat")
        VISIT = "visit", _("besøg")
        CHECK = "check", _("tjek af fastholdelse")
        RETURN = "return", _("tilbage fra pause")

    class Escalation(models.IntegerChoices):
        """Who besides the owner is told that a deadline has passed."""

        NONE = 0, _("ingen")
        LEAD = 1, _("enhedens leder")
        COORDINATOR = 2, _("netværkets koordinator")

    class Reason(models.TextChoices):
        """Why this unit and this owner got the sheet."""

        CONTINUITY = "continuity", _("virksomhedens faste konsulent")
        NETWORK_DEFAULT = "network_default", _("netværkets faste konsulent")
        QUEUE = "queue", _("enhedens fælles kø")
        NO_LEAD = "no_lead", _("enheden har ingen, der fordeler")
        WORKLOAD = "workload", _("den med færrest åbne ark")
        STAND_IN = "stand_in", _("stedfortræder under fravær")
        PROFILE = "profile", _("den, der kender jobprofilen")

    DERIVED = Counted.DERIVED | {"furthest_step", "had_visit", "reached", "due_at", "due_for"}

    # The way from promise to job. What lies outside are exits, and one may return from most of them.
    # The numbers are stored: a new step takes one between two, and none is ever given another.
    RANKS: ClassVar = {
        Status.NEW: 0,
        Status.ASSIGNED: 10,
        Status.CONTACTED: 20,
        Status.VISIT_BOOKED: 30,
        Status.JOB_ORDER_CREATED: 40,
        Status.REFERRED: 50,
        Status.HIRED: 60,
        Status.RETAINED: 70,
    }

    # The company was reached and does not yet know whether there is anybody for the job.
    WITHOUT_CANDIDATE = (Status.CONTACTED, Status.VISIT_BOOKED, Status.JOB_ORDER_CREATED)

    sheet = models.OneToOneField(Sheet, on_delete=models.PROTECT, related_name="handover")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="handovers")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="handovers",
        verbose_name=_("ansvarlig"),
    )
    reason = models.CharField(
        _("fordelt efter"), max_length=16, choices=Reason, default=Reason.QUEUE
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.NEW)
    contact_due = models.DateTimeField(_("ring senest"))
    first_contact_at = models.DateTimeField(_("første kontakt"), null=True, blank=True)
    introduction_due = models.DateTimeField(
        _("introduktion senest"), null=True, blank=True, help_text="Only while it is waited for."
    )
    candidate_due = models.DateTimeField(_("svar om kandidat senest"), null=True, blank=True)
    visit_at = models.DateTimeField(
        _("næste besøg"),
        null=True,
        blank=True,
        help_text="Of a confirmed visit not yet written up.",
    )
    check_due = models.DateTimeField(_("næste tjek"), null=True, blank=True)
    paused_until = models.DateField(_("på pause til"), null=True, blank=True)
    status_before_pause = models.CharField(
        max_length=20, choices=Status, blank=True, editable=False, default=""
    )
    due_at = models.DateTimeField(
        _("frist"), null=True, blank=True, editable=False, help_text="Of what is to be done next."
    )
    due_for = models.CharField(
        _("fristen gælder"), max_length=12, choices=Due, blank=True, default="", editable=False
    )
    escalation = models.PositiveSmallIntegerField(
        _("eskaleret til"), choices=Escalation, default=Escalation.NONE
    )
    reported_at = models.DateTimeField(
        _("virksomheden meldte, at ingen ringede"), null=True, blank=True
    )
    agreed_on = models.DateField(_("aftalt dag"), null=True, blank=True)
    agreed_note = models.CharField(_("aftale om opfølgning"), max_length=300, blank=True)
    next_step = models.CharField(
        _("næste skridt"), max_length=200, blank=True, default="", db_default=""
    )
    next_step_on = models.DateField(_("næste skridt den"), null=True, blank=True)
    external_reference = models.CharField(
        _("reference i fagsystemet"), max_length=60, blank=True, default=""
    )
    closed_at = models.DateTimeField(_("afsluttet"), null=True, blank=True)
    outcome = models.CharField(_("resultat"), max_length=8, choices=Outcome, blank=True, default="")
    furthest_step = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="The highest of RANKS that was ever reached."
    )
    had_visit = models.BooleanField(_("besøg aftalt eller holdt"), default=False)
    reached = models.PositiveSmallIntegerField(
        default=0, db_default=0, editable=False, help_text="Reached: the steps of the funnel."
    )
    created_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(
        _("sidst rørt"), default=timezone.now, help_text="When the unit last did something."
    )
    changed_at = models.DateTimeField(
        default=timezone.now,
        editable=False,
        help_text="By whomever, the company and the clock too.",
    )
    version = models.PositiveIntegerField(default=0, help_text="Grows with each change.")

    objects = HandoverQuerySet.as_manager()

    class Meta(Counted.Meta):
        abstract = False
        verbose_name = _("overlevering")
        verbose_name_plural = _("overleveringer")
        ordering = ["contact_due"]
        indexes = [
            *Counted.Meta.indexes,
            models.Index(
                fields=["unit", "due_at"],
                include=[
                    *("owner", "due_for", "contact_due", "network", "event", "municipality_code")
                ],
                condition=Q(closed_at=None),
                name="handover_open",
            ),
            models.Index(
                fields=["owner", "due_at"], condition=Q(closed_at=None), name="handover_of_owner"
            ),
            models.Index(
                fields=["unit", "-closed_at"],
                condition=Q(closed_at__isnull=False),
                name="handover_ended",
            ),
            models.Index(fields=["unit", "changed_at", "id"], name="handover_changes"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "external_reference"],
                condition=~Q(external_reference=""),
                name="external_reference_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(status__in=["new", "assigned"]),
                name="handover_closed_has_an_end",
            ),
        ]

    def __str__(self):
        return f"{self.sheet}: {self.get_status_display()}"

    def get_status_display(self):
        return label_of(self.Status, self.status)

    @property
    def company(self):
        return self.sheet.company

    @property
    def company_name(self):
        return self.sheet.company_name

    @property
    def put_away(self) -> bool:
        """The sheet ended without a job."""
        return self.closed_at is not None and self.outcome == self.Outcome.NO_JOB

    def save(self, **kwargs):
        """Its openings are put away with it, and stand again when it does; who is at work there is of its company."""
        is_new = self._state.adding
        super().save(**kwargs)
        if not is_new and "company_key" in self._changed:
            self.placements.derive()
        if not is_new:
            self.openings.exclude(put_away=self.put_away).update(put_away=self.put_away)

    def derive(self):
        self.furthest_step = max(self.furthest_step, self.RANKS.get(self.status, 0))
        self.had_visit = self.had_visit or self.status == self.Status.VISIT_BOOKED
        self.reached = reached(
            first_contact_at=self.first_contact_at,
            contact_due=self.contact_due,
            had_visit=self.had_visit,
            furthest_step=self.furthest_step,
        )
        self.due_at, self.due_for = self.clock()
        self.keep_counts()

    def clock(self) -> tuple[datetime | None, str]:
        """The one deadline that runs now and what it is for; it is kept in `due_at` and `due_for`."""
        if self.closed_at:
            return None, self.Due.NOTHING
        if self.status == self.Status.ON_HOLD:
            return _morning_of(self.paused_until), self.Due.RETURN
        if self.first_contact_at is None:
            if self.introduction_due:
                return self.introduction_due, self.Due.INTRODUCTION
            return self.contact_due, self.Due.CONTACT
        if self.visit_at:
            return self.visit_at, self.Due.VISIT
        if self.check_due and self.status == self.Status.HIRED:
            return self.check_due, self.Due.CHECK
        if self.candidate_due and self.status in self.WITHOUT_CANDIDATE:
            return self.candidate_due, self.Due.CANDIDATE
        return None, self.Due.NOTHING


def _morning_of(day):
    """08:00 Danish time, when the working day's list is made; None for no day."""
    return timezone.make_aware(datetime.combine(day, time(8))) if day else None
