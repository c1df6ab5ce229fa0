"""Reports when background work stands still, because a worker or the mail server may be down.

So it is asked by the web side: `/sundhed`, the overview, `serve` and `manage.py watchdog` (for cron).
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from outbox import breaker, periodic, reputation
from outbox.models import PeriodicRun
from outbox.smtp import ServerFault

log = logging.getLogger("haandslag.watchdog")

LATE_AFTER = timedelta(hours=1)
# A mail server that is started anew is away for less; one that refuses us will go on doing so.
NO_ANSWER_AFTER = timedelta(minutes=10)
ALARM_EVERY = timedelta(hours=6)
ALARM = "outbox.alarm"
MAIL_LATE = "mail.late"

# Name → since when something of its kind waits for too long, or None. Higher apps register theirs.
_probes: dict[str, Callable[[datetime], datetime | None]] = {}


@dataclass(frozen=True)
class Late:
    name: str
    since: datetime

    @property
    def is_mail(self) -> bool:
        """Whether mail alone stands still, while the clocks go on."""
        return self.name.startswith("mail.")


def register(name: str, probe: Callable[[datetime], datetime | None]) -> None:
    _probes[name] = probe


def late_jobs(now: datetime | None = None) -> list[Late]:
    """Whatever has stood still for more than an hour (a rarer job: two of its periods), oldest first.

    A mail server that does not answer is reported after ten minutes, one that refuses us at once.
    """
    now = now or timezone.now()
    probed = [Late(name, since) for name, probe in _probes.items() if (since := probe(now))]
    return sorted(
        [*_late_periodic(now), *_mail_server(now), *_reputation(), *probed],
        key=lambda late: (late.since, late.name),
    )


def check(now: datetime | None = None) -> list[Late]:
    """What is late; whoever runs the site gets a mail about it, at most one in six hours."""
    now = now or timezone.now()
    late = late_jobs(now)
    if late:
        _alarm(late, now)
    return late


def mail_among(late: list[Late]) -> Late | None:
    """What stops the mail; a server at fault says more than the mails that wait for it."""
    return min(
        (one for one in late if one.is_mail), key=lambda one: one.name == MAIL_LATE, default=None
    )


def _late_periodic(now: datetime) -> list[Late]:
    """A job that never ran counts from the day of the first user: a new house has its first hour."""
    newest = dict(PeriodicRun.objects.values_list("job").annotate(Max("started_at")))
    jobs = periodic.periods()
    if missing := jobs.keys() - newest.keys():
        opened = User.objects.aggregate(first=Min("date_joined"))["first"] or now
        newest |= dict.fromkeys(missing, opened)
    return [
        Late(job, newest[job])
        for job, period in jobs.items()
        if now - newest[job] > (2 * period if period > LATE_AFTER else LATE_AFTER)
    ]


def _mail_server(now: datetime) -> list[Late]:
    row = breaker.tripped()
    if row is None or (row.reason == ServerFault.NO_ANSWER and now - row.since <= NO_ANSWER_AFTER):
        return []
    return [Late(f"mail.{row.reason}", row.since)]


def _reputation() -> list[Late]:
    """Reported at once: nothing goes on until a person has seen to it."""
    since = reputation.stopped_since()
    return [Late(f"mail.{ServerFault.REPUTATION}", since)] if since else []


def _alarm(late: list[Late], now: datetime) -> None:
    """Sent at once and past the outbox, which may be what stands still."""
    slot = _take_turn(now)
    if slot is None:
        return
    log.error("late: %s", ", ".join(one.name for one in late))
    people = User.objects.filter(is_superuser=True, is_active=True).order_by("pk")
    to = list(people.values_list("email", flat=True))
    if not to:
        return
    try:
        EmailMessage(
            subject=_("Håndslag: noget går ikke af sig selv"), body=_text(late), to=to
        ).send()
    except OSError as error:  # every error of smtplib is one
        slot.delete()  # the next check tries again
        log.error("the alarm could not be sent: %s", type(error).__name__)


def _take_turn(now: datetime) -> PeriodicRun | None:
    """The row of these six hours; None when the alarm went out already or another is sending it."""
    alarms = PeriodicRun.objects.filter(job=ALARM)
    if alarms.filter(started_at__gt=now - ALARM_EVERY).exists():
        return None
    number = int(now.timestamp() // ALARM_EVERY.total_seconds())
    try:
        with transaction.atomic():
            alarms.filter(slot__lt=number - 100).delete()
            return PeriodicRun.objects.create(job=ALARM, slot=number, started_at=now)
    except IntegrityError:
        return None


def _text(late: list[Late]) -> str:
    known = {
        "mail.no_answer": _("mailserveren svarer ikke"),
        "mail.refused": _("mailserveren afviser os (login eller afsender)"),
        "mail.reputation": _("al mail: mange servere afviser os, så vi er holdt op med at sende"),
        MAIL_LATE: _("mails, der skulle være sendt"),
    }
    lines = [f"- {known.get(one.name, one.name)}: {in_words(one.since)}" for one in late]
    return "\n".join(
        [
            _("Det her har stået stille siden:"),
            *lines,
            "",
            _("Se, om workeren kører (`haandslag worker`), og om den kan nå databasen."),
            settings.BASE_URL,
        ]
    )


def in_words(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), _(r"j. F \k\l. H.i"))
