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
from events.letters.digital_post import batch_file, memo_of
from events.letters.editions import editions_of, published
from events.letters.facts import PUBLIC_BODIES, Channel
from events.letters.files import by_language, letters_file, letters_of, separate_letters
from events.letters.outdated import facts_of_event, is_outdated
from events.letters.pdf import document_of, in_postcode_order
from events.letters.refusals import RoundRefused
from events.letters.rounds import chosen, lock_round, note, require_open
from events.letters.text import LetterRefused
from events.letters.ways import Way, Whom, judged
from events.models import (
    Dispatch,
    Invitation,
    InvitationRound,
    LetterBatch,
    LetterFile,
    Notice,
)

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
def order(
    round: InvitationRound, *, kind: str, by: User, whom: Whom = Whom.ASSIGNED
) -> LetterBatch:
    """Ask for a file; the same one that is being made already is returned instead. Raises RoundRefused."""
    round = lock_round(round)
    if found := round.batches.unfinished().filter(kind=kind).first():
        if found.whom != whom:
            raise RoundRefused(RoundRefused.Code.BUSY)
        return found
    if kind != Kind.RECORDS:
        require_open(round.event)
    page, revision = published(round.letter)
    editions, host = editions_of(page), round.organisation
    total = _number_of(round, kind, whom)
    batch = LetterBatch.objects.create(
        round=round,
        kind=kind,
        whom=whom,
        total=total,
        created_by=by,
        letter_revision=revision,
        document=document_of(host, page),
        translations={
            language: {
                "revision": pk,
                "document": document_of(host, editions.others[language]),
            }
            for language, pk in editions.revisions().items()
        },
    )
    after = {"letters": total}
    note(round, revision, by=by, verb=f"order_{kind}", after=after, editions=editions)
    return batch


def _number_of(round, kind, whom):
    Code = RoundRefused.Code
    if kind == Kind.RECORDS:
        number, nobody = records.dispatches_of(round).count(), Code.NOTHING_SENT
    else:
        number = chosen(round, channel=Channel(kind), whom=whom).count()
        nobody = Code.NOTHING_TO_PRINT
    if kind == Kind.DIGITAL_POST:
        host = round.organisation
        if host.kind not in PUBLIC_BODIES:
            raise RoundRefused(Code.NOT_PUBLIC)
        if not host.cvr_number:
            raise RoundRefused(Code.NO_SENDER_NUMBER)
        nobody = Code.NOBODY_BY_DIGITAL_POST
    if not number:
        raise RoundRefused(nobody)
    return number


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
    """Somebody says that the file's letters have left the house; the first time counts.

    When they say something that is not true any more, whoever got one must be phoned.
    """
    batch = LetterBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.sent_at or batch.state != State.DONE or batch.kind == Kind.RECORDS:
        return batch
    batch.sent_at = timezone.now()
    batch.save(update_fields=["sent_at"])
    batch.dispatches.update(sent_at=batch.sent_at)
    _stamp(batch.dispatches.all(), _SENT_AT[batch.kind], batch.sent_at)
    if is_outdated(batch) and not batch.round.event.is_over():
        _ask_to_phone(batch)
    audit.record(
        batch.round.organisation,
        by=by,
        verb="mark_sent",
        thing=batch,
        after={"sent": True},
    )
    return batch


def _ask_to_phone(batch):
    """Of the file's people those who still count on the letter, and have had no news since it was made."""
    event, host = batch.round.event, batch.round.organisation
    people = judged(Invitation.objects.filter(dispatches__batch=batch), host)
    people = people.filter(way__in=(Way.SENT, Way.COMING))
    Notice.objects.bulk_create(
        Notice(event=event, invitation=each, about=Notice.About.OLD_LETTER, must_phone=True)
        for each in people.exclude(notices__created_at__gte=batch.finished_at)
    )


def _print(batch):
    people, letters = letters_of(batch, in_postcode_order(_people(batch)))
    ending, content_type, content = letters_file(
        by_language(batch, letters), made=lambda number: _tell(batch, number, len(letters))
    )
    dispatches = [
        _frozen(batch, invitation, letter)
        for invitation, letter in zip(people, letters, strict=True)
    ]
    return Made(f"breve-{batch.round.pk}.{ending}", content_type, content, dispatches)


def _people(batch):
    """Asked for again when the file is made: somebody may have answered since it was ordered."""
    return chosen(batch.round, channel=Channel(batch.kind), whom=Whom(batch.whom))


def _digital_post(batch):
    people, letters = letters_of(batch, _people(batch))
    pdfs = separate_letters(by_language(batch, letters))
    dispatches = []

    def memo(pair):
        invitation, letter = pair
        uuid, xml = memo_of(invitation, letter, pdf=next(pdfs))
        dispatches.append(_frozen(batch, invitation, letter, reference=uuid))
        return uuid, xml

    memos = _with_progress(batch, list(zip(people, letters, strict=True)), memo)
    name = f"digital-post-{batch.round.pk}.tar.lzma"
    return Made(name, "application/x-lzma", batch_file(memos), dispatches)


def _records(batch):
    sent = list(records.dispatches_of(batch.round))
    entries = list(_with_progress(batch, sent, records.entry_of))
    content = records.archive(batch.round, entries)
    return Made(f"journal-{batch.round.pk}.zip", "application/zip", content, [])


_MAKERS: dict[str, Callable[[LetterBatch], Made]] = {
    Kind.PRINT: _print,
    Kind.DIGITAL_POST: _digital_post,
    Kind.RECORDS: _records,
}


def _with_progress(batch, things, make):
    """Each thing made when it is asked for, while the row tells how far it has come and keeps its lease."""
    for number, thing in enumerate(things, start=1):
        yield make(thing)
        if number % PROGRESS_EVERY == 0 or number == len(things):
            _tell(batch, number, len(things))


def _tell(batch, made, total):
    """How far it has come; whoever still works keeps the lease."""
    lease = timezone.now() + LEASE
    LetterBatch.objects.filter(pk=batch.pk).update(made=made, total=total, lease_until=lease)


def _frozen(batch, invitation, letter, reference=""):
    content = json.dumps(
        [batch.document_in(letter["lang"]), letter], sort_keys=True, ensure_ascii=False
    )
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
    facts = facts_of_event(batch.round.event)
    if not mine.update(state=State.DONE, lease_until=None, finished_at=now, event_facts=facts):
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
    if made.dispatches:
        _stamp(made.dispatches, _MADE_AT[batch.kind], now)
    log.info("batch %s (%s) is done: %s bytes", batch.pk, batch.kind, len(made.content))
    batch.refresh_from_db()
    return batch


_MADE_AT = {Kind.PRINT: "printed_at", Kind.DIGITAL_POST: "digital_post_made_at"}
_SENT_AT = {Kind.PRINT: "posted_at", Kind.DIGITAL_POST: "digital_post_at"}


def _stamp(dispatches, column, moment):
    """On the invitations that do not have it yet: the first time counts."""
    ids = [each.invitation_id for each in dispatches]
    for start in range(0, len(ids), 500):
        first = Invitation.objects.filter(pk__in=ids[start : start + 500], **{column: None})
        first.update(**{column: moment})


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
