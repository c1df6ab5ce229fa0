import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from events.models import Event
from tests import factories

PLAN = {
    "kind": "kick_off",
    "title": "Årets opstart på Ærø",
    "starts_at": "2027-03-04T17:00",
    "ends_at": "2027-03-04T20:00",
    "place": "Ågård",
    "answer_deadline": "2027-03-01T12:00",
    "companions_allowed": "2",
    "registration_mode": "invitation",
    "capacity": "80",
}


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast.coordinator)
    return client


def url(name, *args):
    return reverse(f"events:{name}", args=args)


def test_an_event_is_made_in_danish_time(coordinator, cast):
    answer = coordinator.post(url("manage_create"), PLAN | {"network": cast.network.pk})
    event = Event.objects.get()
    assert answer.url == url("manage_event", event.pk)
    assert event.slug == "aarets-opstart-paa-aeroe-2027-03-04"
    assert timezone.localtime(event.starts_at).isoformat() == "2027-03-04T17:00:00+01:00"
    assert (event.capacity, event.companions_allowed, event.public) == (80, 2, False)
    assert AuditEntry.objects.get().verb == "create_event"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ends_at": "2027-03-04T16:00"}, "Slutningen skal ligge efter begyndelsen."),
        ({"answer_deadline": "2027-03-05T12:00"}, "Svarfristen skal ligge, før det slutter."),
        ({"agenda": "Bo, 010190-1234"}, "Skriv ikke CPR-numre her"),
        ({"capacity": "-1"}, "større end eller lig"),
    ],
)
def test_bad_plans_are_explained(coordinator, cast, change, message):
    page = coordinator.post(url("manage_create"), PLAN | {"network": cast.network.pk} | change)
    assert message in page.content.decode()
    assert Event.objects.count() == 0


def test_a_foreign_network_cannot_be_chosen(coordinator, cast):
    theirs = factories.network(cast.sonderby)
    coordinator.post(url("manage_create"), PLAN | {"network": theirs.pk})
    assert Event.objects.count() == 0


def test_the_overview_shows_the_way_from_letter_to_door(coordinator, cast):
    event = factories.event(cast.network)
    yes = factories.invitation(event, answer="yes", answered_at=timezone.now())
    factories.invitation(event, answer="no", answered_at=timezone.now())
    factories.invitation(event, withdrawn_at=timezone.now())
    factories.registration(event, invitation=yes, party_size=2, arrived_at=timezone.now())
    answer = coordinator.get(url("manage_event", event.pk))
    assert answer.context["counts"] == {
        "invited": 2,
        "answered": 2,
        "coming": 1,
        "persons": 2,
        "waiting": 0,
        "arrived": 2,
    }
    assert url("round", event.rounds.get().pk) in answer.content.decode()


def test_a_reader_sees_and_changes_nothing(client, cast):
    event = factories.event(cast.network)
    client.force_login(cast.reader)
    page = client.get(url("manage_event", event.pk)).content.decode()
    assert url("manage_edit", event.pk) not in page
    assert url("round_create", event.pk) not in page
    assert client.get(url("manage_edit", event.pk)).status_code == 403
    assert client.get(url("manage_create")).status_code == 403
    client.force_login(cast.stranger)
    assert client.get(url("manage_event", event.pk)).status_code == 404


def test_the_list_is_ones_own_and_costs_the_same_for_many(coordinator, cast):
    factories.event(factories.network(cast.sonderby), title="Fremmed")
    factories.event(cast.network, title="Vores")
    coordinator.get(url("manage_list"))
    with CaptureQueriesContext(connection) as one:
        page = coordinator.get(url("manage_list")).content.decode()
    assert "Vores" in page
    assert "Fremmed" not in page
    for _n in range(3):
        factories.invitation(factories.event(cast.network))
    with CaptureQueriesContext(connection) as many:
        coordinator.get(url("manage_list"))
    assert len(many) == len(one)


def test_an_edit_is_saved_and_too_few_seats_are_explained(coordinator, cast):
    event = factories.event(cast.network, capacity=10)
    factories.registration(event, party_size=3)
    page = coordinator.post(url("manage_edit", event.pk), PLAN | {"capacity": "2"})
    assert "Flere har allerede fået plads" in page.content.decode()
    coordinator.post(url("manage_edit", event.pk), PLAN | {"capacity": "3"})
    event.refresh_from_db()
    assert (event.title, event.capacity, event.sequence) == ("Årets opstart på Ærø", 3, 1)
