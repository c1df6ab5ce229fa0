"""What follows when a server said no to a message: it is marked, and perhaps its address or all mail is stopped."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from outbox import reputation, suppressions
from outbox.addresses import fold
from outbox.bounces import Bounce
from outbox.models import Message, Suppression
from outbox.undelivered import FULL_DAYS, Undelivered, blocks, why

log = logging.getLogger("haandslag.outbox")


@transaction.atomic
def note_bounce(bounce: Bounce) -> list[Message]:
    """Marks the messages that a notice speaks of, and returns those it was believed about.

    Believed only where the message is ours and its recipient is who the notice speaks of: anybody can write to
    the mailbox. A delay leaves the message sent; a later "failed" brings it back. A repeat changes nothing.
    """
    if not bounce.notices:
        return []
    messages = Message.objects.select_for_update(of=("self",)).select_related("organisation")
    sent = messages.filter(
        message_id__in=bounce.message_ids, state=Message.State.SENT, bounced_at=None
    )
    return [message for message in sent if _told(message, bounce)]


def _told(message, bounce):
    notices = [one for one in bounce.notices if fold(message.recipient) in one.addresses]
    if not notices:
        return False
    notice = max(notices, key=lambda one: one.answer.is_final)
    now, reason = timezone.now(), why(notice.answer)
    message.undelivered, message.undelivered_at = reason, now
    message.bounced_at = now if notice.answer.is_final else None
    message.save(update_fields=["undelivered", "undelivered_at", "bounced_at"])
    if notice.answer.is_final:
        log.info("message %s came back: %s", message.pk, reason)
        after_final_no(message)
    return True


def after_final_no(message: Message) -> None:
    """`message` is saved with its reason: blocks its address, or stops all mail, where the reason says so."""
    reason = Undelivered(message.undelivered)
    if reason == Undelivered.REFUSED:
        reputation.stop_at_wave(timezone.now())
    if message.organisation is None:
        return  # a mail of the log-in: nobody's list of blocked addresses has a place for it
    if blocks(reason, times_full=_times_full(message) if reason == Undelivered.FULL else 0):
        kinds = {Undelivered.FULL: Suppression.Reason.FULL}
        suppressions.block(
            message.organisation,
            message.recipient,
            kinds.get(reason, Suppression.Reason.BOUNCED),
        )


def _times_full(message):
    """This one too; what came before somebody lifted a block is forgiven."""
    since = timezone.now() - timedelta(days=FULL_DAYS)
    blocked = Suppression.objects.filter(organisation=message.organisation).of(message.recipient)
    lifted_at = blocked.values_list("lifted_at", flat=True).first()
    full = (
        Message.objects.to(message.recipient)
        .came_back()
        .filter(
            organisation=message.organisation,
            undelivered=Undelivered.FULL,
            undelivered_at__gt=max(since, lifted_at or since),
        )
    )
    return full.count()
