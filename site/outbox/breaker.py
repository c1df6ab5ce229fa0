"""A circuit breaker for the mail server: while it does not answer or refuses us, no mail is tried.

So an evening without a mail server costs no message an attempt, and no worker half a minute a mail. The
breaker is a row that all workers share. When its pause is over one message is tried; the rest wait for how
that goes.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from outbox.models import CircuitBreaker
from outbox.smtp import ServerFault

log = logging.getLogger("haandslag.outbox")

MAIL = "mail"
PAUSES = (1, 2, 5, 15)  # minutes, after the first failure in a row, the second …
# Of mails whose line was cut at the end; fewer may be these mails' own fault.
UNCERTAIN_IN_A_ROW = 3
# A worker that is killed while it tries has its turn for so long.
TURN = timedelta(minutes=5)

WORDS = {
    ServerFault.NO_ANSWER: "mail server does not answer",
    ServerFault.REFUSED: "mail server refuses us (AUTH/MAIL)",
}


def current() -> CircuitBreaker:
    """The row; until the first failure there is none."""
    return CircuitBreaker.objects.filter(pk=MAIL).first() or CircuitBreaker(name=MAIL)


def tripped() -> CircuitBreaker | None:
    """The row while something is wrong (`reason`, `since`), also when its pause is over; else None."""
    row = current()
    return row if row.open_until else None


def is_open(now: datetime) -> bool:
    """Whether nothing may be tried now."""
    row = current()
    return row.open_until is not None and row.open_until > now


def take_turn(now: datetime) -> bool:
    """Whether a message may be tried; after a pause this is so for the first who asks."""
    row = current()
    if row.open_until is None:
        return True
    if row.open_until > now:
        return False
    turn = CircuitBreaker.objects.filter(pk=MAIL, open_until=row.open_until)
    return bool(turn.update(open_until=now + TURN, is_trying=True))


def pause_after(failures: int) -> timedelta:
    return timedelta(minutes=PAUSES[min(failures, len(PAUSES)) - 1])


@transaction.atomic
def note_failure(reason: ServerFault, now: datetime, *, at_once: bool) -> None:
    """Opens the breaker `at_once`, after a turn that failed too, or at the third in a row."""
    CircuitBreaker.objects.get_or_create(pk=MAIL)
    row = CircuitBreaker.objects.select_for_update().get(pk=MAIL)
    if row.open_until and not row.is_trying:
        return  # another worker, which began before it opened, has counted this failure
    row.failures += 1
    row.since = row.since or now
    row.reason = reason
    if at_once or row.is_trying or row.failures >= UNCERTAIN_IN_A_ROW:
        row.open_until = now + pause_after(row.failures)
        log.error("%s since %s", WORDS[reason], row.since.isoformat(timespec="seconds"))
    row.is_trying = False
    row.save()


def note_answer() -> None:
    """The server did what it is there for, also where it said no to a message."""
    row = current()
    if not row.failures:
        return
    CircuitBreaker.objects.filter(pk=MAIL).update(
        failures=0, since=None, reason="", open_until=None, is_trying=False
    )
    if row.open_until:
        log.warning("mail server answers again")
