"""Who hears of a new time or place, and of an event that is called off: by mail, or by telephone."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.letters.facts import Channel, Fact, facts_of, having
from events.letters.ways import SENT_BY, judged, obstacles
from events.models import Event, Invitation, Registration
from outbox.suppressions import is_blocked

SEATED = (Registration.Seat.CONFIRMED, Registration.Seat.WAITING)
_GONE_OUT = frozenset(SENT_BY.values())


class Hears(StrEnum):
    BY_MAIL = "by_mail"
    BY_PHONE = "by_phone"
    NOTHING = "nothing"


def hears(facts: frozenset[Fact], *, is_seated: bool, has_address: bool) -> Hears:
    """A guest with a seat or a number in the queue signed up and is told, at the address they gave.

    Of the others whoever has the letter and did not say no: by mail where a letter could go by mail.
    """
    if facts & {Fact.WITHDRAWN, Fact.DECLINED}:
        return Hears.NOTHING
    if is_seated:
        return Hears.BY_MAIL if has_address else Hears.BY_PHONE
    if Fact.OBJECTED in facts or not facts & _GONE_OUT:
        return Hears.NOTHING
    return Hears.BY_PHONE if obstacles(facts, Channel.EMAIL) else Hears.BY_MAIL


class Tell(models.TextChoices):
    """Whom the office wants to tell of a change."""

    EVERYBODY = "everybody", _("Alle, der har brevet og ikke har sagt nej")
    SEATED = "seated", _("Kun dem, der har plads eller står på venteliste")
    NOBODY = "nobody", _("Ingen")


def is_told(tell: Tell, *, is_seated: bool) -> bool:
    return tell == Tell.EVERYBODY or (tell == Tell.SEATED and is_seated)


@dataclass(frozen=True)
class Concerned:
    """`address` is empty for somebody who must be phoned."""

    invitation: Invitation
    address: str
    is_seated: bool = False


def concerned(event: Event) -> list[Concerned]:
    """Everybody who must know, as things are now, whoever invited them."""
    joint = {round.network for round in event.rounds.select_related("network__host")} - {None}
    found = _concerned_of(event, None, event.organisation)
    for network in sorted(joint, key=lambda network: network.pk):
        found += _concerned_of(event, network, network.host)
    return found


def _concerned_of(event, network, host):
    found = []
    for invitation in _perhaps_concerned(event, network, host):
        registration = getattr(invitation, "registration", None)
        seated = registration is not None and registration.seat in SEATED
        address = _address(invitation, registration if seated else None)
        heard = hears(facts_of(invitation, host), is_seated=seated, has_address=bool(address))
        invitation.event = event
        if heard != Hears.NOTHING:
            by_mail = heard == Hears.BY_MAIL
            found.append(Concerned(invitation, address if by_mail else "", seated))
    return found


def _perhaps_concerned(event, network, host):
    """Those of whom the table must be asked, read without what is the same for all."""
    people = judged(Invitation.objects.of_network(network).filter(event=event), host).annotate(
        guest_suppressed=is_blocked(host, "registration__email")
    )
    reached = Q(registration__seat__in=SEATED)
    for fact in _GONE_OUT:
        reached |= having(fact, host)
    return people.filter(reached).select_related(
        "contact__company", "contact__workplace", "registration", "round__network__host"
    )


def _address(invitation, registration):
    """Where a guest reads mail; empty when we may not write there."""
    if registration and registration.email:
        return "" if invitation.guest_suppressed else registration.email
    return "" if invitation.suppressed else invitation.contact.email


@dataclass(frozen=True)
class Reach:
    """How many hear by mail, how many by telephone, and how many letters are made but not said to be sent."""

    by_mail: int
    by_phone: int
    made: int

    @property
    def everybody(self) -> int:
        return self.by_mail + self.by_phone

    @property
    def in_words(self) -> str:
        """“281 får en mail, 33 skal ringes op”; "" when it is nobody."""
        said = []
        if number := self.by_mail:
            said.append(ngettext("%(n)s får en mail", "%(n)s får en mail", number) % {"n": number})
        if number := self.by_phone:
            text = ngettext("%(n)s skal ringes op", "%(n)s skal ringes op", number)
            said.append(text % {"n": number})
        return ", ".join(said)


def reach_of(event: Event) -> Reach:
    return _reach(concerned(event), made=_made_and_not_sent(event))


def reach_by_choice(found: list[Concerned]) -> dict[Tell, Reach]:
    """How many each choice would tell."""
    return {
        tell: _reach([each for each in found if is_told(tell, is_seated=each.is_seated)])
        for tell in Tell
    }


def _reach(found, made=0):
    by_mail = sum(bool(each.address) for each in found)
    return Reach(by_mail, len(found) - by_mail, made)


def _made_and_not_sent(event):
    """Nobody knows whether they have left the house."""
    paper = Q(printed_at__isnull=False, posted_at=None)
    digital = Q(digital_post_made_at__isnull=False, digital_post_at=None)
    open_still = Invitation.objects.unanswered().filter(event=event, emailed_at=None)
    return open_still.filter(paper | digital).count()
