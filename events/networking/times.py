"""When two guests can talk: around the event, never during it."""

from datetime import datetime, timedelta

from events.models import GuestTalk

BEFORE = (30, 15)  # minutes before it begins
AFTER = (0, 15)  # minutes after it ends
LENGTH = timedelta(minutes=GuestTalk.MINUTES)


def talk_times(starts_at: datetime, ends_at: datetime, *, now: datetime) -> list[datetime]:
    """Those that are still to come, the earliest first."""
    times = [starts_at - timedelta(minutes=minutes) for minutes in BEFORE]
    times += [ends_at + timedelta(minutes=minutes) for minutes in AFTER]
    return [time for time in times if time > now]


def collide(one: datetime, other: datetime) -> bool:
    """Whether somebody would have to be in two talks at once."""
    return one < other + LENGTH and other < one + LENGTH
