"""Meetings of the steering group: when, what was written down, and who does what until the next one."""

from datetime import date, timedelta
from hashlib import sha256

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from pledges.models import SteeringAction, SteeringMeeting
from taskforces.models import Network

FIRST_PERIOD = timedelta(days=90)
# Further away is a slip of the pen in the year.
LONGEST = timedelta(days=3 * 366)


class SteeringRefused(Refused):
    class Code(models.TextChoices):
        SAME_DAY = "same_day", _("Netværket har allerede et møde den dag.")
        PERIOD = "period", _("Perioden begynder efter mødet.")
        FAR = "far", _("Den dag ligger for langt væk.")
        MINUTES = "minutes", _("En anden har skrevet i referatet, mens du skrev.")
        ELSEWHERE = "elsewhere", _("Aftalen hører til et andet møde.")
        EARLY = "early", _("Mødet er ikke holdt endnu.")
        STANDS = "stands", _("Mødet er holdt, og det, I så, bliver stående.")
        DONE = "done", _("Aftalen er gjort. Åbn den først, hvis den skal væk.")


Code = SteeringRefused.Code


def plan_meeting(
    network: Network, *, held_on: date, by: User, period_start: date | None = None, place: str = ""
) -> SteeringMeeting:
    """Without a day to begin on, the period begins at the meeting before, or 90 days before the first one."""
    _check_days(held_on, period_start or held_on)
    period_start = period_start or _period_before(network, held_on)
    with transaction.atomic():
        _refuse_same_day(network, held_on)
        meeting = _saved(
            SteeringMeeting(
                network=network,
                held_on=held_on,
                period_start=period_start,
                place=place,
                created_by=by,
            )
        )
        tell(meeting, "planned", by, after=_days(meeting))
    return meeting


def update_meeting(
    meeting: SteeringMeeting, *, held_on: date, period_start: date, place: str, by: User
) -> SteeringMeeting:
    _check_days(held_on, period_start)
    with transaction.atomic():
        fresh = SteeringMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        _refuse_same_day(fresh.network, held_on, besides=fresh)
        before = _days(fresh)
        fresh.held_on, fresh.period_start, fresh.place = held_on, period_start, place
        _saved(fresh, update_fields=["held_on", "period_start", "place"])
        tell(fresh, "changed", by, before=before, after=_days(fresh))
    return fresh


def write_minutes(
    meeting: SteeringMeeting, *, text: str, expected: str, by: User
) -> SteeringMeeting:
    """`expected` is the `fingerprint` of the minutes as the writer saw them."""
    with transaction.atomic():
        fresh = SteeringMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        if fresh.minutes == text:
            return fresh
        if fingerprint(fresh) != expected:
            raise SteeringRefused(Code.MINUTES)
        fresh.minutes = text
        fresh.save(update_fields=["minutes"])
        tell(fresh, "minutes", by)
    return fresh


def fingerprint(meeting: SteeringMeeting) -> str:
    """Tells whether the minutes are still as a page showed them."""
    return sha256(meeting.minutes.encode()).hexdigest()[:16]


def add_action(
    meeting: SteeringMeeting, *, text: str, owner: str, due_on: date, by: User
) -> SteeringAction:
    with transaction.atomic():
        action = SteeringAction.objects.create(
            meeting=meeting, text=text, owner=owner, due_on=due_on
        )
        tell(meeting, "action_added", by, thing=action, after={"due_on": due_on.isoformat()})
    return action


def finish_action(action: SteeringAction, *, by: User) -> SteeringAction:
    return _set_done(action, True, by)


def reopen_action(action: SteeringAction, *, by: User) -> SteeringAction:
    return _set_done(action, False, by)


def remove_action(action: SteeringAction, *, meeting: SteeringMeeting, by: User) -> None:
    """Only where it was agreed, and only while it is open: what was done stays in the minutes."""
    with transaction.atomic():
        fresh = SteeringAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
        if fresh.meeting_id != meeting.pk:
            raise SteeringRefused(Code.ELSEWHERE)
        if fresh.done_at:
            raise SteeringRefused(Code.DONE)
        tell(meeting, "action_removed", by, thing=fresh)
        fresh.delete()


def _set_done(action, done, by):
    """Sets or clears `done_at`; no change when it is so already."""
    with transaction.atomic():
        fresh = SteeringAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
        if bool(fresh.done_at) == done:
            return fresh
        fresh.done_at = timezone.now() if done else None
        fresh.save(update_fields=["done_at"])
        verb = "action_done" if done else "action_reopened"
        tell(fresh.meeting, verb, by, thing=fresh)
    return fresh


def _period_before(network, held_on):
    before = network.steering_meetings.filter(held_on__lt=held_on).first()
    return before.held_on if before else held_on - FIRST_PERIOD


def _check_days(held_on, period_start):
    if period_start > held_on:
        raise SteeringRefused(Code.PERIOD)
    today = timezone.localdate()
    if abs(held_on - today) > LONGEST or abs(period_start - today) > 2 * LONGEST:
        raise SteeringRefused(Code.FAR)


def _refuse_same_day(network, held_on, besides=None):
    others = network.steering_meetings.filter(held_on=held_on)
    if others.exclude(pk=besides and besides.pk).exists():
        raise SteeringRefused(Code.SAME_DAY)


def _saved(meeting, **how):
    """Two who plan the same day at the same moment: the database takes one of them."""
    try:
        with transaction.atomic():
            meeting.save(**how)
    except IntegrityError as error:
        raise SteeringRefused(Code.SAME_DAY) from error
    return meeting


def _days(meeting):
    return {
        "held_on": meeting.held_on.isoformat(),
        "period_start": meeting.period_start.isoformat(),
    }


def tell(
    meeting: SteeringMeeting, verb: str, by: User | None, *, thing=None, before=None, after=None
) -> None:
    """Write it into the audit log of the network's host."""
    audit.record(
        meeting.network.host,
        by=by,
        verb=f"steering.{verb}",
        thing=thing or meeting,
        before=before,
        after=after,
    )
