"""What a unit does with a sheet. Every change is an entry and an audit line, and raises the version."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.access import Ability, roles_with
from accounts.models import User
from accounts.refusals import Refused
from pledges.models import FollowUpEntry, Handover

Status = Handover.Status
Kind = FollowUpEntry.Kind

# What a person may log by hand, and which of it means that somebody was reached.
BY_HAND = (Kind.CALL, Kind.NO_ANSWER, Kind.MAIL, Kind.VISIT, Kind.NOTE)
REACHED = {Kind.CALL, Kind.MAIL, Kind.VISIT}

UNCONTACTED = {Status.NEW, Status.ASSIGNED}
CLOSED = {
    Status.RETAINED: Handover.Outcome.JOB,
    Status.NOT_OURS: Handover.Outcome.NO_JOB,
    Status.NOT_REACHABLE: Handover.Outcome.NO_JOB,
    Status.WITHDRAWN: Handover.Outcome.NO_JOB,
    Status.EXPIRED: Handover.Outcome.NO_JOB,
}

_BEFORE_CONTACT = {
    Status.CONTACTED,
    Status.ON_HOLD,
    Status.NOT_OURS,
    Status.NOT_REACHABLE,
    Status.WITHDRAWN,
    Status.EXPIRED,
}
_EXITS = {Status.NO_CANDIDATE_YET, Status.ON_HOLD, Status.WITHDRAWN, Status.EXPIRED}

# Which status may follow which. A mistaken end can be taken back by "contacted"; only a job that
# has lasted is final.
FOLLOWS: dict[str, frozenset[str]] = {
    Status.NEW: frozenset(_BEFORE_CONTACT),
    Status.ASSIGNED: frozenset(_BEFORE_CONTACT),
    Status.CONTACTED: frozenset(
        {Status.VISIT_BOOKED, Status.JOB_ORDER_CREATED, Status.REFERRED, Status.NOT_OURS, *_EXITS}
    ),
    Status.VISIT_BOOKED: frozenset(
        {
            Status.CONTACTED,  # the visit came to nothing
            Status.JOB_ORDER_CREATED,
            Status.REFERRED,
            Status.HIRED,
            Status.NOT_OURS,
            *_EXITS,
        }
    ),
    Status.JOB_ORDER_CREATED: frozenset(
        {Status.VISIT_BOOKED, Status.REFERRED, Status.HIRED, *_EXITS}
    ),
    Status.REFERRED: frozenset({Status.JOB_ORDER_CREATED, Status.HIRED, *_EXITS}),
    # The job ended early: the opening is there again, or there is nobody for it.
    Status.HIRED: frozenset(
        {Status.RETAINED, Status.JOB_ORDER_CREATED, Status.NO_CANDIDATE_YET, Status.WITHDRAWN}
    ),
    Status.RETAINED: frozenset(),
    Status.NO_CANDIDATE_YET: frozenset(
        {
            Status.CONTACTED,
            Status.VISIT_BOOKED,
            Status.JOB_ORDER_CREATED,
            Status.REFERRED,
            *(_EXITS - {Status.NO_CANDIDATE_YET}),
        }
    ),
    Status.ON_HOLD: frozenset(
        {
            Status.CONTACTED,
            Status.VISIT_BOOKED,
            Status.JOB_ORDER_CREATED,
            Status.REFERRED,
            *(_EXITS - {Status.ON_HOLD}),
        }
    ),
    Status.NOT_OURS: frozenset({Status.CONTACTED}),
    Status.NOT_REACHABLE: frozenset({Status.CONTACTED, Status.EXPIRED}),
    Status.WITHDRAWN: frozenset({Status.CONTACTED}),
    Status.EXPIRED: frozenset({Status.CONTACTED}),
}


class FollowUpRefused(Refused):
    class Code(models.TextChoices):
        STATUS = "status", _("Den status kan ikke komme lige efter den, arket har nu.")
        VERSION = "version", _("En anden har skrevet på arket, mens du skrev.")
        OWNER = "owner", _("Den person arbejder ikke med ark i enheden.")
        TAKEN = "taken", _("Arket er allerede taget.")


def log(
    handover: Handover,
    *,
    actor: User,
    kind: str,
    text: str = "",
    status: str | None = None,
    expected_version: int,
) -> Handover:
    """Adds what was done, and the status it led to. Whoever reaches the company of an unowned sheet owns it."""
    with transaction.atomic():
        handover = _locked(handover, expected_version)
        before = _state(handover)
        if kind in REACHED:
            _reached(handover, actor)
        if status and status != handover.status:
            _move(handover, status)
        return _written(handover, before, actor=actor, kind=kind, text=text)


def change_status(
    handover: Handover, *, status: str, actor: User, text: str = "", expected_version: int
) -> Handover:
    with transaction.atomic():
        handover = _locked(handover, expected_version)
        before = _state(handover)
        _move(handover, status)
        return _written(handover, before, actor=actor, kind=Kind.STATUS, text=text)


def assign(
    handover: Handover, *, owner: User, actor: User, reason: str = "", expected_version: int
) -> Handover:
    """The promised deadline stays as it is, whoever keeps it."""
    with transaction.atomic():
        handover = _locked(handover, expected_version)
        return _assigned(handover, owner, actor, reason)


def take(handover: Handover, *, actor: User) -> Handover:
    """A consultant takes an unowned sheet; the second of two who press gets a refusal."""
    with transaction.atomic():
        handover = _locked(handover)
        if handover.owner_id is not None:
            raise FollowUpRefused(FollowUpRefused.Code.TAKEN)
        return _assigned(handover, actor, actor, "")


def consultants_of(unit_id: int):
    """Who may own a sheet of the unit."""
    return (
        User.objects.filter(
            is_active=True,
            roles__organisation=unit_id,
            roles__role__in=roles_with(Ability.WORK_SHEETS),
        )
        .distinct()
        .order_by("name")
    )


def next_statuses(handover: Handover) -> list[tuple[str, str]]:
    """The legal ones as choices, in the order of the model."""
    return [choice for choice in Status.choices if choice[0] in FOLLOWS[handover.status]]


def entries_since(handover: Handover, version: int):
    """What others wrote after somebody opened the page at `version`: each change adds one entry."""
    newest = handover.entries.select_related("actor").order_by("-at", "-pk")
    return list(newest[: max(0, handover.version - version)])[::-1]


def _locked(handover: Handover, expected_version: int | None = None) -> Handover:
    fresh = Handover.objects.select_for_update().get(pk=handover.pk)
    if expected_version is not None and fresh.version != expected_version:
        raise FollowUpRefused(FollowUpRefused.Code.VERSION)
    return fresh


def _state(handover: Handover) -> dict:
    return {"status": str(handover.status), "owner": handover.owner_id}


def _reached(handover: Handover, actor: User) -> None:
    handover.first_contact_at = handover.first_contact_at or timezone.now()
    handover.owner_id = handover.owner_id or actor.pk
    if Status.CONTACTED in FOLLOWS[handover.status] and (
        handover.status in UNCONTACTED or handover.closed_at
    ):
        _move(handover, Status.CONTACTED)


def _move(handover: Handover, status: str) -> None:
    if status not in FOLLOWS[handover.status]:
        raise FollowUpRefused(FollowUpRefused.Code.STATUS)
    handover.status = status
    handover.outcome = CLOSED.get(status, Handover.Outcome.NONE)
    handover.closed_at = timezone.now() if status in CLOSED else None
    if status == Status.CONTACTED:
        handover.first_contact_at = handover.first_contact_at or timezone.now()


def _assigned(handover: Handover, owner: User, actor: User, reason: str) -> Handover:
    if not consultants_of(handover.unit_id).filter(pk=owner.pk).exists():
        raise FollowUpRefused(FollowUpRefused.Code.OWNER)
    before = _state(handover)
    handover.owner = owner
    if handover.status == Status.NEW:
        handover.status = Status.ASSIGNED
    text = "\n".join(filter(None, [f"→ {owner}", reason]))
    return _written(handover, before, actor=actor, kind=Kind.ASSIGNED, text=text)


def _written(handover: Handover, before: dict, *, actor: User, kind: str, text: str) -> Handover:
    handover.version += 1
    changed = ["status", "owner", "first_contact_at", "closed_at", "outcome", "version"]
    if kind == Kind.VISIT:
        handover.had_visit = True
    handover.save(update_fields=changed)
    moved = handover.status != before["status"]
    FollowUpEntry.objects.create(
        handover=handover,
        kind=kind,
        actor=actor,
        text=text,
        status_before=before["status"] if moved else "",
        status_after=handover.status if moved else "",
    )
    audit.record(
        handover.unit,
        user=actor,
        verb=f"followup.{kind}",
        thing=handover,
        before=before,
        after=_state(handover),
    )
    return handover
