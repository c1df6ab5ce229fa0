"""What the unit agrees at the end of an event: who contacts whom, on which day, and how."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts.access import Ability, organisations_with
from accounts.models import User
from accounts.refusals import Refused
from accounts.workingdays import DAY_ENDS, WorkingCalendar
from events.models import Event
from pledges.followup.changes import FollowUpRefused, changing, consultants_of, hand_to
from pledges.models import FollowUpEntry, Handover
from pledges.wording import day_in_words


class AgreementRefused(Refused):
    class Code(models.TextChoices):
        DAY = "day", gettext_lazy("Vælg en arbejdsdag fra i dag og frem.")


class EveningRefused(Exception):
    """Why nothing of the evening was saved: {handover's id: refusal}."""

    def __init__(self, refusals: dict[int, Refused]):
        super().__init__()
        self.refusals = refusals


@dataclass(frozen=True)
class Agreed:
    """One line of the table. `version` is the one that was on the screen."""

    handover: Handover
    version: int
    owner: User | None
    day: date
    note: str = ""


def sheets_of(event: Event) -> QuerySet[Handover]:
    """The evening's sheets: who is to be contacted first on top, what has ended last."""
    return (
        Handover.objects.filter(sheet__event=event)
        .with_sheets()
        .order_by(F("closed_at").asc(nulls_first=True), "contact_due", "sheet__company_name", "pk")
    )


def agreed_by(event: Event, user: User) -> QuerySet[Handover]:
    """Those of the evening's open sheets that the user's own unit has to follow up."""
    return (
        sheets_of(event)
        .open()
        .filter(unit__in=organisations_with(user, Ability.WORK_SHEETS))
        .prefetch_related("unit__closing_days")
    )


def agree(lines: list[Agreed], *, by: User) -> list[Handover]:
    """Saves the whole evening or nothing of it. Raises EveningRefused with what is wrong by sheet."""
    done, refusals = [], {}
    with transaction.atomic():
        for line in sorted(lines, key=lambda line: line.handover.pk):
            try:
                done.append(_agree(line, by))
            except Refused as refused:
                refusals[line.handover.pk] = refused
        if refusals:
            raise EveningRefused(refusals)
    return done


def may_be_agreed(day: date, calendar: WorkingCalendar) -> bool:
    return day >= timezone.localdate() and calendar.is_working_day(day)


def _agree(line: Agreed, by: User) -> Handover:
    with changing(
        line.handover,
        kind=FollowUpEntry.Kind.AGREED,
        by=by,
        text=_in_words(line),
        expected_version=line.version,
    ) as fresh:
        # A day that was agreed before may be over by now; only a new one has to lie ahead.
        if line.day != fresh.agreed_on and not may_be_agreed(line.day, WorkingCalendar(fresh.unit)):
            raise AgreementRefused(AgreementRefused.Code.DAY)
        if line.owner and line.owner.pk != fresh.owner_id:
            if not consultants_of(fresh.unit_id).filter(pk=line.owner.pk).exists():
                raise FollowUpRefused(FollowUpRefused.Code.OWNER)
            hand_to(fresh, line.owner.pk)
        if fresh.first_contact_at is None and line.day != fresh.agreed_on:
            fresh.contact_due = timezone.make_aware(datetime.combine(line.day, DAY_ENDS))
        fresh.agreed_on, fresh.agreed_note = line.day, line.note
    return fresh


def _in_words(line: Agreed) -> str:
    """→ Hassan, onsdag den 25. november: mød op hos dem"""
    day = day_in_words(line.day)
    who = f"→ {line.owner}, {day}" if line.owner else day
    return f"{who}: {line.note}" if line.note else who
