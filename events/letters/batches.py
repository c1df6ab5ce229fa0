"""Files of a round's letters, made by a worker while the office goes on with something else.

A batch is a row with a lease. A task only says "work on this row"; what a killed worker left is taken up by the next
sweep, and a batch that is finished is never made again.
"""

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User
from events.letters import records
from events.letters.digital_post import batch_file, can_receive, memo_of
from events.letters.pdf import (
    document_of,
    in_postcode_order,
    letter_of,
    letters_file,
    sized,
    typeset_letters,
)
from events.letters.rounds import RoundRefused, lock_round, note, published, to_be_printed
from events.letters.text import LetterRefused
from events.models import Dispatch, Invitation, InvitationRound, LetterBatch, LetterFile

log = logging.getLogger("haandslag.letters")

LEASE = timedelta(minutes=10)
PROGRESS_EVERY = 25  # letters
Kind, State = LetterBatch.Kind, LetterBatch.State


@dataclass
class Made:
    """A finished file, and what it proves to have been written to whom."""

    name: str
    content_type: str
    content: bytes
    dispatches: list[Dispatch]


@transaction.atomic
def order(round: InvitationRound, *, kind: str, by: User) -> LetterBatch:
    """Ask for a file; the one that is being made already is returned instead. Raises RoundRefused."""
    round = lock_round(round)
    if found := round.batches.unfinished().filter(kind=kind).first():
        return found
    page, revision = published(round.letter)
    total = _number_of(round, kind)
    batch = LetterBatch.objects.create(
        round=round,
        kind=kind,
        total=total,
        created_by=by,
        letter_revision=revision,
        document=document_of(round.event.organisation, page),
    )
    note(round, revision, by=by, verb=f"order_{kind}", after={"letters": total})
    return batch


def _number_of(round, kind):
    if kind == Kind.RECORDS:
        if number := records.dispatches_of(round).count():
            return number
        raise RoundRefused(RoundRefused.Code.NOTHING_SENT)
    chosen = to_be_printed(round)
    if kind == Kind.DIGITAL_POST:
        if not round.event.organisation.cvr_number:
            raise RoundRefused(RoundRefused.Code.NO_SENDER_NUMBER)
        if not (number := can_receive(chosen).count()):
            raise RoundRefused(RoundRefused.Code.NO_COMPANY_NUMBER)
        return number
    if number := chosen.count():
        return number
    raise RoundRefused(RoundRefused.Code.NOTHING_TO_PRINT)


def work(batch_id: int) -> LetterBatch | None:
    """Make the file if nobody else does; a repeat of a finished one does nothing."""
    now = timezone.now()
    due = LetterBatch.objects.left_behind(now).filter(pk=batch_id)
    if not due.update(state=State.WORKING, lease_until=now + LEASE, made=0):
        return None
    batch = LetterBatch.objects.select_related("round__event__network__host").get(pk=batch_id)
    try:
        made = _MAKERS[batch.kind](batch)
    except LetterRefused as refused:
        return _fail(batch, str(refused))
    except Exception:
        _fail(batch, "")
        raise
    return _finish(batch, made)


def sweep() -> list[int]:
    """Ids of batches that nobody works on."""
    return list(LetterBatch.objects.left_behind(timezone.now()).values_list("pk", flat=True))


@transaction.atomic
def mark_sent(batch: LetterBatch, *, by: User) -> LetterBatch:
    """Somebody says that the file's letters have left the house; the first time counts."""
    batch = LetterBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.sent_at or batch.state != State.DONE:
        return batch
    batch.sent_at = timezone.now()
    batch.save(update_fields=["sent_at"])
    batch.dispatches.update(sent_at=batch.sent_at)
    audit.record(
        batch.round.event.organisation,
        by=by,
        verb="mark_sent",
        thing=batch,
        after={"sent": True},
    )
    return batch


def _print(batch):
    page = batch.letter_revision.as_object()
    chosen = in_postcode_order(to_be_printed(batch.round))
    letters = sized(batch.document, [letter_of(each, page) for each in chosen])
    ending, content_type, content = letters_file(
        batch.document, letters, made=lambda number: _tell(batch, number, len(letters))
    )
    dispatches = [
        _frozen(batch, invitation, letter)
        for invitation, letter in zip(chosen, letters, strict=True)
    ]
    return Made(f"breve-{batch.round.pk}.{ending}", content_type, content, dispatches)


def _digital_post(batch):
    page = batch.letter_revision.as_object()
    chosen = list(can_receive(to_be_printed(batch.round)))
    letters = sized(batch.document, [letter_of(each, page) for each in chosen])
    dispatches, memos = [], []

    def memo(pair):
        invitation, letter = pair
        pdf = typeset_letters(batch.document, [letter])
        uuid, xml = memo_of(invitation, title=letter["title"], pdf=pdf)
        dispatches.append(_frozen(batch, invitation, letter, reference=uuid))
        memos.append((uuid, xml))

    _with_progress(batch, list(zip(chosen, letters, strict=True)), memo)
    name = f"digital-post-{batch.round.pk}.tar.lzma"
    return Made(name, "application/x-lzma", batch_file(memos), dispatches)


def _records(batch):
    sent = list(records.dispatches_of(batch.round))
    entries = _with_progress(batch, sent, records.entry_of)
    content = records.archive(batch.round, entries)
    return Made(f"journal-{batch.round.pk}.zip", "application/zip", content, [])


_MAKERS: dict[str, Callable[[LetterBatch], Made]] = {
    Kind.PRINT: _print,
    Kind.DIGITAL_POST: _digital_post,
    Kind.RECORDS: _records,
}


def _with_progress(batch, things, make):
    """Each thing made, while the row tells how far it has come and keeps its lease."""
    made = []
    for number, thing in enumerate(things, start=1):
        made.append(make(thing))
        if number % PROGRESS_EVERY == 0 or number == len(things):
            _tell(batch, number, len(things))
    return made


def _tell(batch, made, total):
    """How far it has come; whoever still works keeps the lease."""
    lease = timezone.now() + LEASE
    LetterBatch.objects.filter(pk=batch.pk).update(made=made, total=total, lease_until=lease)


def _frozen(batch, invitation, letter, reference=""):
    content = json.dumps([batch.document, letter], sort_keys=True, ensure_ascii=False)
    return Dispatch(
        invitation=invitation,
        channel=batch.kind,
        batch=batch,
        content=letter,
        reference=reference,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
    )


@transaction.atomic
def _finish(batch, made: Made):
    """File, proof and state in one: a worker that lost its lease to another writes nothing."""
    now = timezone.now()
    mine = LetterBatch.objects.filter(pk=batch.pk, state=State.WORKING, lease_until__gte=now)
    if not mine.update(state=State.DONE, lease_until=None, finished_at=now):
        return None
    LetterFile.objects.create(
        batch=batch,
        name=made.name,
        content_type=made.content_type,
        content=made.content,
        size=len(made.content),
        sha256=hashlib.sha256(made.content).hexdigest(),
    )
    Dispatch.objects.bulk_create(made.dispatches, batch_size=500)
    if batch.kind == Kind.PRINT:
        ids = [each.invitation_id for each in made.dispatches]
        for start in range(0, len(ids), 500):
            Invitation.objects.filter(pk__in=ids[start : start + 500], printed_at=None).update(
                printed_at=now
            )
    log.info("batch %s (%s) is done: %s bytes", batch.pk, batch.kind, len(made.content))
    batch.refresh_from_db()
    return batch


def _fail(batch, why):
    LetterBatch.objects.filter(pk=batch.pk).update(
        state=State.FAILED, lease_until=None, error=why[:255], finished_at=timezone.now()
    )
    log.warning("batch %s (%s) failed", batch.pk, batch.kind)
    batch.refresh_from_db()
    return batch


def forget_files(before) -> int:
    """Files hold hundreds of names; what was sent is known without them, and they can be made again."""
    old = LetterFile.objects.filter(models.Q(batch__finished_at__lt=before))
    return old.delete()[0]
