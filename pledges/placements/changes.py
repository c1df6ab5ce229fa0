"""Changes of a placement: who is at work where, with which hours, until it lasts or ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from accounts.workingdays import WorkingCalendar
from pledges.followup import changes as followup
from pledges.job_profiles import profiles
from pledges.models import (
    Candidate,
    FollowUpEntry,
    Handover,
    Opening,
    OpeningEntry,
    Placement,
    Reminder,
    RetentionCheck,
)
from pledges.models.candidates import Stage
from pledges.persons import reach
from pledges.placements.emails import send_check_question
from pledges.wording import in_danish
from taskforces.models import Contact, Network

Kind = FollowUpEntry.Kind
State = Placement.State
Status = Handover.Status

# EU's Working Time Directive (2003/88/EC, article 6): 48 hours a week, overtime included.
MOST_HOURS = Decimal(48)
# Where hours are billed (a temp agency), people are paid for every hour: no internship, no wage subsidy.
AGENCY_SCHEMES = ("ordinary", "agency_hours")
CHECK_AT = time(9)
LONGEST_AHEAD = timedelta(days=366)
# What a sheet may become again when the only job on it ended.
AFTER_THE_END = (Status.JOB_ORDER_CREATED, Status.NO_CANDIDATE_YET)


class PlacementRefused(Refused):
    class Code(models.TextChoices):
        STATUS = "status", gettext_lazy("Skriv først ned, at kandidaten er formidlet.")
        VERSION = "version", gettext_lazy("En anden har ændret forløbet, mens du skrev.")
        SCHEME = "scheme", gettext_lazy("Den ordning gælder ikke på den første dag. Vælg en anden.")
        AGENCY = (
            "agency",
            gettext_lazy("Her er alle timer lønnede. Praktik og løntilskud kan ikke bruges."),
        )
        ORDER = "order", gettext_lazy("Jobordren hører til et andet ark.")
        OPENING = "opening", gettext_lazy("Åbningen hører til et andet ark.")
        FULL = (
            "full",
            gettext_lazy(
                "Den plads er taget. Se, om en kollega lige har sat nogen i gang, eller skriv flere"
                " pladser på åbningen, hvis virksomheden har dem."
            ),
        )
        START = "start", gettext_lazy("Den dag ligger for langt væk.")
        HOURS = "hours", gettext_lazy("Skriv mellem 0,1 og 48 timer om ugen i alt.")
        STEP_DAY = "step_day", gettext_lazy("Der er allerede et trin den dag.")
        STEP_EARLY = "step_early", gettext_lazy("Et trin kan ikke ligge før den første dag.")
        FIRST_STEP = "first_step", gettext_lazy("Det første trin hører til den første dag.")
        ENDED = "ended", gettext_lazy("Forløbet er slut.")
        END_DAY = "end_day", gettext_lazy("Den sidste dag kan ikke ligge før den første.")
        ANSWERED = (
            "answered",
            gettext_lazy(
                "Der er allerede svaret. Tag svaret tilbage med en grund, hvis det er forkert."
            ),
        )
        UNANSWERED = "unanswered", gettext_lazy("Der er ikke svaret endnu.")
        REASON = "reason", gettext_lazy("Skriv, hvorfor svaret var forkert. Ingen navne.")
        EARLY = "early", gettext_lazy("Det er for tidligt at svare på det tjek.")


Code = PlacementRefused.Code


@contextmanager
def working_at(
    place: Handover | Opening,
    *,
    kind: str,
    by: User | None,
    text: str,
    expected_version: int | None = None,
) -> Iterator[Handover | Opening]:
    """Locks the place, gives it fresh, and writes in its log: that of the sheet, or of an opening without one.

    Raises FollowUpRefused or PlacementRefused (VERSION) when somebody else wrote since `expected_version`.
    """
    how = {"kind": kind, "by": by, "text": text}
    if isinstance(place, Handover):
        with followup.changing(place, expected_version=expected_version, **how) as handover:
            yield handover
        return
    with transaction.atomic():
        fresh = Opening.objects.select_for_update(of=("self",)).get(pk=place.pk)
        if expected_version is not None and fresh.version != expected_version:
            raise PlacementRefused(Code.VERSION)
        yield fresh
        OpeningEntry.objects.create(opening=fresh, **how)
        Opening.objects.filter(pk=fresh.pk).update(version=F("version") + 1)


@contextmanager
def changing(
    placement: Placement,
    *,
    verb: str,
    by: User | None,
    kind: str = Kind.PLACED,
    text: str = "",
    expected_version: int | None = None,
) -> Iterator[Placement]:
    """The one way to change a placement: gives the fresh row, locked together with its place.

    On leaving, it is saved with an entry in the place's log and an audit line. `by` is None for the
    company. Raises PlacementRefused (VERSION) when somebody else wrote since `expected_version`.
    """
    entry = "\n".join(filter(None, [placement.candidate_reference, text]))
    with working_at(placement.place, kind=kind, by=by, text=entry) as place:
        fresh = (
            Placement.objects.select_for_update(of=("self",))
            .select_related("scheme", "candidate", "network", "opening__company")
            .get(pk=placement.pk)
        )
        if expected_version is not None and fresh.version != expected_version:
            raise PlacementRefused(Code.VERSION)
        if fresh.handover_id:
            fresh.handover = place
        before = state_of(fresh)
        yield fresh
        fresh.version += 1
        fresh.save()
        if fresh.handover_id:
            place.check_due = next_check(place)
        after = state_of(fresh)
        audit.record(
            place.unit,
            by=by,
            verb=f"placement.{verb}",
            thing=fresh,
            before={key: before[key] for key in before if after[key] != before[key]},
            after={key: after[key] for key in after if after[key] != before[key]},
        )


def change_people(
    placement: Placement,
    *,
    buddy: str,
    mentor: str,
    by: User,
    expected_version: int,
    buddy_contact: Contact | None = None,
) -> Placement:
    """Who looks after the person at work; `buddy_contact` is the person where they were on a course."""
    with changing(placement, verb="people", by=by, expected_version=expected_version) as fresh:
        require_running(fresh)
        fresh.buddy, fresh.buddy_contact, fresh.mentor = buddy, buddy_contact, mentor
    return fresh


def end_placement(
    placement: Placement,
    *,
    on: date,
    reason: str,
    by: User,
    then: str = "",
    expected_version: int | None = None,
) -> Placement:
    """`then` is what the sheet becomes when nobody is at work on it any more; empty leaves it as it is."""
    label = in_danish(Placement.EndReason(reason).label)
    with changing(
        placement, verb="ended", by=by, text=label, expected_version=expected_version
    ) as fresh:
        require_running(fresh)
        if on < fresh.starts_on:
            raise PlacementRefused(Code.END_DAY)
        finish(fresh, on=on, reason=reason, by=by)
        if then and may_move_on(fresh):
            followup.move(fresh.handover, then)
    return fresh


def finish(placement: Placement, *, on: date, reason: str, by: User) -> None:
    """For use inside `changing`: nothing more is asked of it, and it is offered to nobody."""
    placement.state, placement.ended_on, placement.end_reason = State.ENDED, on, reason
    placement.reminders.filter(done_at=None).update(
        done_at=timezone.now(), outcome=Reminder.Outcome.NOT_NEEDED
    )
    close = profiles.mark_filled if reason == Placement.EndReason.MOVED else profiles.withdraw
    for profile in placement.profiles.published():
        close(profile, by=by)
    if placement.candidate and reason == Placement.EndReason.EDUCATION:
        reach(placement.candidate, Stage.EDUCATION, on=on, by=by, network=placement.network)
    elif placement.candidate:
        Candidate.objects.filter(pk=placement.candidate_id).update(touched_at=timezone.now())


def may_move_on(placement: Placement) -> bool:
    """Whether the sheet may become something else when this one ends: nobody else is at work on it."""
    handover = placement.handover
    return (
        handover is not None and handover.status == Status.HIRED and not others_running(placement)
    )


def others_running(placement: Placement) -> bool:
    same_sheet = Placement.objects.in_place().filter(handover=placement.handover_id)
    return same_sheet.exclude(pk=placement.pk).exists()


def require_running(placement: Placement) -> None:
    if placement.state == State.ENDED:
        raise PlacementRefused(Code.ENDED)


def next_check(handover: Handover) -> datetime | None:
    """When the unit is to say whether somebody is still there: 09:00 of a working day."""
    running = Placement.objects.in_place().filter(handover=handover)
    first = RetentionCheck.objects.filter(placement__in=running, unit_says="").first()
    return first and morning_of(WorkingCalendar(handover.unit), first.due_on)


def morning_of(calendar: WorkingCalendar, day: date) -> datetime:
    """09:00 Danish time on the day, or on the first working day after it."""
    working = calendar.add(day - timedelta(days=1), 1)
    return timezone.make_aware(datetime.combine(working, CHECK_AT))


def check_hours(network: Network, paid: Decimal, unpaid: Decimal) -> None:
    both = (paid, unpaid)
    if not all(hours.is_finite() and 0 <= hours <= MOST_HOURS for hours in both):
        raise PlacementRefused(Code.HOURS)
    if not 0 < paid + unpaid <= MOST_HOURS:
        raise PlacementRefused(Code.HOURS)
    if unpaid and network.hours_billing:
        raise PlacementRefused(Code.AGENCY)


def ask_about_check(placement: Placement, *, weeks: int) -> RetentionCheck | None:
    """Asks the company, once, whether the person is still there; None when there is nothing to ask.

    Called by the clock at 13 and 26 weeks; the placement may have ended since it was planned.
    """
    with transaction.atomic():
        found = (
            RetentionCheck.objects.select_for_update(of=("self",))
            .select_related(
                "placement__handover__sheet__network__host", "placement__unit", "placement__opening"
            )
            .filter(placement=placement, placement__in=Placement.objects.in_place(), weeks=weeks)
            .first()
        )
        if found is None or found.asked_at or found.company_says:
            return None
        found.asked_at = timezone.now()
        found.save(update_fields=["asked_at"])
        send_check_question(found)
    return found


def state_of(placement: Placement) -> dict:
    """What the audit log keeps: JSON-ready, and no words that somebody typed."""
    return {
        "state": str(placement.state),
        "scheme": placement.scheme.code,
        "ended_on": placement.ended_on and placement.ended_on.isoformat(),
        "end_reason": str(placement.end_reason),
        "hours": {
            step.starts_on.isoformat(): [float(step.paid_hours), float(step.unpaid_hours)]
            for step in placement.steps.all()
        },
    }
