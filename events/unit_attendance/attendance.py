"""The unit's people at the network's meetings: invited by mail, and ticked off when they came."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from events.models import Event, UnitAttendance
from events.seats.emails import day_and_time
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from taskforces.models import Network

MEETINGS_SHOWN = 24


def people_of(network: Network):
    """Everybody with a role in the unit that the network routes to."""
    if network.unit_id is None:
        return User.objects.none()
    people = User.objects.filter(is_active=True, roles__organisation=network.unit_id)
    return people.distinct().order_by("name", "pk")


@transaction.atomic
def invite(event: Event, people: Iterable[User], *, by: User) -> list[UnitAttendance]:
    """A mail to each who was not invited yet; who was is left alone."""
    known = set(event.unit_attendances.values_list("person", flat=True))
    new = [person for person in people if person.pk not in known]
    made = UnitAttendance.objects.bulk_create(
        UnitAttendance(event=event, person=person) for person in new
    )
    for person in new:
        _mail(event, person)
    if made:
        audit.record(
            event.organisation, by=by, verb="invite_unit", thing=event, after={"people": len(made)}
        )
    return made


@transaction.atomic
def note_who_came(event: Event, came: Iterable[User], *, by: User) -> None:
    """Of the invited all who are not named stayed away; who came uninvited is written down too."""
    ids = {person.pk for person in came}
    rows = UnitAttendance.objects.select_for_update(of=("self",)).filter(event=event)
    rows.filter(was_invited=False).exclude(person__in=ids).delete()
    known = set()
    for row in rows:
        known.add(row.person_id)
        row.came = row.person_id in ids
        row.save(update_fields=["came"])
    UnitAttendance.objects.bulk_create(
        UnitAttendance(event=event, person=person, was_invited=False, came=True)
        for person in came
        if person.pk not in known
    )
    audit.record(event.organisation, by=by, verb="note_unit", thing=event)


@dataclass(frozen=True)
class Meeting:
    event: Event
    invited: tuple[str, ...]
    came: tuple[str, ...]
    is_noted: bool


def meeting_of(event: Event, rows: Iterable[tuple[str, bool, bool | None]]) -> Meeting:
    """Rows are (name, was invited, came); noted once somebody said of anybody whether they came."""
    rows = list(rows)
    return Meeting(
        event,
        invited=tuple(name for name, invited, _came in rows if invited),
        came=tuple(name for name, _invited, came in rows if came),
        is_noted=any(came is not None for _name, _invited, came in rows),
    )


def meetings_of(network: Network) -> list[Meeting]:
    """The newest meetings of the network, called-off ones left out. Two queries."""
    events = network.events.filter(cancelled_at=None).order_by("-starts_at")
    found = events.prefetch_related("unit_attendances__person")[:MEETINGS_SHOWN]
    return [
        meeting_of(
            event,
            [(row.person.name, row.was_invited, row.came) for row in event.unit_attendances.all()],
        )
        for event in found
    ]


def _mail(event, person):
    with in_house_language():
        draft = Draft(
            recipient=person.email,
            subject=_("Du er inviteret: %(title)s") % {"title": event.title},
            reference=f"event:{event.pk}",
            template="events/emails/unit",
            context={
                "event": event,
                "name": person.name,
                "when": day_and_time(event.starts_at),
                "place": event.place,
            },
        )
        return queue_email(event.organisation, draft)
