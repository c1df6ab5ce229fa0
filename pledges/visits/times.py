"""Times for a visit: what a consultant offers, to one company or to all of theirs, and what is still free."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from accounts.refusals import Refused
from events.seats.emails import day_and_time
from frontend.languages import in_house_language
from pledges.followup.changes import changing
from pledges.models import FollowUpEntry, Handover, Visit, VisitTime

A_DAY = timedelta(days=1)


class VisitRefused(Refused):
    class Code(models.TextChoices):
        TAKEN = "taken", _("Den tid er lige blevet taget. Vælg gerne en af de andre.")
        PAST = "past", _("Den tid er gået. Vælg gerne en af de andre.")
        BUSY = "busy", _("Konsulenten har et andet besøg på det tidspunkt.")
        CLOSED = "closed", _("Arket er afsluttet, så der kan ikke aftales besøg.")
        STARTED = "started", _("Besøget er begyndt. Ring, hvis noget skal ændres.")
        GONE = "gone", _("Besøget er allerede aflyst eller skrevet ned.")
        EARLY = "early", _("Besøget har ikke været endnu.")
        BOOKED = "booked", _("En virksomhed har valgt den tid. Aflys besøget i stedet.")


def offer(
    handover: Handover,
    *,
    starts: Iterable[datetime],
    by: User,
    minutes: int = 45,
) -> list[VisitTime]:
    """Times for one company. One that is offered to it already is left as it is."""
    starts = sorted(set(starts))
    text = "\n".join(in_words(moment) for moment in starts)
    with changing(handover, kind=FollowUpEntry.Kind.OFFERED, by=by, text=text) as fresh:
        if fresh.closed_at:
            raise VisitRefused(VisitRefused.Code.CLOSED)
        known = set(fresh.offered_times.filter(consultant=by).values_list("starts_at", flat=True))
        return VisitTime.objects.bulk_create(
            VisitTime(
                unit_id=fresh.unit_id,
                consultant=by,
                handover=fresh,
                starts_at=moment,
                minutes=minutes,
            )
            for moment in starts
            if moment not in known
        )


def open_times(
    consultant: User, *, unit: Organisation, starts: Iterable[datetime], minutes: int = 45
) -> None:
    """Times for every company whose sheet the consultant has and that wants a visit; a known one stays one."""
    VisitTime.objects.bulk_create(
        (
            VisitTime(unit=unit, consultant=consultant, starts_at=moment, minutes=minutes)
            for moment in sorted(set(starts))
        ),
        ignore_conflicts=True,
    )


def withdraw(time: VisitTime) -> None:
    """Raises VisitRefused (BOOKED) when a company was faster."""
    with transaction.atomic():
        fresh = VisitTime.objects.select_for_update().filter(pk=time.pk).first()
        if fresh is None:
            return  # twice withdrawn is withdrawn
        if Visit.objects.filter(time=fresh).exists():
            raise VisitRefused(VisitRefused.Code.BOOKED)
        fresh.delete()


def offered_to(handover: Handover):
    """Every time that this company may see, taken ones included."""
    offered = Q(handover=handover)
    if handover.sheet.wants_visit and handover.owner_id:
        offered |= Q(handover=None, consultant=handover.owner_id)
    return VisitTime.objects.filter(
        offered, unit=handover.unit_id, consultant__is_active=True
    ).select_related("consultant")


def free_for(handover: Handover, now: datetime | None = None) -> list[VisitTime]:
    """What the leader can choose from: no two at the same moment, and none where a visit already is."""
    now = now or timezone.now()
    found = list(offered_to(handover).free(now).order_by("starts_at", "-handover_id", "pk"))
    taken = _others_visits(handover, {time.consultant_id for time in found}, now)
    free = {
        (time.consultant_id, time.starts_at): time
        for time in reversed(found)
        if not any(
            visit.consultant_id == time.consultant_id and _overlap(visit, time) for visit in taken
        )
    }
    return sorted(free.values(), key=lambda time: (time.starts_at, time.pk))


def lock_free(time: VisitTime, *, handover: Handover) -> VisitTime:
    """For use in a transaction: the locked time. Raises VisitRefused (TAKEN, PAST)."""
    fresh = VisitTime.objects.select_for_update().filter(pk=time.pk).first()
    if fresh is None or Visit.objects.filter(time=fresh).exists():
        raise VisitRefused(VisitRefused.Code.TAKEN)
    if fresh.starts_at <= timezone.now():
        raise VisitRefused(VisitRefused.Code.PAST)
    if is_busy(fresh.consultant_id, fresh, handover=handover):
        raise VisitRefused(VisitRefused.Code.TAKEN)
    return fresh


def is_busy(consultant_id: int, slot: VisitTime | Visit, *, handover: Handover) -> bool:
    """Whether the consultant visits another company then. Holds the consultant's row, so that of two who ask at once
    the second sees the first one's visit.
    """
    User.objects.select_for_update(no_key=True).get(pk=consultant_id)
    near = _confirmed().filter(
        consultant=consultant_id,
        starts_at__gt=slot.starts_at - A_DAY,
        starts_at__lt=slot.ends_at,
    )
    return any(_overlap(visit, slot) for visit in near.exclude(handover=handover))


def in_words(moment: datetime) -> str:
    """As it stands in the log: "tirsdag den 24. november 2026 kl. 10.00"."""
    with in_house_language():
        return day_and_time(moment)


def _confirmed():
    return Visit.objects.filter(state=Visit.State.CONFIRMED, handover__closed_at=None)


def _others_visits(handover: Handover, consultants: set[int], now: datetime) -> list[Visit]:
    if not consultants:
        return []
    coming = _confirmed().filter(consultant__in=consultants, starts_at__gt=now - A_DAY)
    return list(coming.exclude(handover=handover))


def _overlap(one, other) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
