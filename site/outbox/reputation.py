"""A sudden wave of refusals that are about us stops the mail, and a person starts it again.

A blocklist or a broken DMARC record refuses every mail that we send, whoever it is for. Going on makes our name
worse, and a mayor's letter is lost a hundred times. The site has one sending address, so all of it stops.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from outbox.addresses import domain_of
from outbox.models import CircuitBreaker, Message
from outbox.smtp import ServerFault
from outbox.undelivered import Undelivered

log = logging.getLogger("haandslag.outbox")

ROW = "reputation"
LATELY = timedelta(hours=1)


@dataclass(frozen=True)
class Lately:
    """What became of the mails of the last hour."""

    refused: int  # for our own sake
    domains: int  # to so many different ones
    tried: int


def is_wave(lately: Lately) -> bool:
    """Five at three domains, and one in ten: less may be a few strict servers, which say nothing about us."""
    return lately.refused >= 5 and lately.domains >= 3 and lately.refused * 10 >= lately.tried


def stopped_since() -> datetime | None:
    """Since when no mail is sent; None while it is."""
    row = CircuitBreaker.objects.filter(pk=ROW).exclude(reason="").first()
    return row.since if row else None


@transaction.atomic
def stop_at_wave(now: datetime) -> bool:
    """To be asked after each mail that was refused for our sake; whether it stopped the mail."""
    CircuitBreaker.objects.get_or_create(pk=ROW)
    row = CircuitBreaker.objects.select_for_update().get(pk=ROW)
    if row.reason or not is_wave(_lately(max(now - LATELY, row.since or now - LATELY))):
        return False
    row.reason, row.since = ServerFault.REPUTATION, now
    row.save(update_fields=["reason", "since"])
    log.error("servers refuse our mails for our reputation: nothing is sent until a person says so")
    return True


def start_again(now: datetime) -> bool:
    """A person has seen to it; only what is refused from now on counts. False when it was going already."""
    stopped = CircuitBreaker.objects.filter(pk=ROW).exclude(reason="")
    return bool(stopped.update(reason="", since=now))


def _lately(since):
    refused = Message.objects.came_back().filter(
        undelivered=Undelivered.REFUSED, undelivered_at__gt=since
    )
    recipients = list(refused.values_list("recipient", flat=True))
    sent = Message.objects.filter(sent_at__gt=since).count()
    failed = refused.filter(state=Message.State.FAILED).count()
    return Lately(len(recipients), len({domain_of(one) for one in recipients}), sent + failed)
