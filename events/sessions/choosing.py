"""Which sessions a guest may choose: those with room for the whole party, and no two at the same time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from accounts.refusals import Refused
from events.models import Event, Registration, Session, SessionSeat
from events.seats.registrations import lock_event


class SessionRefused(Refused):
    class Code(models.TextChoices):
        FULL = "full", _("En af dem blev fyldt i mellemtiden. Vælg en anden.")
        AT_ONCE = "at_once", _("To af dem er på samme tid. Vælg én.")
        NO_SEAT = "no_seat", _("Du skal have en plads for at vælge.")


@dataclass(frozen=True)
class Offer:
    """A session as a guest sees it; `free` is None without a limit, and counts the guest's own seats as free."""

    session: Session
    free: int | None
    chosen: bool = False

    def fits(self, persons: int) -> bool:
        return self.free is None or persons <= self.free


def overlap(one: Session, other: Session) -> bool:
    """One may begin the moment the other ends."""
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def why_not(chosen: Sequence[Offer], persons: int) -> str | None:
    """The code of what speaks against this choice; None when nothing does."""
    if any(not offer.fits(persons) for offer in chosen):
        return SessionRefused.Code.FULL
    pairs = ((a, b) for n, a in enumerate(chosen) for b in chosen[n + 1 :])
    if any(overlap(a.session, b.session) for a, b in pairs):
        return SessionRefused.Code.AT_ONCE
    return None


def offers(event: Event, guest: Registration | None = None) -> list[Offer]:
    """All sessions to choose between, with the room that is left. Two queries, three with a guest."""
    sessions = event.sessions.filter(is_chosen=True).select_related("speaker")
    taken = SessionSeat.objects.filter(
        session__event=event, registration__seat=Registration.Seat.CONFIRMED
    )
    if guest:
        taken = taken.exclude(registration=guest)
    persons = dict(
        taken.order_by().values_list("session").annotate(n=Sum("registration__party_size"))
    )
    mine = set(guest.session_seats.values_list("session", flat=True)) if guest else set()
    return [
        Offer(
            session,
            None
            if session.capacity is None
            else max(session.capacity - persons.get(session.pk, 0), 0),
            session.pk in mine,
        )
        for session in sessions
    ]


@transaction.atomic
def choose(guest: Registration, sessions: Iterable[int]) -> None:
    """In place of what was chosen before, counted under the event's lock. Raises SessionRefused."""
    event, wanted = lock_event(guest.event_id), set(sessions)
    guest = Registration.objects.get(pk=guest.pk)
    if guest.seat != Registration.Seat.CONFIRMED:
        raise SessionRefused(SessionRefused.Code.NO_SEAT)
    chosen = [offer for offer in offers(event, guest) if offer.session.pk in wanted]
    if code := why_not(chosen, guest.party_size):
        raise SessionRefused(code)
    guest.session_seats.all().delete()
    SessionSeat.objects.bulk_create(
        SessionSeat(session=offer.session, registration=guest) for offer in chosen
    )
