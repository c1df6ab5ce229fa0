"""What becomes of a sheet: who has it, until when, and everything that was done."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, organisations_with
from accounts.models import Organisation
from pledges.models.sheets import Sheet


class HandoverQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(unit__in=organisations_with(user, Ability.WORK_SHEETS))

    def open(self):
        return self.filter(closed_at=None)

    def uncontacted(self):
        return self.open().filter(first_contact_at=None)

    def overdue(self, now=None):
        return self.uncontacted().filter(contact_due__lt=now or timezone.now())

    def by_deadline(self):
        """Those nobody has called first, the oldest promise on top."""
        return self.order_by(
            models.F("first_contact_at").asc(nulls_first=True), "contact_due", "pk"
        )

    def with_sheets(self):
        return self.select_related(
            "sheet__company", "sheet__network", "sheet__event", "unit", "owner"
        ).prefetch_related("sheet__lines")


class Handover(models.Model):
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

    class Reason(models.TextChoices):
        """Why this unit and this owner got the sheet."""

        CONTINUITY = "continuity", _("virksomhedens faste konsulent")
        NETWORK_DEFAULT = "network_default", _("netværkets faste konsulent")
        QUEUE = "queue", _("enhedens fælles kø")
        NO_LEAD = "no_lead", _("enheden har ingen, der fordeler")

    # The way from promise to job. What lies outside are exits, and one may return from most of them.
    STEPS = (
        Status.NEW,
        Status.ASSIGNED,
        Status.CONTACTED,
        Status.VISIT_BOOKED,
        Status.JOB_ORDER_CREATED,
        Status.REFERRED,
        Status.HIRED,
        Status.RETAINED,
    )

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
    introduced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(
        _("fordelt efter"), max_length=16, choices=Reason, default=Reason.QUEUE
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.NEW)
    contact_due = models.DateTimeField(_("ring senest"))
    first_contact_at = models.DateTimeField(_("første kontakt"), null=True, blank=True)
    paused_until = models.DateField(_("på pause til"), null=True, blank=True)
    closed_at = models.DateTimeField(_("afsluttet"), null=True, blank=True)
    outcome = models.CharField(_("resultat"), max_length=8, choices=Outcome, blank=True, default="")
    furthest_step = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="The highest index in STEPS that was ever reached."
    )
    had_visit = models.BooleanField(_("besøg aftalt eller holdt"), default=False)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=0, help_text="Grows with each change.")

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("overlevering")
        verbose_name_plural = _("overleveringer")
        ordering = ["contact_due"]
        indexes = [
            models.Index(fields=["unit", "closed_at", "contact_due"], name="handover_inbox"),
            models.Index(fields=["owner", "closed_at", "contact_due"], name="handover_of_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(status__in=["new", "assigned"]),
                name="handover_closed_has_an_end",
            )
        ]

    def __str__(self):
        return f"{self.sheet}: {self.get_status_display()}"

    def save(self, **kwargs):
        if self.status in self.STEPS:
            self.furthest_step = max(self.furthest_step, self.STEPS.index(self.status))
        self.had_visit = self.had_visit or self.status == self.Status.VISIT_BOOKED
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "furthest_step", "had_visit"}
        super().save(**kwargs)

    def is_overdue(self, now=None):
        return (
            self.first_contact_at is None
            and self.closed_at is None
            and self.contact_due < (now or timezone.now())
        )


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

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(_("art"), max_length=10, choices=Kind)
    actor = models.ForeignKey(
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
