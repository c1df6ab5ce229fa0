from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.keys import digest
from events.models import Device, Scan
from tests import factories

GUEST_LIST_QUERIES = 11
DEVICE_LIST_QUERIES = 5
NOW = datetime(2026, 11, 25, 17, 40, tzinfo=UTC)


@pytest.fixture
def event(cast):
    return factories.event(cast.network, starts_at=timezone.now() + timedelta(hours=1))


@pytest.fixture
def client(client, cast):
    client.force_login(cast.helper)
    return client


def scanned(device, registration, minutes, result="admitted"):
    at = NOW + timedelta(minutes=minutes)
    Scan.objects.create(
        event=device.event,
        device=device,
        registration=registration,
        kind="code",
        result=result,
        phone_time=at,
        happened_at=at,
    )
    registration.arrived_at = min(registration.arrived_at or at, at)
    registration.arrived_persons = 1
    registration.save(update_fields=["arrived_at", "arrived_persons"])


def guests_page(client, event, **query):
    return client.get(reverse("events:guests", args=[event.pk]), query)


def names(response):
    return [guest.name for guest in response.context["page"]]


def test_the_door_is_the_same_empty_page_for_everybody(client, event):
    factories.registration(event)
    answer = client.get("/doer/")
    assert answer.status_code == 200
    assert "Søren" not in answer.content.decode()
    assert "camera=(self)" in answer.headers["Permissions-Policy"]
    assert "'wasm-unsafe-eval'" in answer.headers["Content-Security-Policy"]


def test_a_new_device_shows_its_key_once_and_no_cache_keeps_it(client, event, cast):
    address = reverse("events:device_create", args=[event.pk])
    answer = client.post(address, {"label": "Dør A", "mode": "kiosk"})
    device, key = Device.objects.get(), answer.context["key"]
    assert device.key_sha256 == digest(key)
    assert (device.label, device.mode, device.created_by) == ("Dør A", "kiosk", cast.helper)
    assert f'<span class="qr__code">{key}</span>' in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    listed = client.get(reverse("events:devices", args=[event.pk])).content.decode()
    assert ("Dør A" in listed, key in listed) == (True, False)


@pytest.mark.parametrize("label", ["", "x" * 61, "010190-1234"])
def test_a_door_needs_a_name_that_is_no_cpr_number(client, event, label):
    answer = client.post(reverse("events:device_create", args=[event.pk]), {"label": label})
    assert answer.status_code == 422
    assert "010190-1234" not in answer.content.decode()
    assert Device.objects.count() == 0


def test_no_door_opens_for_a_cancelled_event(client, event):
    event.cancelled_at = timezone.now()
    event.save()
    address = reverse("events:device_create", args=[event.pk])
    answer = client.post(address, {"label": "Dør A"}, follow=True)
    assert "Arrangementet er aflyst" in answer.content.decode()
    assert Device.objects.count() == 0


def test_revoking_shuts_the_phone_out_and_says_so(client, event):
    device, _key = factories.device(event)
    answer = client.post(reverse("events:device_revoke", args=[device.pk]), follow=True)
    device.refresh_from_db()
    assert device.revoked_at is not None
    assert "Dør A er spærret fra nu af." in answer.content.decode()


@pytest.mark.parametrize("name", ["device_create", "device_revoke"])
def test_a_get_changes_nothing(client, event, name):
    device, _key = factories.device(event)
    pk = event.pk if name == "device_create" else device.pk
    assert client.get(reverse(f"events:{name}", args=[pk])).status_code == 405
    assert Device.objects.valid().count() == 1


def test_the_list_of_doors_tells_each_ones_state(client, event):
    now = timezone.now()
    factories.device(event, "Dør A")
    factories.device(event, "Dør B", revoked_at=now)
    factories.device(event, "Dør C", expires_at=now)
    page = client.get(reverse("events:devices", args=[event.pk])).content.decode()
    found = [page.index(word) for word in ("Åben", "Spærret", "Udløbet")]
    assert found == sorted(found)


def test_the_guest_list_shows_duplicates_with_both_doors_and_times(client, event):
    a, _key = factories.device(event, "Dør A")
    b, _key = factories.device(event, "Dør B")
    guest = factories.registration(event)
    scanned(b, guest, 3, result="duplicate")
    scanned(a, guest, 1)
    page = guests_page(client, event)
    assert [entry.device.label for entry in page.context["page"][0].entries] == ["Dør A", "Dør B"]
    text = page.content.decode()
    assert text.index("kl. 18.41") < text.index("kl. 18.43")


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        ("", ["Arne", "Bo", "Carl", "Dorte"]),
        ("nonsense", ["Arne", "Bo", "Carl", "Dorte"]),
        ("kommer", ["Arne", "Bo"]),
        ("mangler", ["Arne"]),
        ("ankommet", ["Bo", "Dorte"]),
        ("venteliste", ["Carl"]),
    ],
)
def test_each_tab_shows_its_guests(client, event, show, expected):
    factories.registration(event, "Arne")
    factories.registration(event, "Bo", arrived_at=NOW)
    factories.registration(event, "Carl", seat="waiting", queue_position=1)
    factories.registration(event, "Dorte", seat="cancelled", arrived_at=NOW)
    factories.registration(event, "Undone", seat="cancelled", origin="walk_in")
    page = guests_page(client, event, vis=show)
    assert names(page) == expected
    assert [tab["count"] for tab in page.context["tabs"]] == [4, 2, 1, 2, 1]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["Arne", "Zita", "Åse"]),
        ("virksomhed", ["Zita", "Åse", "Arne"]),
        ("ankomst", ["Åse", "Arne", "Zita"]),
    ],
)
def test_the_list_is_in_the_order_asked_for(client, event, sort, expected):
    factories.registration(event, "Åse", company_name="Østbyg", arrived_at=NOW)
    factories.registration(event, "Zita", company_name="Bageriet")
    factories.registration(event, "Arne", company_name="")
    assert names(guests_page(client, event, sorter=sort)) == expected


def test_the_waiting_list_is_in_the_order_of_the_queue(client, event):
    factories.registration(event, "Arne", seat="waiting", queue_position=2)
    factories.registration(event, "Bo", seat="waiting", queue_position=1)
    assert names(guests_page(client, event, vis="venteliste")) == ["Bo", "Arne"]


def test_a_guest_is_found_without_danish_letters(client, event):
    factories.registration(event)
    factories.registration(event, "Bo", company_name="Sørens Smedje")
    factories.registration(event, "Carl")
    assert names(guests_page(client, event, q="soren")) == ["Bo", "Søren Ågård"]


def test_guests_of_another_event_are_not_shown(client, cast, event):
    factories.registration(factories.event(cast.network))
    assert names(guests_page(client, event)) == []


@pytest.mark.parametrize("guests", [1, 3])
def test_the_guest_list_takes_as_many_queries_however_long(
    client, event, guests, django_assert_num_queries
):
    device, _key = factories.device(event)
    for number in range(guests):
        guest = factories.registration(event, f"Gæst {number}")
        scanned(device, guest, number)
    with django_assert_num_queries(GUEST_LIST_QUERIES):
        guests_page(client, event)


@pytest.mark.parametrize("devices", [1, 3])
def test_the_list_of_doors_takes_as_many_queries_however_long(
    client, event, devices, django_assert_num_queries
):
    for number in range(devices):
        factories.device(event, f"Dør {number}")
    with django_assert_num_queries(DEVICE_LIST_QUERIES):
        client.get(reverse("events:devices", args=[event.pk]))
