"""A tablet that goes round has a key of its own: for sheets of one event, and for nothing else."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.keys import new_key
from events.door.devices import revoke
from events.models import Device, Scan
from pledges.models import HeldSheet, Sheet
from tests import factories
from tests.pledges.sheets.test_api import URL, item

DOOR = "/api/v1/door/"


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


@pytest.fixture
def link(event):
    return factories.sheet_link(event)


@pytest.fixture
def tablet(event):
    return factories.device(event, "Tablet 1", mode=Device.Mode.TABLET)


def send(key, *items):
    body = {"sent": timezone.now().isoformat(), "items": items}
    headers = {"Authorization": f"Device {key}"} if key else {}
    return Client().post(URL, body, content_type="application/json", headers=headers)


def round_going(link):
    return item(link.key, source="tablet")


def test_a_sheet_says_which_tablet_it_came_from(link, tablet):
    device, key = tablet
    assert send(key, round_going(link)).json()["results"][0]["state"] == "stored"
    device.refresh_from_db()
    assert (Sheet.objects.get().tablet, bool(device.last_seen_at)) == (device, True)


def test_without_a_key_it_is_a_sheet_by_the_public_link(link):
    """The negative control; a phone may do as much."""
    assert send("", round_going(link)).status_code == 200
    assert Sheet.objects.get().tablet is None


@pytest.mark.parametrize("path", ["session", "list", "guests?q=sø", "badge/1.pdf"])
def test_a_tablets_key_opens_no_door(event, tablet, path):
    guest = factories.registration(event)
    answer = Client().get(DOOR + path, headers={"Authorization": f"Device {tablet[1]}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "other_use")
    assert guest.name not in answer.content.decode()


def test_a_tablets_key_lets_nobody_in(event, tablet):
    guest = factories.registration(event)
    now = timezone.now().isoformat()
    sent = {"id": str(uuid4()), "kind": "guest", "at": now, "registration": guest.pk}
    body = {"sent": now, "items": [sent]}
    headers = {"Authorization": f"Device {tablet[1]}"}
    answer = Client().post(DOOR + "scans", body, content_type="application/json", headers=headers)
    guest.refresh_from_db()
    assert (answer.status_code, guest.arrived_at, Scan.objects.count()) == (401, None, 0)


@pytest.mark.parametrize("mode", ["helper", "kiosk", "list"])
def test_a_doors_key_hands_in_no_tablet_sheet(event, link, mode):
    _door, key = factories.device(event, mode=mode)
    assert (
        Client().get(DOOR + "session", headers={"Authorization": f"Device {key}"}).status_code
        == 200
    )
    answer = send(key, round_going(link))
    assert (answer.status_code, answer.json()["code"]) == (401, "other_use")
    assert not Sheet.objects.exists()


@pytest.mark.parametrize("why", ["revoked", "expired", "unknown"])
def test_a_tablet_that_was_shut_out_keeps_its_sheets_and_hears_why(cast, link, tablet, why):
    device, key = tablet
    if why == "revoked":
        revoke(device, by=cast.owner)
    elif why == "expired":
        Device.objects.update(expires_at=timezone.now())
    else:
        key = new_key()
    sheet = round_going(link)
    answer = send(key, sheet)
    assert (answer.status_code, answer.json()["code"]) == (401, why)
    assert not Sheet.objects.exists()
    _again, fresh = factories.device(link.event, "Tablet 2", mode=Device.Mode.TABLET)
    assert send(fresh, sheet).json()["results"][0]["state"] == "stored"


@pytest.mark.parametrize("header", ["Device", "Device  ", "Bearer x", "nonsense", "Device \u00e6"])
def test_a_strange_header_is_no_key(link, header):
    body = {"sent": timezone.now().isoformat(), "items": [round_going(link)]}
    answer = Client().post(
        URL, body, content_type="application/json", headers={"Authorization": header}
    )
    assert answer.status_code in (200, 401)
    assert not Sheet.objects.exclude(tablet=None).exists()


def test_another_events_tablet_is_a_stranger_here(cast, link):
    _device, key = factories.device(factories.event(cast.network), mode=Device.Mode.TABLET)
    send(key, round_going(link))
    assert Sheet.objects.get().tablet is None


def test_a_flood_at_the_link_holds_up_no_tablet(link, tablet, settings):
    settings.SHEETS_A_LINK = 1
    send("", *(item(link.key) for _n in range(3)))
    send(tablet[1], *(round_going(link) for _n in range(2)))
    assert (Sheet.objects.filter(tablet=tablet[0]).count(), HeldSheet.objects.count()) == (2, 2)
    send("", round_going(link))  # the negative control
    assert HeldSheet.objects.count() == 3


def test_a_tablets_sheets_are_not_counted_against_the_hall(link, tablet, settings):
    settings.SHEETS_A_LINK = 1
    send(tablet[1], *(round_going(link) for _n in range(3)))
    send("", item(link.key))
    assert not HeldSheet.objects.exists()


def test_staff_make_one_ready_and_its_key_is_shown_once(client, cast, link, event):
    client.force_login(cast.coordinator)
    address = reverse("pledges:tablet_create", args=[event.pk])
    page = client.post(address, {"label": "Ved kaffen"})
    device, url = Device.objects.get(), page.context["url"]
    assert (device.mode, device.label, page.headers["Cache-Control"]) == (
        "tablet",
        "Ved kaffen",
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )
    assert send(url.partition("#")[2], round_going(link)).status_code == 200
    listed = client.get(reverse("pledges:tablet", args=[event.pk])).content.decode()
    assert ("1 ark" in listed, url in listed) == (True, False)
    doors = client.get(reverse("events:devices", args=[event.pk])).content.decode()
    assert ("Ved kaffen" in doors, "tablet med ark" in doors) == (True, True)
    client.post(reverse("events:device_revoke", args=[device.pk]))
    assert send(url.partition("#")[2], round_going(link)).status_code == 401


def test_a_tablet_is_no_door_on_the_evenings_page(client, cast, event, tablet):
    client.force_login(cast.coordinator)
    page = client.get(reverse("events:evening", args=[event.pk])).content.decode()
    assert "Tablet 1" not in page


@pytest.mark.parametrize("label", ["", "x" * 61, "010190-1234"])
def test_a_tablet_needs_a_name_that_is_no_cpr_number(client, cast, event, link, label):
    client.force_login(cast.coordinator)
    answer = client.post(reverse("pledges:tablet_create", args=[event.pk]), {"label": label})
    assert (answer.status_code, Device.objects.count()) == (422, 0)


def test_no_tablet_for_an_event_that_was_called_off(client, cast, event, link):
    event.cancelled_at = timezone.now()
    event.save()
    client.force_login(cast.coordinator)
    address = reverse("pledges:tablet_create", args=[event.pk])
    assert "aflyst" in client.post(address, {"label": "T"}, follow=True).content.decode()
    assert not Device.objects.exists()


def test_three_tablets_cost_as_many_queries_as_one(
    client, cast, event, link, tablet, django_assert_num_queries
):
    client.force_login(cast.coordinator)
    address = reverse("pledges:tablet", args=[event.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(2):
        factories.device(event, f"Tablet {number + 2}", mode=Device.Mode.TABLET)
    with django_assert_num_queries(len(one)):
        client.get(address)
