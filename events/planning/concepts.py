"""A programme's concepts: kept from an event that went well, and made into an event in any of its networks."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts import audit
from accounts.models import User
from events.models import DoorQuestion, Event, EventConcept, GuestQuestion
from events.planning.plans import create_event
from taskforces.models import Network, Programme

SAME = ("kind", "title", "summary", "agenda", "capacity", "companions_allowed", "stand_in_allowed")
ASKED = {"door": (DoorQuestion, "door_questions"), "guest": (GuestQuestion, "guest_questions")}


@transaction.atomic
def keep_concept(event: Event, programme: Programme, *, by: User) -> EventConcept:
    """What the event is, with its questions; no guest, letter or place comes along."""
    minutes = (event.ends_at - event.starts_at).total_seconds() // 60
    concept = EventConcept.objects.create(
        programme=programme,
        minutes=minutes,
        answer_days=max((event.starts_at - event.answer_deadline).days, 0),
        questions={
            key: list(getattr(event, name).values("text", "choices"))
            for key, (_model, name) in ASKED.items()
        },
        made_from=event,
        **{name: getattr(event, name) for name in SAME},
    )
    audit.record(event.organisation, by=by, verb="keep_concept", thing=concept)
    return concept


@transaction.atomic
def start_from(
    concept: EventConcept, network: Network, *, starts_at: datetime, place: str, by: User
) -> Event:
    """An event of the network, not public yet, ready to be changed."""
    fields = {name: getattr(concept, name) for name in SAME} | {
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=concept.minutes),
        "answer_deadline": starts_at - timedelta(days=concept.answer_days),
        "place": place,
        "public": False,
    }
    event = create_event(network, by=by, fields=fields)
    for key, (model, _name) in ASKED.items():
        model.objects.bulk_create(
            model(event=event, **question) for question in concept.questions.get(key, [])
        )
    audit.record(
        network.host, by=by, verb="start_from_concept", thing=event, after={"concept": concept.pk}
    )
    return event


@transaction.atomic
def remove_concept(concept: EventConcept, *, by: User) -> None:
    """Events that were made from it stay."""
    audit.record(concept.programme.lead, by=by, verb="remove_concept", thing=concept)
    concept.delete()
