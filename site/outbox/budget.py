"""How many mails somebody we do not know may cause, so that nobody's mailbox is filled by a form of ours.

Counted in one place for every such mail: by the address, by the link it was asked for over, and by where the request
came from. Whoever is over gets no mail; what they did counts all the same.
"""

import logging
from dataclasses import dataclass

from allauth.core import context

from accounts.keys import digest
from accounts.ratelimit import caller_of, count, counted
from outbox.addresses import fold

log = logging.getLogger("haandslag.outbox")

HOUR = 3600
NO_LIMIT = 10**9


@dataclass(frozen=True)
class Asked:
    """Why a stranger causes a mail, and over which link: the sheet's, the letter's, the network's."""

    cause: str
    link: str = ""


@dataclass(frozen=True)
class Limits:
    """Mails an hour. `all_causes`: to one address, whatever they are about; ours to their own people have none."""

    address: int
    link: int
    source: int
    all_causes: int = 12


# A hall of guests shares one table card and one line to the internet; one letter has one colleague.
CAUSES = {
    "receipt": Limits(address=5, link=500, source=1000),
    "stand_in": Limits(address=5, link=10, source=1000),
    "colleague": Limits(address=5, link=10, source=1000),
    "join": Limits(address=60, link=120, source=60, all_causes=NO_LIMIT),
    "register": Limits(address=5, link=1000, source=60),
    "find_code": Limits(address=5, link=NO_LIMIT, source=60),
    "question": Limits(address=60, link=120, source=60, all_causes=NO_LIMIT),
    "let_in": Limits(address=5, link=5, source=60),
    "introduction": Limits(address=5, link=10, source=60),
    "to_company": Limits(address=5, link=500, source=1000),
    "log_in": Limits(address=10, link=NO_LIMIT, source=300),
}


def is_within(limits: Limits, *, address: int, all_causes: int, link: int, source: int) -> bool:
    """Whether one more may go, after so many in this hour."""
    return (
        address < limits.address
        and all_causes < limits.all_causes
        and link < limits.link
        and source < limits.source
    )


def spend(asked: Asked, recipient: str) -> bool:
    """Counts the mail and says whether it may go; one that may not is not counted."""
    keys = _keys(asked, recipient)
    if not is_within(
        CAUSES[asked.cause], **{name: counted(key, seconds=HOUR) for name, key in keys.items()}
    ):
        log.warning("a mail was not sent: too many of cause %s", asked.cause)
        return False
    for key in keys.values():
        count(key, seconds=HOUR)
    return True


def _keys(asked, recipient):
    """Names of counters, without an address that anybody could read there. No link and no request count as none."""
    address = digest(fold(recipient))
    request = _request()
    source = caller_of(request) if request else f"none:{address}"
    return {
        "address": f"mail:{asked.cause}:to:{address}",
        "all_causes": f"mail:to:{address}",
        "link": f"mail:{asked.cause}:link:{asked.link or address}",
        "source": f"mail:{asked.cause}:from:{source}",
    }


def _request():
    """The one that is being answered, as allauth keeps it; None in a worker."""
    return context.request
