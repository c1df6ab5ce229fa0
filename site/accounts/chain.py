"""The chain of the audit log: each entry gets a link whose hash covers it and the link before.

Entries are written by many requests at once and wait for nobody. After their commit somebody puts all that wait
into the chain, in a short transaction of its own; what a killed process left is put in within a minute.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts import shipping
from accounts.models import AuditEntry, AuditLink, AuditValues

AT_ONCE = 500
# No organisation may choose less than a month (Organisation.audit_retention_months).
SHORTEST_KEEPING = timedelta(days=28)
# So long an entry may wait for its link before that is a fault.
MAY_WAIT = timedelta(minutes=10)


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def hash_of(*parts) -> str:
    """SHA-256 of the parts as JSON, so that no two lists of parts look alike."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def values_hash(values: AuditValues | None) -> str:
    return hash_of(values.salt, values.before, values.after) if values else ""


def entry_hash(entry: AuditEntry, values: str) -> str:
    return hash_of(
        entry.pk,
        moment(entry.at),
        entry.organisation_id,
        entry.by_id,
        entry.person_id,
        entry.verb,
        entry.subject,
        values,
    )


def link_hash(link: AuditLink, before: str) -> str:
    return hash_of(
        before, link.position, link.entry_number, moment(link.at), link.values_hash, link.entry_hash
    )


def seal_after_commit() -> None:
    """Once for each transaction, however many entries it writes."""
    here = set(connection.savepoint_ids)
    waits = any(call[1] is _seal and call[0] <= here for call in connection.run_on_commit)
    if not waits:
        transaction.on_commit(_seal, robust=True)


def _seal():
    seal()


def seal() -> int:
    """Put what waits at the end of the chain, oldest first; how many. Where another is at it, leave it to them."""
    done = 0
    while count := _seal_some():
        done += count
        if count < AT_ONCE:
            break
    return done


@transaction.atomic
def _seal_some() -> int:
    # In the order of the small index of those that wait: else the whole table would be read.
    waiting = AuditEntry.objects.filter(sealed=False).order_by("pk")
    if not waiting.values_list("pk")[:1] or not _hold():
        return 0
    waiting = list(waiting[:AT_ONCE])
    values = AuditValues.objects.in_bulk([entry.pk for entry in waiting])
    last, links = AuditLink.objects.order_by("position").last(), []
    for entry in waiting:
        if entry.old_before or entry.old_after:
            values[entry.pk] = _take_out_values(entry)
        last = _link(entry, values.get(entry.pk), last)
        links.append(last)
    AuditLink.objects.bulk_create(links)
    AuditEntry.objects.filter(pk__in=[entry.pk for entry in waiting]).update(sealed=True)
    shipping.ship_after_commit(zip(waiting, links, strict=True))
    return len(waiting)


def _hold() -> bool:
    """Keeps others from adding links until this transaction is over; False when another does so now."""
    first = AuditLink.objects.filter(position=0)
    skip = connection.features.has_select_for_update_skip_locked
    if list(first.select_for_update(skip_locked=skip)):
        return True
    if first.exists():
        return False
    start = {"at": timezone.now(), "entry_hash": secrets.token_hex(32)}
    _start, is_new = AuditLink.objects.get_or_create(
        position=0, defaults=start | {"link_hash": hash_of(start["entry_hash"])}
    )
    return is_new


def _take_out_values(entry: AuditEntry) -> AuditValues:
    """An entry of 0.2.0, which runs beside us while a site is brought up to date."""
    values = AuditValues.objects.create(
        entry=entry, salt=secrets.token_hex(16), before=entry.old_before, after=entry.old_after
    )
    AuditEntry.objects.filter(pk=entry.pk).update(old_before={}, old_after={})
    return values


def _link(entry: AuditEntry, values: AuditValues | None, before: AuditLink) -> AuditLink:
    link = AuditLink(
        position=before.position + 1,
        entry_number=entry.pk,
        at=entry.at,
        values_hash=values_hash(values),
    )
    link.entry_hash = entry_hash(entry, link.values_hash)
    link.link_hash = link_hash(link, before.link_hash)
    return link


@transaction.atomic
def forget(entries: QuerySet, now: datetime) -> int:
    """Deletes entries whose time is up; their links stay, and so does the chain. What waits for a link waits on."""
    done = 0
    theirs = list(entries.filter(sealed=True).values_list("pk", flat=True))
    for numbers in _in_parts(theirs, AT_ONCE):
        links = AuditLink.objects.filter(entry_number__in=numbers, forgotten_at=None)
        links.update(forgotten_at=now)
        AuditEntry.objects.filter(pk__in=numbers).delete()
        done += len(numbers)
    return done


class Fault(NamedTuple):
    """Where the chain is broken: which link, which entry, and a word for why."""

    position: int | None
    entry: int | None
    why: str


def faults(expected: dict[int, str] | None = None) -> Iterator[Fault]:
    """What is wrong with the log, in the chain's order; nothing when it is whole.

    `expected` are links that somebody wrote down elsewhere, {position: hash}: a chain that was made anew, or whose
    end is gone, does not have them.
    """
    expected, before = dict(expected or {}), None
    for links in _in_parts(AuditLink.objects.order_by("position").iterator(AT_ONCE), AT_ONCE):
        entries = AuditEntry.objects.in_bulk([link.entry_number for link in links])
        values = AuditValues.objects.in_bulk(list(entries))
        for link in links:
            why = _fault(link, before, entries.get(link.entry_number), values)
            if why or expected.pop(link.position, link.link_hash) != link.link_hash:
                yield Fault(link.position, link.entry_number, why or "other_chain")
            before = link
    for position in expected:
        yield Fault(position, None, "end_missing")
    yield from _without_link()


def _in_parts(things: Iterable, size: int) -> Iterator[list]:
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part


def _fault(link, before, entry, values) -> str:
    """The first thing that is wrong with one link and its entry, or ""."""
    if before is None:
        is_start = link.position == 0 and link.link_hash == hash_of(link.entry_hash)
        return "" if is_start else "start"
    if link.position != before.position + 1:
        return "link_missing"
    if link.link_hash != link_hash(link, before.link_hash):
        return "link_changed"
    if entry is None:
        return _missing(link)
    if entry.at != link.at or link.entry_hash != entry_hash(entry, link.values_hash):
        return "entry_changed"
    kept = values.get(entry.pk)
    if kept and values_hash(kept) != link.values_hash:
        return "values_changed"
    return "values_came_back" if entry.old_before or entry.old_after else ""


def _missing(link) -> str:
    if link.forgotten_at is None:
        return "entry_missing"
    return "" if link.forgotten_at - link.at >= SHORTEST_KEEPING else "forgotten_too_soon"


def _without_link():
    links = AuditLink.objects.filter(entry_number__isnull=False).values("entry_number")
    missing = AuditEntry.objects.filter(sealed=True).exclude(pk__in=links)
    late = AuditEntry.objects.filter(sealed=False, at__lt=timezone.now() - MAY_WAIT)
    for pk in missing.order_by("pk").values_list("pk", flat=True):
        yield Fault(None, pk, "no_link")
    for pk in late.order_by("pk").values_list("pk", flat=True):
        yield Fault(None, pk, "waits_too_long")
