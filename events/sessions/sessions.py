"""Sessions and materials of an event: put up, changed and taken down by who holds it."""

from collections.abc import Iterable

from django.db import transaction

from accounts import audit
from accounts.models import User
from events.models import Event, EventMaterial, Registration, Session


@transaction.atomic
def add_session(event: Event, *, by: User, **facts) -> Session:
    session = Session.objects.create(event=event, **facts)
    audit.record(event.organisation, by=by, verb="add_session", thing=session)
    return session


@transaction.atomic
def remove_session(session: Session, *, by: User) -> None:
    """Those who chose it keep their seat at the event."""
    audit.record(session.event.organisation, by=by, verb="remove_session", thing=session)
    session.delete()


@transaction.atomic
def add_material(event: Event, *, by: User, **facts) -> EventMaterial:
    material = EventMaterial.objects.create(event=event, **facts)
    audit.record(event.organisation, by=by, verb="add_material", thing=material)
    return material


@transaction.atomic
def remove_material(material: EventMaterial, *, by: User) -> None:
    audit.record(material.event.organisation, by=by, verb="remove_material", thing=material)
    material.delete()


def materials_for(guest: Registration) -> list[EventMaterial]:
    """For those who came, whichever host invited them; nobody else reads the minutes."""
    return materials_of([guest])


def materials_of(guests: Iterable[Registration]) -> list[EventMaterial]:
    """What is left for them of the events that they came to; nothing of those they only answered."""
    came = {guest.event_id for guest in guests if guest.arrived_at is not None}
    found = EventMaterial.objects.filter(event__in=came).select_related("event")
    return list(found.order_by("-event__starts_at", "pk")) if came else []
