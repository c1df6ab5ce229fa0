"""The list of those who must be phoned about a change: a call is ticked off, and can be taken back."""

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User
from events.models import Event, Invitation, Notice
from taskforces.models import Network


def notices_of(event: Event, joint: Network | None = None):
    """The newest of each person whom the organiser, or a joint host, invited; with all that the list shows."""
    of_host = event.notices.newest().filter(invitation__round__network=joint)
    return of_host.select_related(
        "invitation__contact__company", "invitation__registration", "called_by", "message"
    )


def to_be_phoned(event: Event, joint: Network | None = None) -> list[Notice]:
    """Those who are not called yet come first."""
    found = notices_of(event, joint).to_be_phoned()
    return sorted(found, key=lambda notice: notice.called_at is not None)


def still_to_be_phoned(event: Event) -> int:
    own = event.notices.newest().filter(invitation__round__network=None)
    return own.to_be_phoned().filter(called_at=None).count()


@transaction.atomic
def mark_called(notice: Notice, *, by: User) -> Notice:
    """A second press changes nothing."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.called_at is None:
        notice.called_at, notice.called_by = timezone.now(), by
        _save(notice, by=by, verb="mark_called")
    return notice


@transaction.atomic
def mark_not_called(notice: Notice, *, by: User) -> Notice:
    """A tick at the wrong name is taken back."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.called_at is not None:
        notice.called_at = notice.called_by = None
        _save(notice, by=by, verb="mark_not_called")
    return notice


def _save(notice, *, by, verb):
    notice.save(update_fields=["called_at", "called_by"])
    audit.record(
        notice.invitation.organisation,
        by=by,
        verb=verb,
        thing=notice,
        after={"called": notice.called_at is not None},
    )


def name_of(notice: Notice) -> str:
    """Who comes: the one who was invited, or the colleague in their stead."""
    invitation = notice.invitation
    registration = getattr(invitation, "registration", None)
    if registration and invitation.answer == Invitation.Answers.STAND_IN:
        return registration.name
    return invitation.contact.name
