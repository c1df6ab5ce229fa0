"""What a company promised on a sheet, "Spot et småjob"."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.keys import digest, new_key
from accounts.sealing import seal, unseal
from events.models import Device, Event, Invitation
from frontend.wording import label_of
from pledges.models.paper_sheets import PaperSheet
from pledges.models.sheet_links import SheetLink
from pledges.taxonomy import CallTime, CallWay, Hours, Pattern, Task, promised_in_words
from taskforces.models import Company, Contact, Network


def receipt_columns(token: str) -> dict[str, str | None]:
    """How the key of a receipt is kept: to be recognised by its hash, and to be read by ourselves alone."""
    return {
        "receipt_sha256": digest(token),
        "sealed_receipt": seal(token),
        "plain_receipt_token": None,
    }


class SheetQuerySet(models.QuerySet):
    def visible_to(self, user):
        mine = ids_with(user, Ability.SEE_SHEETS)
        return self.filter(Q(network__host__in=mine) | Q(handover__unit__in=mine))

    def with_status(self):
        """What the network's host may know of the way: the unit and the status, not the log."""
        return self.select_related(
            "network", "event", "handover__unit", "company"
        ).prefetch_related("lines")

    def of_receipt(self, token):
        return self.filter(Q(receipt_sha256=digest(token)) | Q(plain_receipt_token=token))

    def known_as(self, id):
        old = Q(public_id=None, client_id=id)
        return self.filter(Q(public_id=id) | old)

    def positions(self):
        return self.aggregate(n=models.Sum("lines__positions", default=0))["n"]


class Sheet(models.Model):
    class Source(models.TextChoices):
        PHONE = "phone", _("egen telefon")
        PAPER = "paper", _("papir")
        INTERVIEW = "interview", _("interview")
        STAFF = "staff", _("fundet i hverdagen")
        CALL = "call", _("telefonsamtale")
        VISIT = "visit", _("besøg hos virksomheden")
        NETWORK = "network", _("gennem et netværk")
        MEETING = "meeting", _("på et møde")
        TABLET = "tablet", _("tablet, der gik rundt")

    client_id = models.UUIDField(unique=True, default=uuid4, help_text="Made with the empty form.")
    public_id = models.UUIDField(
        unique=True,
        null=True,
        default=uuid4,
        editable=False,
        help_text="For other systems. Whoever holds the form's own id may ask for its receipt.",
    )
    first_answer = models.JSONField(
        default=dict,
        db_default={},
        editable=False,
        help_text="What the phone was told, so that a repeat is told the same.",
    )
    receipt_sha256 = models.CharField(  # noqa: DJ001 (unique, and none in a row of 0.2.0)
        max_length=64, unique=True, null=True, editable=False
    )
    # To be written into later mails.
    sealed_receipt = models.TextField(default="", db_default="", editable=False)
    # Where 0.2.0 keeps it; taken over every night.
    plain_receipt_token = models.CharField(  # noqa: DJ001 (unique, and none in ours)
        max_length=22, unique=True, null=True, editable=False, db_column="receipt_token"
    )
    link = models.ForeignKey(
        SheetLink, null=True, blank=True, on_delete=models.PROTECT, related_name="sheets"
    )
    paper = models.OneToOneField(
        PaperSheet, null=True, blank=True, on_delete=models.PROTECT, related_name="sheet"
    )
    tablet = models.ForeignKey(
        Device, null=True, blank=True, on_delete=models.SET_NULL, related_name="sheets"
    )
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="sheets")
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.PROTECT, related_name="sheets"
    )
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.SET_NULL, related_name="sheets"
    )
    company = models.ForeignKey(
        Company, null=True, blank=True, on_delete=models.PROTECT, related_name="sheets"
    )
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="sheets"
    )
    profile = models.ForeignKey(
        "pledges.JobProfile",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="sheets",
        verbose_name=_("jobprofil"),
    )
    company_name = models.CharField(_("virksomhed"), max_length=160)
    contact_name = models.CharField(_("navn"), max_length=120)
    contact_phone = models.CharField(_("telefon"), max_length=20, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    municipality_code = models.CharField(_("kommune"), max_length=4, blank=True)
    wants_visit = models.BooleanField(_("vil gerne have besøg"), default=False)
    call_time = models.CharField(
        _("bedste tid"), max_length=10, choices=CallTime, default=CallTime.ANY
    )
    call_way = models.CharField(
        _("bedste måde"), max_length=6, choices=CallWay, default=CallWay.PHONE
    )
    remark = models.CharField(_("bemærkning"), max_length=500, blank=True)
    source = models.CharField(_("udfyldt på"), max_length=10, choices=Source, default=Source.PHONE)
    filled_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    interviewer = models.CharField(
        _("interviewet af"),
        max_length=120,
        blank=True,
        help_text=_("Den sidemand, der førte pennen."),
    )
    thanks_shown = models.BooleanField(
        _("må takkes ved navn"),
        default=False,
        help_text=_("Virksomhedens navn på skærmen i salen."),
    )
    on_wall = models.BooleanField(
        _("vises på skærmen"),
        null=True,
        blank=True,
        help_text="As a colleague said; with nothing said, names of invited companies are shown.",
    )
    filled_in_at = models.DateTimeField(
        _("udfyldt"),
        null=True,
        blank=True,
        help_text="By the phone, when the sheet waited for a network; the clock runs from submitted_at.",
    )
    submitted_at = models.DateTimeField(_("indsendt"), default=timezone.now)

    forgotten_at = models.DateTimeField(
        _("navnet slettet"),
        null=True,
        blank=True,
        editable=False,
        help_text="From then on the row is numbers; who promised is no longer known.",
    )

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("ark")
        verbose_name_plural = _("ark")
        ordering = ["-submitted_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(contact_phone="")
                | ~Q(contact_email="")
                | Q(forgotten_at__isnull=False),
                name="sheet_can_be_answered",
            ),
            models.CheckConstraint(
                condition=~Q(company_name="") & ~Q(contact_name=""), name="sheet_has_a_name"
            ),
        ]

    def __str__(self):
        return f"{self.company_name}, {self.contact_name}"

    def save(self, *args, **kwargs):
        if not self.receipt_sha256 and not self.plain_receipt_token:
            self.receipt_token = new_key()
        super().save(*args, **kwargs)

    @property
    def jobs(self):
        """How many jobs the sheet promises; reads the lines, so prefetch them in lists."""
        return sum(line.positions for line in self.lines.all())

    @property
    def tasks_in_words(self):
        """Reads the lines too. No template puts them into words: a list has many of them."""
        return promised_in_words(
            [(each.task, each.hours, each.positions) for each in self.lines.all()]
        )

    @property
    def receipt_token(self):
        """The key of the leader's page. Raises KeyLost."""
        return unseal(self.sealed_receipt) if self.sealed_receipt else self.plain_receipt_token

    @receipt_token.setter
    def receipt_token(self, token):
        for column, value in receipt_columns(token).items():
            setattr(self, column, value)

    @property
    def known_as(self):
        """By which other systems know it; a row that 0.2.0 wrote while a site was brought up to date has one id."""
        return self.public_id or self.client_id

    def get_receipt_url(self):
        return reverse("pledges:receipt", args=[self.receipt_token])


class PledgeLine(models.Model):
    """A ticked task. A sheet that promises fewer jobs than it has tasks has lines with 0 positions:
    one more task of the same job, so that the sum over the lines is always what was promised.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="lines")
    task = models.CharField(_("opgavetype"), max_length=12, choices=Task)
    hours = models.CharField(_("timer pr. uge"), max_length=6, choices=Hours)
    positions = models.PositiveSmallIntegerField(_("antal job"), default=1)
    pattern = models.CharField(_("hvornår"), max_length=8, choices=Pattern, default=Pattern.WEEKLY)

    class Meta:
        verbose_name = _("tilsagn")
        verbose_name_plural = _("tilsagn")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "task"], name="task_once_a_sheet"),
            models.CheckConstraint(
                condition=Q(positions__gte=0) & Q(positions__lte=99), name="pledge_has_positions"
            ),
        ]

    def __str__(self):
        return f"{self.positions} × {self.get_task_display()}, {self.get_hours_display()}"

    def get_task_display(self):
        return label_of(Task, self.task)

    def get_hours_display(self):
        return label_of(Hours, self.hours)
