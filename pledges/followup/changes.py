"""What a unit does with a sheet. Every change is an entry and an audit line, and raises the version."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.access import Ability, people_with
from accounts.models import Organisation, User
from accounts.refusals import Refused
from frontend.languages import in_house_language
from pledges.followup import reminders
from pledges.followup.announcements import CHANGED, announce
from pledges.followup.statuses import (
    CLOSED,
    FOLLOWS,
    UNCONTACTED,
    may_follow,
    must_offer_first,
    set_contacted,
    set_status,
)
from pledges.models import FollowUpEntry, Handover
from pledges.splitting import follow, keep_openings

Status = Handover.Status
Kind = FollowUpEntry.Kind

# What a person may log by hand, and which of it means that somebody was reached.
BY_HAND = (Kind.CALL, Kind.NO_ANSWER, Kind.MAIL, Kind.VISIT, Kind.NOTE)
REACHED = {Kind.CALL, Kind.MAIL, Kind.VISIT}

# Nobody is to drive out in vain, or to wait with coffee for a sheet that was put away.
ENDS_VISITS = {*CLOSED, Status.ON_HOLD} - {Status.RETAINED}

# Nobody reads more of what others wrote meanwhile.
MOST_MISSED = 50

# What the clock does by itself is no sign that somebody cares for the sheet.
BY_THE_CLOCK = {Kind.ESCALATED, Kind.RESUMED}
# Without a name, and still the unit's doing: what its case system writes back.
BY_ANOTHER_SYSTEM = {Kind.STATUS, Kind.NOTE}


class FollowUpRefused(Refused):
    class Code(models.TextChoices):
        STATUS = (
            "status",
            _("Den status kan ikke komme lige efter den, arket har nu. Vælg en anden."),
        )
        EARLY = (
            "early",
            _("Først når tjekket efter 13 uger er besvaret, kan jobbet være fastholdt."),
        )
        VERSION = "version", _("En anden har skrevet på arket, mens du skrev.")
        OWNER = "owner", _("Den person arbejder ikke med ark i enheden. Vælg en anden.")
        TAKEN = "taken", _("Arket er allerede taget.")
        REFERENCE = (
            "reference",
            _(
                "Den reference står allerede på et andet af enhedens ark. Se efter, om den er skrevet rigtigt."
            ),
        )
        VISIT = "visit", _("Der er aftalt et besøg. Aflys det først, så virksomheden får besked.")
        PAUSE = "pause", _("En pause skal have en dato. Brug “Sæt på pause”.")
        OFFER = (
            "offer",
            _(
                "Foreslå virksomheden noget andet først: andre timer, en anden opgave eller andre dage."
            ),
        )


@contextmanager
def changing(
    handover: Handover,
    *,
    kind: str,
    by: User | None = None,
    text: str = "",
    expected_version: int | None = None,
) -> Iterator[Handover]:
    """The one way to change a handover: gives the fresh, locked row, and writes what became of it.

    On leaving, the row is saved with the entry, the audit line and the reminders of its clock, all in
    one transaction. `by` is None for the company and the clock. Raises FollowUpRefused (VERSION)
    when somebody else wrote since `expected_version`; any refusal inside leaves everything as it was.
    """
    with transaction.atomic():
        fresh = (
            Handover.objects.select_for_update(of=("self",))
            .select_related("unit")
            .get(pk=handover.pk)
        )
        if expected_version is not None and fresh.version != expected_version:
            raise FollowUpRefused(FollowUpRefused.Code.VERSION)
        before, clock, answer_due = _state(fresh), fresh.clock(), fresh.candidate_due
        yield fresh
        _write(fresh, before, clock, kind=kind, by=by, text=text)
        _write_openings(fresh, before, answer_due, kind)


def move(handover: Handover, status: str) -> None:
    """For use inside `changing`. Raises FollowUpRefused when the status may not follow.

    Nothing waits on hold without an end: `paused_until` is set before.
    """
    if not may_follow(handover, status):
        is_early = status in FOLLOWS[handover.status]
        raise FollowUpRefused(
            FollowUpRefused.Code.EARLY if is_early else FollowUpRefused.Code.STATUS
        )
    if status == Status.ON_HOLD and handover.paused_until is None:
        raise FollowUpRefused(FollowUpRefused.Code.PAUSE)
    if must_offer_first(handover, status):
        raise FollowUpRefused(FollowUpRefused.Code.OFFER)
    if status in ENDS_VISITS and handover.visit_at and handover.visit_at > timezone.now():
        raise FollowUpRefused(FollowUpRefused.Code.VISIT)
    set_status(handover, status)


def log(
    handover: Handover,
    *,
    by: User,
    kind: str,
    text: str = "",
    status: str | None = None,
    expected_version: int,
) -> Handover:
    """Adds what was done, and the status it led to. Whoever reaches the company of an unowned sheet owns it."""
    with changing(
        handover, kind=kind, by=by, text=text, expected_version=expected_version
    ) as fresh:
        if kind in REACHED:
            reached(fresh, by)
        if kind == Kind.VISIT:
            fresh.had_visit = True
        if status and status != fresh.status:
            move(fresh, status)
    return fresh


def change_status(
    handover: Handover,
    *,
    status: str,
    by: User | None,
    text: str = "",
    expected_version: int | None = None,
) -> Handover:
    """By a person, or by another system (`by` is None), for which the same rules hold."""
    with changing(
        handover, kind=Kind.STATUS, by=by, text=text, expected_version=expected_version
    ) as fresh:
        move(fresh, status)
    return fresh


def assign(
    handover: Handover,
    *,
    owner: User,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> Handover:
    """The promised deadline stays as it is, whoever keeps it."""
    text = "\n".join(filter(None, [f"→ {owner}", reason]))
    with changing(
        handover, kind=Kind.ASSIGNED, by=by, text=text, expected_version=expected_version
    ) as fresh:
        _give(fresh, owner)
    return fresh


def take(handover: Handover, *, by: User) -> Handover:
    """A consultant takes an unowned sheet; the second of two who press gets a refusal."""
    with changing(handover, kind=Kind.ASSIGNED, by=by, text=f"→ {by}") as fresh:
        if fresh.owner_id is not None:
            raise FollowUpRefused(FollowUpRefused.Code.TAKEN)
        _give(fresh, by)
    return fresh


def set_reference(
    handover: Handover,
    *,
    reference: str,
    by: User | None,
    expected_version: int | None = None,
) -> Handover:
    """The number that the sheet has in the municipality's own system; "" takes it off."""
    with in_house_language():
        text = _("Reference i fagsystemet: %(reference)s") % {"reference": reference or "–"}
    try:
        with changing(
            handover, kind=Kind.NOTE, by=by, text=text, expected_version=expected_version
        ) as fresh:
            fresh.external_reference = reference
    except IntegrityError:
        raise FollowUpRefused(FollowUpRefused.Code.REFERENCE) from None
    return fresh


def reached(handover: Handover, by: User | None) -> None:
    """For use inside `changing`: somebody spoke with the company.

    A consultant who reaches the company of an unowned sheet owns it; a director who does, does not.
    """
    set_contacted(handover)
    handover.reported_at = None  # it waits for nobody any more
    if by and handover.owner_id is None and _works_in(handover.unit_id, by):
        hand_to(handover, by.pk)
    if Status.CONTACTED in FOLLOWS[handover.status] and (
        handover.status in UNCONTACTED or handover.closed_at
    ):
        move(handover, Status.CONTACTED)


def hand_to(handover: Handover, owner_id: int | None) -> None:
    """For use inside `changing`: to a consultant, or back to the queue of the unit (None).

    An uncontacted sheet is new without an owner and assigned with one, during a pause too.
    """
    handover.owner_id = owner_id
    status = Status.ASSIGNED if owner_id else Status.NEW
    if handover.status in UNCONTACTED:
        set_status(handover, status)
    elif handover.status_before_pause in UNCONTACTED:
        handover.status_before_pause = status


def consultants_of(unit_id: int):
    """Who may own a sheet of the unit."""
    return people_with(Ability.WORK_SHEETS, [unit_id])


def _works_in(unit_id: int, person: User) -> bool:
    return consultants_of(unit_id).filter(pk=person.pk).exists()


def entries_since(handover: Handover, version: int):
    """What others wrote after somebody opened the page at `version`: each change adds one entry."""
    newest = handover.entries.select_related("by").order_by("-at", "-pk")
    missed = min(
        max(0, handover.version - version), MOST_MISSED
    )  # what a form sends may be any number
    return list(newest[:missed])[::-1]


def _give(handover: Handover, owner: User) -> None:
    if not _works_in(handover.unit_id, owner):
        raise FollowUpRefused(FollowUpRefused.Code.OWNER)
    hand_to(handover, owner.pk)


def _state(handover: Handover) -> dict:
    """What the audit log keeps of a handover: JSON-ready, and no words that somebody typed."""
    return {
        "status": str(handover.status),
        "owner": handover.owner_id,
        "unit": handover.unit_id,
        "contact_due": handover.contact_due.isoformat(),
        "paused_until": handover.paused_until and handover.paused_until.isoformat(),
        "escalation": handover.escalation,
    }


def _write(handover: Handover, before: dict, clock: tuple, *, kind, by, text) -> None:
    handover.version += 1
    now = timezone.now()
    handover.changed_at = now
    if by is not None or kind in BY_ANOTHER_SYSTEM:
        handover.touched_at = now
    by_the_clock = kind in BY_THE_CLOCK and by is None
    if handover.clock() != clock and not by_the_clock:
        handover.escalation = Handover.Escalation.NONE
    if kind == Kind.CHANGED:
        handover.count_promise()
    handover.save()
    moved = handover.status != before["status"]
    FollowUpEntry.objects.create(
        handover=handover,
        kind=kind,
        by=by,
        at=now,
        text=text,
        status_before=before["status"] if moved else "",
        status_after=handover.status if moved else "",
    )
    _record(handover, before, by=by, verb=f"followup.{kind}")
    if handover.clock() != clock:
        reminders.plan_clock(handover)
    announce(handover, CHANGED)


def _write_openings(handover: Handover, before: dict, answer_due, kind: str) -> None:
    """What the sheet promises is where the sheet is, and the company waits as long for each of it."""
    if kind == Kind.CHANGED:
        keep_openings(handover)
    if handover.candidate_due != answer_due:
        handover.openings.filter(candidate_due=answer_due).update(
            candidate_due=handover.candidate_due
        )
    if handover.unit_id != before["unit"]:
        follow(handover)


def _record(handover: Handover, before: dict, *, by: User | None, verb: str) -> None:
    after = _state(handover)
    changed = {key for key in after if after[key] != before[key]} | {"status", "owner"}
    units = [handover.unit]
    if (
        before["unit"] != handover.unit_id
    ):  # who had the sheet keeps the line that says where it went
        units.append(Organisation.objects.get(pk=before["unit"]))
    for unit in units:
        audit.record(
            unit,
            by=by,
            verb=verb,
            thing=handover,
            before={key: before[key] for key in before if key in changed},
            after={key: after[key] for key in after if key in changed},
        )
