"""Events made and changed. What a calendar shows gets a new version when it changes."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from accounts.slugs import free_slug
from events.models import Event
from events.open_registration.rounds import open_round
from events.seats.registrations import lock_event, move_up
from taskforces.models import Network

# What stands in a guest's calendar (RFC 5545 §3.8.7.4: a change of it is a new SEQUENCE).
CALENDAR_FIELDS = {
    "title",
    "summary",
    "agenda",
    "starts_at",
    "ends_at",
    "place",
    "address",
    "online_link",
}


class PlanRefused(Refused):
    class Code(models.TextChoices):
        TOO_FEW_SEATS = (
            "too_few_seats",
            _("Flere har allerede fået plads. Skriv et højere tal."),
        )
        CALLED_OFF = "called_off", _("Arrangementet er aflyst i forvejen.")
        OVER = "over", _("Arrangementet er slut og kan ikke aflyses mere.")


@transaction.atomic
def create_event(network: Network, *, by: User, fields: dict) -> Event:
    title, start = fields["title"], fields["starts_at"]
    slug = free_slug(f"{title} {start:%Y-%m-%d}", among=Event.objects.all(), fallback="arrangement")
    event = Event.objects.create(network=network, slug=slug, **fields)
    _open(event, by)
    audit.record(network.host, by=by, verb="create_event", thing=event)
    return event


@transaction.atomic
def update_event(event: Event, *, by: User, fields: dict) -> Event:
    """Raises PlanRefused when there would be fewer seats than are given out; new seats go to the queue."""
    event = lock_event(event.pk)
    changed = [name for name, value in fields.items() if getattr(event, name) != value]
    if not changed:
        return event
    capacity = fields.get("capacity", event.capacity)
    if capacity is not None and capacity < event.registrations.confirmed().persons():
        raise PlanRefused(PlanRefused.Code.TOO_FEW_SEATS)
    for name in changed:
        setattr(event, name, fields[name])
    if CALENDAR_FIELDS.intersection(changed):
        event.sequence += 1
    event.save(update_fields=[*changed, "sequence", "updated_at"])
    if "capacity" in changed:
        move_up(event)
    _open(event, by)
    audit.record(
        event.organisation, by=by, verb="update_event", thing=event, after={"fields": changed}
    )
    return event


def _open(event, by):
    """The round of those who register themselves is there from the start, so that it can be given its share of seats."""
    if event.registration_mode != Event.RegistrationMode.INVITATION:
        open_round(event, by=by)
