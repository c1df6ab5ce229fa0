"""Mails that the plan of an event sends by itself: who has not answered, who comes, who came, who did not.

A row is written with its mail in one transaction, and its constraint lets it happen once: however often the job runs,
and however many workers do, nobody hears the same twice. Mail goes on working days from nine.
"""

from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts import audit
from accounts.models import User
from accounts.workingdays import WorkingCalendar
from events.answers import reminder_emails
from events.letters.facts import Channel, Fact, having
from events.letters.ways import Way, judged, possible
from events.models import Event, GuestReminder, Invitation, Registration, ReminderPlan
from events.seats.registrations import lock_event
from taskforces.models import Network

Kind = GuestReminder.Kind
BEGINS = time(9)
AFTERWARDS = timedelta(days=7)  # an older evening is not thanked for any more
_SEATED = Q(registration__seat="confirmed")


def plan_of(event: Event) -> ReminderPlan | None:
    return ReminderPlan.objects.filter(event=event).first()


@transaction.atomic
def save_plan(event: Event, *, by: User, fields: dict) -> ReminderPlan:
    plan, _made = ReminderPlan.objects.update_or_create(event=event, defaults=fields)
    audit.record(
        event.organisation,
        by=by,
        verb="plan_reminders",
        thing=event,
        after={"active": plan.active},
    )
    return plan


def send_due(now: datetime | None = None) -> int:
    """Everything that is due at this moment; returns how many mails were put in the outbox."""
    now = now or timezone.now()
    if timezone.localtime(now).time() < BEGINS:
        return 0
    plans = ReminderPlan.objects.filter(
        event__cancelled_at=None, event__ends_at__gte=now - AFTERWARDS
    ).select_related("event__network__host")
    return sum(_send_for(plan, now) for plan in plans)


def _send_for(plan, now):
    event, day = plan.event, timezone.localdate(now)
    calendar = WorkingCalendar(event.organisation)
    sent = 0
    if calendar.is_working_day(day):
        if plan.active:
            for joint in _hosts_of(event):
                waiting = waiting_for_answer(plan, now, calendar, joint)
                sent += _send_all(event, Kind.ANSWER, waiting, now)
        sent += _send_afterwards(plan, now)
    # The day before is the day before, also on a Sunday.
    first = timezone.localdate(event.starts_at) - timedelta(days=plan.before_days)
    if plan.before_days and first <= day and now < event.starts_at:
        sent += _send_all(
            event, Kind.COMING, _never_reminded(event, Kind.COMING).filter(_SEATED), now
        )
    return sent


def _hosts_of(event):
    """The organiser as None, and each joint network: an objection holds for the host that was told."""
    rounds = event.rounds.exclude(network=None).select_related("network__host")
    return [None, *{round.network for round in rounds}]


def _send_afterwards(plan, now):
    event = plan.event
    if timezone.localdate(now) <= timezone.localdate(event.ends_at):
        return 0
    came = Q(registration__arrived_at__isnull=False)
    objected = having(Fact.OBJECTED, event.organisation)
    sent = 0
    if plan.thanks:
        guests = _never_reminded(event, Kind.THANKS).filter(came).exclude(objected)
        sent += _send_all(event, Kind.THANKS, guests, now)
    if plan.missed and event.registrations.arrived().exists():
        away = _never_reminded(event, Kind.MISSED).filter(_SEATED).exclude(came | objected)
        sent += _send_all(event, Kind.MISSED, away, now)
    return sent


def waiting_for_answer(
    plan: ReminderPlan, now: datetime, calendar: WorkingCalendar, joint: Network | None = None
) -> QuerySet[Invitation]:
    """Who was mailed, has not answered, and has heard nothing for so many working days."""
    event = plan.event
    stop = event.answer_deadline - timedelta(days=plan.stop_days)
    if now > stop:
        return Invitation.objects.none()
    quiet_since = _working_days_ago(calendar, timezone.localdate(now), plan.every_days)
    waiting = may_be_reminded(event, joint).annotate(
        heard=models.Max("reminders__at", filter=Q(reminders__kind=Kind.ANSWER))
    )
    border = timezone.make_aware(datetime.combine(quiet_since + timedelta(days=1), time()))
    return waiting.filter(
        Q(heard__isnull=True, emailed_at__lt=border) | Q(heard__isnull=False, heard__lt=border)
    )


def may_be_reminded(event: Event, joint: Network | None = None) -> QuerySet[Invitation]:
    """Everybody whom the organiser, or a joint host, mailed the letter and who has not said anything."""
    host = joint.host if joint else event.organisation
    mailed = Invitation.objects.of_network(joint).filter(event=event, emailed_at__isnull=False)
    waiting = judged(mailed.with_people().select_related("contact__workplace"), host)
    return waiting.filter(possible(Channel.EMAIL, host), way=Way.SENT)


def _working_days_ago(calendar: WorkingCalendar, day: date, number: int) -> date:
    while number > 0:
        number -= calendar.is_working_day(day)
        day -= timedelta(days=1)
    return day


def next_day(plan: ReminderPlan, now: datetime | None = None) -> tuple[date, int] | None:
    """When the plan next asks for an answer, and how many; None when it will not."""
    now = now or timezone.now()
    calendar = WorkingCalendar(plan.event.organisation)
    moment = now
    for _day in range(60):
        if moment > plan.event.answer_deadline or not plan.active:
            return None
        day = timezone.localdate(moment)
        if calendar.is_working_day(day) and (
            number := waiting_for_answer(plan, moment, calendar).count()
        ):
            return day, number
        moment += timedelta(days=1)
    return None


def remind_now(event: Event, *, by: User) -> int:
    """Somebody presses the button: all who have not answered, but nobody twice on one day."""
    sent = _send_all(event, Kind.ANSWER, may_be_reminded(event), timezone.now())
    audit.record(event.organisation, by=by, verb="remind_now", thing=event, after={"sent": sent})
    return sent


def _never_reminded(event, kind):
    reminded = GuestReminder.objects.filter(kind=kind, invitation=models.OuterRef("pk"))
    standing = Invitation.objects.filter(event=event, withdrawn_at=None)
    return standing.filter(~models.Exists(reminded)).with_people()


def _send_all(event, kind, invitations, now):
    plan = plan_of(event)
    return sum(_send(each.pk, kind, plan, now) for each in invitations)


def _send(invitation_id, kind, plan, now):
    """One guest, asked for again under the lock: they may have answered while the others were written to."""
    try:
        with transaction.atomic():
            event = lock_event(
                Invitation.objects.values_list("event", flat=True).get(pk=invitation_id)
            )
            invitation = Invitation.objects.with_people().get(pk=invitation_id)
            invitation.event = event
            if not _still_true(invitation, kind, now):
                return 0
            GuestReminder.objects.create(
                invitation=invitation, kind=kind, day=timezone.localdate(now), at=now
            )
            return int(reminder_emails.queue_reminder(invitation, kind=kind, plan=plan) is not None)
    except IntegrityError:  # another worker, or the button, was first
        return 0


def _still_true(invitation, kind, now):
    if invitation.withdrawn_at or invitation.event.cancelled_at:
        return False
    registration = getattr(invitation, "registration", None)
    if kind == Kind.ANSWER:
        said = invitation.answers.order_by("at", "pk").last()  # "later" is a word of today too
        joint = invitation.round.network
        if not may_be_reminded(invitation.event, joint).filter(pk=invitation.pk).exists():
            return False
        return invitation.event.is_open_for_answers(now) and is_asked_for_answer(
            answer=invitation.answer,
            is_in=bool(registration and registration.arrived_at),
            spoke=said and timezone.localdate(said.at),
            today=timezone.localdate(now),
        )
    if kind == Kind.COMING:
        answered = invitation.answered_at
        return is_looked_forward_to(
            seat=registration.seat if registration else "",
            is_in=bool(registration and registration.arrived_at),
            answered=answered and timezone.localdate(answered),
            today=timezone.localdate(now),
        )
    return registration is not None


def is_asked_for_answer(*, answer: str, is_in: bool, spoke: date | None, today: date) -> bool:
    """Whether "Kan vi se dig?" concerns a guest: one without an answer, not in already, who has not spoken today.

    Whoever said today that they do not know yet was promised to be left alone for now.
    """
    return answer == Invitation.Answers.NONE and not is_in and spoke != today


def is_looked_forward_to(*, seat: str, is_in: bool, answered: date | None, today: date) -> bool:
    """Whether "Snart ses vi" concerns a guest: one with a seat, not in already, who has not heard from us today.

    Whoever answered today has the confirmation of today in their mailbox.
    """
    return seat == Registration.Seat.CONFIRMED and not is_in and answered != today


def copy_plan(source: Event, *, to: Event) -> ReminderPlan | None:
    """The same plan for another event of the house."""
    plan = plan_of(source)
    if plan is None:
        return None
    plan.pk, plan.event = None, to
    plan.save(force_insert=True)
    return plan


def reminders_sent(event: Event) -> dict[str, int]:
    counted = GuestReminder.objects.filter(invitation__event=event).order_by().values("kind")
    return dict(counted.annotate(n=models.Count("pk")).values_list("kind", "n"))
