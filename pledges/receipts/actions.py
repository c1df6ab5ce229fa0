"""What a company does with its own promise on the receipt: change, withdraw, pass on, and say that we failed.

Whoever holds the receipt's secret address may do it; there is no log-in, so `by` of an entry is empty.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.refusals import Refused
from accounts.workingdays import WorkingCalendar
from frontend.languages import in_house_language
from outbox.models import Message
from pledges.followup import pausing
from pledges.followup.changes import changing, move
from pledges.followup.deadlines import FIRST_CALL, is_late
from pledges.followup.statuses import may_follow, set_status
from pledges.models import FollowUpEntry, Handover, Sheet
from pledges.receipts.emails import (
    colleague_reference,
    send_given_away,
    send_no_call,
    send_to_colleague,
)
from pledges.sheets.promised import Promised, differences, promised_by, write_promise
from pledges.taxonomy import CallWay
from pledges.visits.visits import call_off, coming_visit

Kind = FollowUpEntry.Kind
Status = Handover.Status

# Ends that the company itself may take back.
REOPENABLE = {Status.WITHDRAWN, Status.EXPIRED, Status.NOT_REACHABLE}

# A receipt can write to any address as "a colleague", so it does not do so without end.
COLLEAGUES_A_DAY = 3


class Action(StrEnum):
    CHANGE = "change"
    PAUSE = "pause"
    RESUME = "resume"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    DELEGATE = "delegate"
    REPORT = "report"


class LeaderRefused(Refused):
    class Code(models.TextChoices):
        NOT_NOW = (
            "not_now",
            gettext_lazy(
                "Det kan ikke lade sig gøre, som arket står nu. Ring til os, så hjælper vi."
            ),
        )
        STALE = (
            "stale",
            gettext_lazy(
                "Arket er blevet rettet, mens du havde siden åben. Se efter, og send igen."
            ),
        )
        KNOWN = "known", gettext_lazy("Du har sagt til i dag, og enhedens leder har fået besked.")
        TOO_OFTEN = (
            "too_often",
            gettext_lazy("Arket er givet videre mange gange i dag. Ring til os i stedet."),
        )


@dataclass(frozen=True)
class Colleague:
    name: str
    phone: str = ""
    email: str = ""


def possible(handover: Handover) -> frozenset[Action]:
    """What the company may do with the sheet as it stands now."""
    if handover.closed_at:
        return frozenset({Action.REOPEN} if handover.status in REOPENABLE else ())
    if handover.status == Status.HIRED:  # somebody is at work there: that is spoken about
        return frozenset({Action.DELEGATE})
    can = {Action.CHANGE, Action.DELEGATE}
    if handover.status == Status.ON_HOLD:
        return frozenset(can | {Action.RESUME, Action.WITHDRAW})
    if may_follow(handover, Status.ON_HOLD):
        can.add(Action.PAUSE)
    if may_follow(handover, Status.WITHDRAWN):
        can.add(Action.WITHDRAW)
    if handover.first_contact_at or is_late(handover, timezone.now(), *FIRST_CALL):
        can.add(Action.REPORT)
    return frozenset(can)


def change(handover: Handover, *, wanted: Promised, seen: str | None = None) -> Handover:
    """Makes the sheet what the company now promises; the same again is no change and no entry.

    `seen` is the fingerprint of what the page showed. Raises LeaderRefused: STALE when the sheet
    has been changed since (another tab, a colleague), NOT_NOW.
    """
    if promised_by(_sheet_of(handover)) == wanted:
        return handover
    with in_house_language():  # the unit reads it
        text = "\n".join(differences(promised_by(_sheet_of(handover)), wanted))
    try:
        with changing(handover, kind=Kind.CHANGED, text=text) as fresh:
            _require(fresh, Action.CHANGE)
            sheet = _sheet_of(fresh)
            before = promised_by(sheet)
            if seen is not None and seen != before.fingerprint:
                raise LeaderRefused(LeaderRefused.Code.STALE)
            write_promise(sheet, before, wanted)
    except LeaderRefused:
        if promised_by(_sheet_of(handover)) == wanted:  # the first of a double click did it
            return handover
        raise
    return fresh


def pause(handover: Handover, *, until: date, reason: str = "") -> Handover:
    _require(handover, Action.PAUSE)
    with in_house_language():
        return pausing.pause(handover, until=until, by=None, reason=reason)


def resume(handover: Handover) -> Handover:
    _require(handover, Action.RESUME)
    return pausing.resume(handover, by=None)


def withdraw(handover: Handover, *, reason: str = "") -> Handover:
    """A visit that is still to come is called off with it, so that nobody drives out in vain."""
    with transaction.atomic():
        visit = coming_visit(handover)
        if visit and visit.starts_at > timezone.now() and Action.WITHDRAW in possible(handover):
            call_off(visit)
        with changing(handover, kind=Kind.CHANGED, text=reason) as fresh:
            _require(fresh, Action.WITHDRAW)
            move(fresh, Status.WITHDRAWN)
    return fresh


def reopen(handover: Handover) -> Handover:
    """The promise stands again. A sheet that nobody was reached about is as uncontacted as before,
    and a deadline that ran out while it was closed is promised anew; one already missed stays missed.
    """
    with changing(handover, kind=Kind.CHANGED) as fresh:
        _require(fresh, Action.REOPEN)
        kept_until_then = fresh.closed_at <= fresh.contact_due
        if fresh.first_contact_at:
            move(fresh, Status.CONTACTED)
            return fresh
        # Not by the table of statuses: no person of the unit may choose to be without contact again.
        set_status(fresh, Status.ASSIGNED if fresh.owner_id else Status.NEW)
        now = timezone.now()
        if kept_until_then and fresh.contact_due < now:
            calendar = WorkingCalendar(fresh.unit)
            fresh.contact_due = calendar.deadline(now, fresh.unit.contact_days)
    return fresh


def delegate(handover: Handover, *, colleague: Colleague) -> Handover:
    """The colleague is the sheet's contact from now on.

    The address of the receipt stays what it was: it is the company's, both may follow the sheet, and
    the one who gave it away can take it back. Each is told by mail. Raises LeaderRefused: TOO_OFTEN.
    """
    with changing(handover, kind=Kind.CHANGED, text=_handed_to(handover, colleague)) as fresh:
        _require(fresh, Action.DELEGATE)
        sheet = _sheet_of(fresh)
        _require_few_colleagues(sheet)
        giver, former_email = sheet.contact_name, sheet.contact_email
        sheet.contact = None
        sheet.contact_name = colleague.name
        sheet.contact_phone, sheet.contact_email = colleague.phone, colleague.email
        sheet.call_way = _way_to(colleague, sheet.call_way)
        sheet.save(
            update_fields=["contact", "contact_name", "contact_phone", "contact_email", "call_way"]
        )
        sheet.handover = fresh
        send_to_colleague(sheet, giver=giver)
        if former_email.lower() != colleague.email.lower():
            send_given_away(sheet, to=former_email, giver=giver)
    return fresh


def report_no_call(handover: Handover) -> Handover:
    """ "Nobody called me": the lead hears of it now, and the coordinator the second time.

    Once a day (Danish calendar day); raises LeaderRefused: KNOWN for the second press, NOT_NOW.
    """
    with changing(handover, kind=Kind.REPORTED) as fresh:
        _require(fresh, Action.REPORT)
        now = timezone.now()
        if fresh.reported_at and timezone.localdate(fresh.reported_at) == timezone.localdate(now):
            raise LeaderRefused(LeaderRefused.Code.KNOWN)
        fresh.reported_at = now
        fresh.escalation = min(fresh.escalation + 1, Handover.Escalation.COORDINATOR)
        send_no_call(fresh)
    return fresh


def _require(handover: Handover, action: Action) -> None:
    if action not in possible(handover):
        raise LeaderRefused(LeaderRefused.Code.NOT_NOW)


def _require_few_colleagues(sheet: Sheet) -> None:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    sent = Message.objects.filter(reference=colleague_reference(sheet), created_at__gte=midnight)
    if sent.count() >= COLLEAGUES_A_DAY:
        raise LeaderRefused(LeaderRefused.Code.TOO_OFTEN)


def _sheet_of(handover: Handover) -> Sheet:
    """Read anew: the page may have been open for weeks."""
    sheets = Sheet.objects.select_related("network__host").prefetch_related("lines")
    return sheets.get(pk=handover.sheet_id)


def _handed_to(handover: Handover, colleague: Colleague) -> str:
    with in_house_language():
        words = {"old": handover.sheet.contact_name, "new": colleague.name}
        return _("Kontakt: %(old)s → %(new)s") % words


def _way_to(colleague: Colleague, way: str) -> str:
    """How the former contact wanted it, unless the colleague cannot be reached that way."""
    if way == CallWay.PHONE and not colleague.phone:
        return CallWay.EMAIL
    return CallWay.PHONE if way == CallWay.EMAIL and not colleague.email else way
