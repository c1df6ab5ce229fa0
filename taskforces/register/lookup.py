"""A company looked up by its number at the register's own interface, where whoever runs the site has an access.

Off until CVR_USER and CVR_PASSWORD are set. While the register does not answer it is left in peace for a while,
so that nobody's page waits for it again and again.
"""

import base64
import json
import logging
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.refusals import Refused
from outbox.models import CircuitBreaker
from outbox.safe_http import AddressRefused, fetch
from taskforces.register.records import NoRecord, Record, from_json

log = logging.getLogger("haandslag.register")

BREAKER = "cvr"
IN_A_ROW = 3
PAUSE = timedelta(minutes=5)


class LookupRefused(Refused):
    class Code(models.TextChoices):
        OFF = "off", _("Opslag i CVR er ikke slået til her.")
        PAUSED = "paused", _("CVR svarer ikke lige nu. Prøv igen om fem minutter.")
        NO_ANSWER = "no_answer", _("CVR svarede ikke. Prøv igen om lidt.")
        NOT_FOUND = "not_found", _("CVR kender ikke det nummer.")


def is_on() -> bool:
    return bool(settings.CVR_USER and settings.CVR_PASSWORD)


def look_up(number: str) -> Record:
    """What the register says of the number now. Raises LookupRefused."""
    if not is_on():
        raise LookupRefused(LookupRefused.Code.OFF)
    if _is_paused():
        raise LookupRefused(LookupRefused.Code.PAUSED)
    try:
        found = _asked(number)
    except (AddressRefused, OSError, ValueError) as error:
        _note_failure(type(error).__name__)
        raise LookupRefused(LookupRefused.Code.NO_ANSWER) from error
    CircuitBreaker.objects.filter(pk=BREAKER).delete()
    if found is None:
        raise LookupRefused(LookupRefused.Code.NOT_FOUND)
    try:
        return from_json(found, timezone.localdate())
    except NoRecord as error:
        raise LookupRefused(LookupRefused.Code.NOT_FOUND) from error


def _asked(number):
    """The company, None where there is none; ValueError for an answer that is none of the register's."""
    question = {
        "_source": ["Vrvirksomhed"],
        "query": {"term": {"Vrvirksomhed.cvrNummer": int(number)}},
        "size": 1,
    }
    key = base64.b64encode(f"{settings.CVR_USER}:{settings.CVR_PASSWORD}".encode()).decode()
    headers = {"Content-Type": "application/json", "Authorization": f"Basic {key}"}
    status, _headers, text = fetch("POST", settings.CVR_URL, json.dumps(question).encode(), headers)
    if status != 200:
        raise ConnectionError(status)
    try:
        hits = json.loads(text)["hits"]["hits"]
        return hits[0]["_source"]["Vrvirksomhed"] if hits else None
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("another shape") from error


def _is_paused():
    return CircuitBreaker.objects.filter(pk=BREAKER, open_until__gt=timezone.now()).exists()


def _note_failure(reason):
    now = timezone.now()
    row, _new = CircuitBreaker.objects.get_or_create(pk=BREAKER, defaults={"since": now})
    row.failures += 1
    row.reason = reason[:12]
    if row.failures >= IN_A_ROW:
        row.open_until = now + PAUSE
    row.save()
    log.warning("the company register does not answer (%s)", reason)
