"""A leader's own calendar: the meetings they come to and the visits they get, behind a secret address."""

from datetime import timedelta

from django.utils import timezone

from accounts.keys import digest, new_key
from events.calendar.entries import calendar_of, guests_entry
from events.models import GuestTalk, Invitation, Registration
from events.networking.emails import talk_entry
from events.networking.networking import talks_of
from home.mine.mine import invitations_of, sheets_of
from home.models import LeaderCalendar
from pledges.models import Visit
from pledges.visits.calendar import leader_entry

KEPT_BACK = timedelta(days=90)


def open_calendar(address: str) -> str:
    """A new key, returned here once; the one before stops working."""
    key = new_key()
    fields = {"key_digest": digest(key), "created_at": timezone.now()}
    LeaderCalendar.objects.update_or_create(address=address, defaults=fields)
    return key


def close_calendar(address: str) -> None:
    LeaderCalendar.objects.filter(address=address).delete()


def address_of_key(key: str) -> str:
    """Whose calendar it is; "" for nobody's."""
    found = LeaderCalendar.objects.filter(key_digest=digest(key)).first()
    return found.address if found else ""


def feed(address: str) -> bytes:
    """What is called off stays in it: their calendar must hear of it."""
    since = timezone.now() - KEPT_BACK
    invitations = invitations_of(address).filter(
        event__ends_at__gte=since, answer__in=Invitation.COMING
    )
    visits = Visit.objects.filter(
        handover__sheet__in=sheets_of(address).values("pk"), starts_at__gte=since
    ).select_related("consultant", "handover__unit", "handover__sheet")
    seats = Registration.objects.filter(invitation__in=invitations)
    own = set(seats.values_list("pk", flat=True))
    talks = [talk for talk in talks_of(own) if talk.answer == GuestTalk.Answer.YES]
    agreed = [
        talk_entry(talk, other=talk.asked if talk.asker_id in own else talk.asker) for talk in talks
    ]
    entries = [guests_entry(invitation) for invitation in invitations.order_by("event__starts_at")]
    return calendar_of([*entries, *(leader_entry(visit) for visit in visits), *agreed]).to_ical()
