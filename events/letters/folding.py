"""Two invitations of one person to one event made one, when two contacts turn out to be that person."""

from dataclasses import dataclass
from enum import Enum

from events.models import CourseParticipant, Dispatch, GuestReminder, Invitation, MovedGuest
from taskforces.companies.moving import Fold, Look, foldable


def may_fold(*, over: bool, withdrawn: bool, answered: bool) -> bool:
    """Whether an invitation may go and leave its twin; before the event a code that was sent out still opens.

    `withdrawn` and `answered` are of the one that goes.
    """
    return over or (withdrawn and not answered)


class WayOut(Enum):
    """What can be done about two invitations that may not be folded."""

    TAKE_BACK = "take_back"  # the one that goes: nobody has answered it
    OTHER_WAY = "other_way"  # the one that was answered stays, and with it its contact
    WAIT = "wait"  # both were answered; once the event is over they are one


def way_out(*, answered: bool, twin_answered: bool) -> WayOut:
    """`answered` is of the one that would go."""
    if not answered:
        return WayOut.TAKE_BACK
    return WayOut.WAIT if twin_answered else WayOut.OTHER_WAY


@dataclass(frozen=True)
class Twice:
    """Somebody who is invited to one event ahead as both contacts."""

    goes: Invitation
    stays: Invitation

    @property
    def way(self):
        """By its name, for the page."""
        asked = Invitation.Answers.NONE
        answered, twin = self.goes.answer != asked, self.stays.answer != asked
        return way_out(answered=answered, twin_answered=twin).value


def invited_twice(look: Look) -> list[Twice]:
    """By date, what stands in the way of a merge that was looked at."""
    pairs = [Twice(*pair) for pair in look.in_the_way if isinstance(pair[0], Invitation)]
    return sorted(pairs, key=lambda pair: (pair.goes.event.starts_at, pair.goes.pk))


def _may(row, twin):
    event = row.event
    return may_fold(
        over=event.cancelled_at is not None or event.is_over(),
        withdrawn=row.withdrawn_at is not None,
        answered=row.answer != Invitation.Answers.NONE,
    )


def _furthest(row, twin):
    """On a course: who came, or completed it, did so."""
    reached = CourseParticipant.State.values.index
    return ("state", "completed_on") if reached(row.state) > reached(twin.state) else ()


_SENT = ("emailed_at", "printed_at", "posted_at", "digital_post_made_at", "digital_post_at")


def connect() -> None:
    """Once, when the app is ready."""
    foldable(Invitation, Fold(("answer", "answered_at", *_SENT), _may))
    foldable(CourseParticipant, Fold(takes=_furthest))
    for told_twice in (Dispatch, GuestReminder, MovedGuest):
        foldable(told_twice, Fold())
