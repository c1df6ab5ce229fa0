"""Bounced mails: the message is marked, and an address that does not exist gets no more mail."""

import email
import email.policy
import logging
import re
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from flufl.bounce import all_failures

from outbox.models import Message, Suppression

log = logging.getLogger("haandslag.outbox")

# Our own Message-IDs, wherever in the returned mail the first one is quoted.
OWN_ID = re.compile(r"<?[0-9a-f]{32}@[A-Za-z0-9.-]{1,253}>?")


@dataclass(frozen=True)
class Bounce:
    message_ids: frozenset[str]
    permanent: frozenset[str]  # addresses that do not exist, folded to lower case
    temporary: frozenset[str]  # a full mailbox, a server that is away


def read_bounce(raw: bytes) -> Bounce:
    """What a mail in the bounce mailbox says (RFC 3464 and the many that do not follow it)."""
    parsed = email.message_from_bytes(raw, policy=email.policy.compat32)
    if "From" not in parsed:  # some of the library's detectors take it for granted
        parsed["From"] = "nobody@invalid"
    temporary, permanent = all_failures(parsed)
    quoted = OWN_ID.findall(raw.decode("ascii", "replace"))
    ids = frozenset(found for found in quoted if found.startswith("<") and found.endswith(">"))
    return Bounce(ids, _addresses(permanent), _addresses(temporary))


def _addresses(found):
    return frozenset(address.decode("ascii", "replace").lower() for address in found)


@transaction.atomic
def note_bounce(bounce: Bounce) -> list[Message]:
    """Marks the messages that came back, and suppresses addresses that do not exist.

    Believed only where the message is ours and its recipient is who the bounce speaks of: anybody can
    write to the mailbox. Returns what was marked; a repeat marks nothing.
    """
    named = bounce.permanent | bounce.temporary
    marked = []
    messages = Message.objects.select_for_update().filter(
        message_id__in=bounce.message_ids, state=Message.State.SENT, bounced_at=None
    )
    for message in messages:
        address = message.recipient.lower()
        if address not in named:
            continue
        message.bounced_at = timezone.now()
        message.save(update_fields=["bounced_at"])
        marked.append(message)
        if address in bounce.permanent and message.organisation_id:
            Suppression.objects.get_or_create(
                organisation_id=message.organisation_id,
                address=address,
                defaults={"reason": Suppression.Reason.BOUNCED},
            )
    if marked:
        log.info("%s messages came back", len(marked))
    return marked
