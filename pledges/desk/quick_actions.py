"""Quick actions of the lists: what one press does and its undoing, and many sheets given to one owner."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from accounts.models import User
from frontend.languages import in_house_language
from pledges.followup import changes as followup
from pledges.followup.changes import FollowUpRefused
from pledges.models import FollowUpEntry, Handover

Kind = FollowUpEntry.Kind

# The kinds that the list offers, the most frequent first.
QUICK_KINDS = (Kind.CALL, Kind.NO_ANSWER, Kind.MAIL, Kind.VISIT)
UNDO_FOR = timedelta(minutes=5)

MOVE = Kind.STATUS.value

# What a log or a move may change besides the log, and what undoing it brings back.
_CHANGED = (
    "status",
    "outcome",
    "owner",
    "reason",
    "first_contact_at",
    "introduction_due",
    "candidate_due",
    "contact_due",
    "reported_at",
    "escalation",
    "paused_until",
    "status_before_pause",
    "closed_at",
    "furthest_step",
    "had_visit",
)


class BulkRefused(Exception):
    """Why none of the sheets was given to anybody: {handover's id: refusal}."""

    def __init__(self, refusals: dict[int, FollowUpRefused]):
        super().__init__()
        self.refusals = refusals


@dataclass(frozen=True)
class Done:
    """One log or move and the sheet before it; kept in the session of the person who made it."""

    handover: int
    version: int
    kind: str
    at: str
    before: dict

    @property
    def may_be_undone(self) -> bool:
        return timezone.now() - parse_datetime(self.at) < UNDO_FOR


def quick_log(
    handover: Handover,
    *,
    kind: str,
    by: User,
    expected_version: int,
    text: str = "",
    status: str | None = None,
) -> Done:
    """Logs, and keeps what was there before. Raises FollowUpRefused (VERSION) when somebody else wrote meanwhile."""
    words = {"kind": kind, "text": text, "status": status}
    return _remembered(
        handover,
        kind,
        lambda fresh: followup.log(fresh, by=by, expected_version=expected_version, **words),
    )


def quick_move(
    handover: Handover, *, status: str, by: User, expected_version: int, text: str = ""
) -> Done:
    """Changes the status, and keeps what was there before. Raises what `change_status` raises."""
    words = {"status": status, "text": text}
    return _remembered(
        handover,
        MOVE,
        lambda fresh: followup.change_status(
            fresh, by=by, expected_version=expected_version, **words
        ),
    )


def undo(handover: Handover, *, done: Done, by: User) -> Handover:
    """Everything as it was before; the log keeps the entry and says that it was a mistake.

    Raises FollowUpRefused (VERSION) when something else has happened since.
    """
    with in_house_language():
        text = _("Fortrudt: “%(kind)s” var en fejl.") % {"kind": Kind(done.kind).label}
    with followup.changing(
        handover, kind=Kind.NOTE, by=by, text=text, expected_version=done.version
    ) as fresh:
        for field in _fields():
            setattr(fresh, field.attname, field.to_python(done.before[field.name]))
    return fresh


def assign_many(chosen: list[tuple[Handover, int]], *, owner: User, by: User) -> list[Handover]:
    """Gives (handover, version on the screen) to one owner: all of them, or none (BulkRefused)."""
    given, refusals = [], {}
    with transaction.atomic():
        for handover, version in sorted(chosen, key=lambda pair: pair[0].pk):
            try:
                given.append(
                    followup.assign(handover, owner=owner, by=by, expected_version=version)
                )
            except FollowUpRefused as refused:
                refusals[handover.pk] = refused
        if refusals:
            raise BulkRefused(refusals)
    return given


def _remembered(handover: Handover, kind: str, change: Callable[[Handover], Handover]) -> Done:
    with transaction.atomic():
        fresh = Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
        before = _state(fresh)
        changed = change(fresh)
    return Done(changed.pk, changed.version, str(kind), timezone.now().isoformat(), before)


def _fields():
    return [Handover._meta.get_field(name) for name in _CHANGED]


def _state(handover: Handover) -> dict:
    """As JSON knows it, to the microsecond."""
    values = {field.name: getattr(handover, field.attname) for field in _fields()}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }
