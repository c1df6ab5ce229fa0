"""A colleague's events in their own calendar program, which can log in nowhere: it knows a secret address."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from accounts.keys import digest, new_key
from accounts.models import User
from events.models import CalendarKey, Event

KEPT_BACK = timedelta(days=90)


def open_calendar(user: User) -> str:
    """A new key, returned here once; the one before stops working."""
    key = new_key()
    fields = {"key_sha256": digest(key), "created_at": timezone.now()}
    CalendarKey.objects.update_or_create(user=user, defaults=fields)
    return key


def close_calendar(user: User) -> None:
    CalendarKey.objects.filter(user=user).delete()


def user_of(key: str) -> User | None:
    """Whose calendar it is, while they work here."""
    found = CalendarKey.objects.filter(key_sha256=digest(key), user__is_active=True)
    return User.objects.filter(calendar_key__in=found).first()


def events_of(user: User) -> QuerySet[Event]:
    """What they see on the workspace today, also what is called off: their calendar must hear of it."""
    since = timezone.now() - KEPT_BACK
    events = Event.objects.visible_to(user).filter(ends_at__gte=since)
    return events.select_related("network__host").order_by("starts_at")
