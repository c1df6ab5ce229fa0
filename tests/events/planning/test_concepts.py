"""A concept is an event without day, place and people; any network of the programme starts one from it."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from events.models import Event, EventConcept
from events.planning.concepts import keep_concept, start_from
from tests import factories

START = timezone.make_aware(datetime(2027, 3, 4, 17, 30))


def test_an_event_becomes_a_concept_and_the_concept_an_event_elsewhere(cast):
    other = factories.network(cast.nordby, name="Task Force Østby")
    programme = factories.programme(cast.nordby, cast.network, other)
    source = factories.event(cast.network, title="Spot et job", agenda="Kaffe\nVelkomst")
    factories.door_question(source)
    factories.guest_question(source)
    factories.registration(source)
    concept = keep_concept(source, programme, by=cast.owner)
    event = start_from(concept, other, starts_at=START, place="Østhallen", by=cast.owner)
    assert (event.network, event.title, event.agenda) == (other, source.title, source.agenda)
    assert event.ends_at - event.starts_at == timedelta(hours=3)
    assert (event.place, event.public, event.registrations.count()) == ("Østhallen", False, 0)
    assert (event.door_questions.count(), event.guest_questions.count()) == (1, 1)


def test_pages_keep_start_and_remove(cast, client):
    programme = factories.programme(cast.nordby, cast.network)
    event = factories.event(cast.network, title="Spot et job")
    client.force_login(cast.owner)
    keep = reverse("events:concept_keep", args=[event.pk])
    assert client.post(keep, {"programme": programme.pk}).status_code == 302
    concept = EventConcept.objects.get()
    page = reverse("events:concepts", args=[programme.pk])
    posted = {"concept": concept.pk, "network": cast.network.pk, "place": "Hallen"}
    assert client.post(page, posted | {"starts_at": "i morgen"}).status_code == 422
    made = client.post(page, posted | {"starts_at": "2027-03-04T17:30"})
    new = Event.objects.exclude(pk=event.pk).get()
    assert made["Location"] == reverse("events:manage_event", args=[new.pk])
    client.post(reverse("events:concept_remove", args=[concept.pk]))
    assert not EventConcept.objects.exists()


def test_nobody_starts_an_event_in_anothers_network_or_programme(cast, client):
    theirs = factories.network(cast.sonderby)
    programme = factories.programme(cast.nordby, cast.network, theirs)
    concept = factories.concept(programme)
    foreign = factories.programme(cast.sonderby)
    client.force_login(cast.owner)
    posted = {"concept": concept.pk, "place": "Hallen", "starts_at": "2027-03-04T17:30"}
    page = reverse("events:concepts", args=[programme.pk])
    assert client.post(page, posted | {"network": theirs.pk}).status_code == 422
    keep = reverse("events:concept_keep", args=[factories.event(cast.network).pk])
    assert client.post(keep, {"programme": foreign.pk}).status_code == 422
    client.force_login(cast.reader)
    assert client.post(page, posted | {"network": cast.network.pk}).status_code == 403
