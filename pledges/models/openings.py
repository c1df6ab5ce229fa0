"""Equal positions at a company: what a sheet, a visit or a call said that there is work for."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with, organisations_with
from accounts.models import Organisation
from events.models import Event
from pledges.models.follow_up_entries import FollowUpEntry
from pledges.models.handovers import Handover
from pledges.models.placements import Placement
from pledges.taxonomy import Hours, Pattern, Task
from taskforces.models import Company, Network


def remaining_of(*, positions: int, placed: int, withdrawn: int) -> int:
    """How many positions nobody has yet; `with_remaining` says the same of many rows."""
    return max(0, positions - placed - withdrawn)


class OpeningQuerySet(models.QuerySet):
    def with_remaining(self):
        """With `remaining`, the twin of `remaining_of`."""
        return self.annotate(remaining=Greatest(F("positions") - F("placed") - F("withdrawn"), 0))

    def count_anew(self) -> int:
        """Sets `placed` and `put_away` where they are not what the rows say; how many that were.

        None, unless an older version ran beside this one or somebody wrote into the database by hand.
        """
        at_work = Placement.objects.in_position().filter(opening=OuterRef("pk")).order_by()
        taken = Subquery(at_work.values("opening").annotate(n=Count("pk")).values("n"))
        counted = self.order_by().alias(taken=Coalesce(taken, 0))
        wrong = counted.exclude(placed=F("taken")).update(placed=F("taken"))
        ended = Q(handover__outcome=Handover.Outcome.NO_JOB, handover__closed_at__isnull=False)
        for put_away, rows in ((True, self.filter(ended)), (False, self.exclude(ended))):
            wrong += rows.order_by().exclude(put_away=put_away).update(put_away=put_away)
        return wrong

    def standing(self):
        """The company still wants somebody: its sheet was not put away without a job."""
        return self.filter(put_away=False)

    def told(self):
        """Without a sheet, each promise once: what was given on or split off is part of the one it came from."""
        return self.filter(handover=None, given_from=None)

    def open(self):
        """Standing and with positions left, however many of the same sheet are taken."""
        return self.standing().with_remaining().filter(remaining__gt=0)

    def late(self, now):
        """Open, and the company should have had an answer about a candidate."""
        return self.open().filter(candidate_due__lt=now)

    def visible_to(self, user):
        """Of one's unit or desk, or of a network that one's organisation hosts.

        By their ids, so that the database goes by the index of each instead of asking at every row.
        """
        works = organisations_with(user, Ability.WORK_CANDIDATES).values_list("pk", flat=True)
        works = list(works)
        sees = Q(host__in=ids_with(user, Ability.SEE_SHEETS))
        at_desk = Q(host_desk=True, host__in=works)
        networks = Network.objects.filter(sees | at_desk).order_by().values_list("pk", flat=True)
        return self.filter(Q(unit__in=works) | Q(network__in=list(networks)))

    def worked_by(self, user):
        works = ids_with(user, Ability.WORK_CANDIDATES)
        return self.filter(Q(unit__in=works) | Q(network__in=Network.objects.at_desk_of(user)))

    def referable_by(self, user):
        """Of one's own unit, and of networks in which it finds candidates beside another."""
        works = ids_with(user, Ability.WORK_CANDIDATES)
        shared = Network.objects.filter(further_units__in=works)
        return self.filter(Q(unit__in=works) | Q(network__in=shared))

    def with_companies(self):
        return self.select_related(
            "company",
            "network__host",
            "unit",
            "owner",
            "handover__sheet__company",
            "handover__owner",
        )


class Opening(models.Model):
    class Source(models.TextChoices):
        SHEET = "sheet", _("ark")
        VISIT = "visit", _("besøg")
        MEETING = "meeting", _("møde")
        CALL = "call", _("telefonsamtale")
        PLACES = "places", _("rundspørge om pladser")
        CONTRACT = "contract", _("kontrakt")
        SURPLUS = "surplus", _("overskydende tilsagn")
        CLUB = "club", _("klubben selv")

    handover = models.ForeignKey(
        Handover, null=True, blank=True, on_delete=models.CASCADE, related_name="openings"
    )
    company = models.ForeignKey(
        Company, null=True, blank=True, on_delete=models.PROTECT, related_name="openings"
    )
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="openings")
    event = models.ForeignKey(
        Event,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="openings",
        verbose_name=_("arrangement"),
        help_text="Where it was said, of an opening without a sheet; a sheet has its own.",
    )
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="openings")
    given_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="given",
        help_text="The opening of another unit from which a place came with a yes to its candidate.",
    )
    title = models.CharField(_("stilling"), max_length=120, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="openings",
        verbose_name=_("ansvarlig"),
        help_text="Of an opening without a sheet; a sheet has its own.",
    )
    task = models.CharField(_("opgavetype"), max_length=12, choices=Task, blank=True)
    also = models.JSONField(
        _("også"), default=list, blank=True, help_text="Further tasks of the same job."
    )
    hours = models.CharField(_("timer pr. uge"), max_length=6, choices=Hours, blank=True)
    pattern = models.CharField(_("hvornår"), max_length=8, choices=Pattern, default=Pattern.WEEKLY)
    days = models.CharField(
        _("dage og tider"), max_length=120, blank=True, default="", db_default=""
    )
    terms = models.CharField(_("vilkår"), max_length=200, blank=True)
    requirements = models.TextField(_("krav"), max_length=600, blank=True)
    starts_on = models.DateField(_("startdato"), null=True, blank=True)
    source = models.CharField(_("kilde"), max_length=10, choices=Source, default=Source.SHEET)
    positions = models.PositiveSmallIntegerField(_("pladser"), default=1)
    withdrawn = models.PositiveSmallIntegerField(_("trukket tilbage"), default=0)
    promised = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="How many of the positions stand on the sheet's line."
    )
    of_line = models.BooleanField(
        default=False, editable=False, help_text="A line of the sheet, by its task."
    )
    placed = models.PositiveSmallIntegerField(
        default=0,
        db_default=0,
        editable=False,
        help_text="How many positions placements have; counted anew when one of them changes.",
    )
    put_away = models.BooleanField(
        default=False,
        db_default=False,
        editable=False,
        help_text="Its sheet ended without a job; follows the sheet.",
    )
    candidate_due = models.DateTimeField(_("svar om kandidat senest"), null=True, blank=True)
    next_step = models.CharField(_("næste skridt"), max_length=200, blank=True)
    next_step_on = models.DateField(_("næste skridt den"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=0)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("åbning")
        verbose_name_plural = _("åbninger")
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(
                fields=["unit", "candidate_due", "id"],
                include=["network", "positions", "placed", "withdrawn", "put_away"],
                name="opening_list",
            ),
            models.Index(fields=["network", "created_at"], name="opening_of_network"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["handover", "task"],
                condition=Q(of_line=True),
                name="opening_once_a_line",
            ),
            models.CheckConstraint(
                condition=Q(positions__gte=1) & Q(positions__lte=999), name="opening_has_positions"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn__lte=F("positions")), name="opening_withdraws_what_it_has"
            ),
            models.CheckConstraint(
                condition=Q(handover__isnull=False) | Q(company__isnull=False),
                name="opening_is_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(handover__isnull=True) | Q(event__isnull=True),
                name="opening_event_without_sheet",
            ),
        ]

    def __str__(self):
        return self.title or self.get_task_display() or str(_("Småjob"))

    def save(self, **kwargs):
        if self._state.adding and self.handover_id:
            self.put_away = self.handover.put_away
        super().save(**kwargs)

    def keep_placed(self):
        """Counted under the opening's lock, so that two who end their placements at once are both seen."""
        with transaction.atomic():
            fresh = Opening.objects.select_for_update(of=("self",)).only("placed").get(pk=self.pk)
            self.placed = Placement.objects.in_position().filter(opening=fresh).count()
            if self.placed != fresh.placed:
                Opening.objects.filter(pk=self.pk).update(placed=self.placed)

    @property
    def company_name(self):
        """By the register, or as it was typed on the sheet."""
        return self.company.name if self.company_id else self.handover.sheet.company_name

    @property
    def responsible(self):
        """The sheet's owner, or its own where there is no sheet."""
        return self.handover.owner if self.handover_id else self.owner

    @property
    def may_be_referred_to(self):
        """Its company has been spoken to; an opening without a sheet was told by somebody there."""
        return self.handover is None or self.handover.first_contact_at is not None

    @property
    def tasks(self):
        return [task for task in (self.task, *self.also) if task]


class OpeningEntry(models.Model):
    """What was done about an opening that came without a sheet; that of a sheet is in the sheet's log."""

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(_("art"), max_length=12, choices=FollowUpEntry.Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("tidspunkt"), default=timezone.now)
    text = models.TextField(_("tekst"), blank=True)

    class Meta:
        verbose_name = _("opfølgning på en åbning")
        verbose_name_plural = _("opfølgninger på åbninger")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["opening", "at"], name="entry_by_opening")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.at:%d.%m.%Y %H:%M}"
