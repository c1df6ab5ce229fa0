"""What the chain takes up is told to a log elsewhere, where whoever can write our database cannot reach it.

Keys and hashes only: no name and no value leaves, so an erasure has nothing to look for there. Where to is the
setting AUDIT_LOG. A line that got lost shows as a missing position, and `manage.py audit --ship` tells it again.
"""

import json
import logging
from collections.abc import Iterable
from datetime import UTC

from django.db import transaction

from accounts.models import AuditEntry, AuditLink

log = logging.getLogger("haandslag.audit")


def ship_after_commit(sealed: Iterable[tuple[AuditEntry, AuditLink]]) -> None:
    if log.handlers:
        lines = [line_of(entry, link) for entry, link in sealed]
        transaction.on_commit(lambda: ship(lines), robust=True)


def ship(lines: Iterable[str]) -> None:
    for line in lines:
        log.info(line)


def line_of(entry: AuditEntry, link: AuditLink) -> str:
    """One JSON object on one line."""
    told = {
        "time": entry.at.astimezone(UTC).isoformat(),
        "position": link.position,
        "entry": entry.pk,
        "organisation": entry.organisation_id,
        "by": entry.by_id,
        "person": entry.person_id,
        "verb": entry.verb,
        "subject": entry.subject,
        "hash": link.link_hash,
    }
    return json.dumps(told, ensure_ascii=True)
