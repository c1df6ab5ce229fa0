"""Finds the oldest task and message that wait, since a worker with a heartbeat may still be stuck.

The watchdog asks; a mail server that hangs, or a queue without its worker, shows in what waits.
"""

from datetime import datetime, timedelta

from django.db.models import Min
from django_tasks_db.models import DBTaskResult

from outbox.models import Message
from outbox.watchdog import LATE_AFTER

# A round of thousands that is limited to so many a minute may take a working day.
LONGEST_ROUND = timedelta(hours=12)


def oldest_message(now: datetime) -> datetime | None:
    """Since when the oldest due message waits, if that is too long: an hour in which none was sent."""
    oldest = Message.objects.due(now).aggregate(oldest=Min("next_attempt_at"))["oldest"]
    goes_on = Message.objects.filter(sent_at__gt=now - LATE_AFTER).exists()
    return _if_older(oldest, now - (LONGEST_ROUND if goes_on else LATE_AFTER))


def oldest_task(queue: str, now: datetime) -> datetime | None:
    """Since when the oldest task of the queue waits, if for more than an hour."""
    waiting = DBTaskResult.objects.ready().filter(queue_name=queue)
    return _if_older(waiting.aggregate(oldest=Min("enqueued_at"))["oldest"], now - LATE_AFTER)


def _if_older(moment: datetime | None, limit: datetime) -> datetime | None:
    return moment if moment and moment < limit else None
