"""Two invitations of one person to one event made one, when two contacts turn out to be that person."""

from events.models import CourseParticipant, Dispatch, GuestReminder, Invitation, MovedGuest
from taskforces.companies.moving import Fold, foldable


def may_fold(*, over: bool, withdrawn: bool, answered: bool) -> bool:
    """Whether an invitation may go and leave its twin; before the event a code that was sent out still opens.

    `withdrawn` and `answered` are of the one that goes.
    """
    return over or (withdrawn and not answered)


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
