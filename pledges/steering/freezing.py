"""A meeting that was held is frozen: its figures and lists stay as its people saw them."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from frontend.languages import in_house_language
from pledges.models import SteeringMeeting
from pledges.steering.agenda import agenda
from pledges.steering.meetings import Code, SteeringRefused, tell
from pledges.steering.shown import frozen, shown_of

# A meeting from longer ago would get lists that nobody at its table ever saw.
AT_MOST = timedelta(days=7)


def may_thaw(meeting: SteeringMeeting, today: date) -> bool:
    """On its own day a slip is put right; later the record stands."""
    return bool(meeting.frozen) and meeting.held_on >= today


def hold_meeting(meeting: SteeringMeeting, *, by: User | None, now: datetime) -> SteeringMeeting:
    """Freeze it; a meeting that is frozen stays as it is. Raises SteeringRefused before its day."""
    with transaction.atomic():
        fresh = SteeringMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        if fresh.frozen:
            return fresh
        if fresh.held_on > timezone.localdate(now):
            raise SteeringRefused(Code.EARLY)
        with in_house_language():
            fresh.frozen = frozen(shown_of(agenda(fresh, now)))
        fresh.save(update_fields=["frozen"])
        tell(fresh, "held", by)
    return fresh


def thaw_meeting(meeting: SteeringMeeting, *, by: User, now: datetime) -> SteeringMeeting:
    """Only on its own day. Raises SteeringRefused later."""
    with transaction.atomic():
        fresh = SteeringMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        if not fresh.frozen:
            return fresh
        if not may_thaw(fresh, timezone.localdate(now)):
            raise SteeringRefused(Code.STANDS)
        fresh.frozen = None
        fresh.save(update_fields=["frozen"])
        tell(fresh, "thawed", by)
    return fresh


def freeze_held(now: datetime) -> int:
    """The night after, for meetings that nobody closed; how many."""
    today = timezone.localdate(now)
    held = SteeringMeeting.objects.select_related("network__host").filter(
        frozen__isnull=True, held_on__lt=today, held_on__gte=today - AT_MOST
    )
    for meeting in held:
        hold_meeting(meeting, by=None, now=now)
    return len(held)
