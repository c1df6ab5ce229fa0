"""The door's interface, over HTTP as a phone speaks it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.keys import new_code
from events.devices import revoke
from events.models import Registration, Scan
from tests import factories

BASE = "/api/v1/door/"


@pytest.fixture
def event(cast):
    start = timezone.now().replace(microsecond=0) + timedelta(hours=1)
    return factories.event(
        cast.network, title="Mød os i værkstedet", place="Værkstedet", starts_at=start
    )


class Phone:
    def __init__(self, client, event, label="Dør A"):
        self.client = client
        self.device, key = factories.device(event, label)
        self.headers = {"Authorization": f"Device {key}"}

    def get(self, path, **query):
        return self.client.get(BASE + path, query, headers=self.headers)

    def post(self, body, content_type="application/json"):
        return self.client.post(
            BASE + "scans", body, content_type=content_type, headers=self.headers
        )

    def send(self, *items):
        return self.post({"sent": now(), "items": items})

    def result(self, item):
        return self.send(item).json()["results"][0]


@pytest.fixture
def phone(client, event):
    return Phone(client, event)


def now():
    return timezone.now().isoformat()


def item(kind="code", **fields):
    return {"id": str(uuid4()), "kind": kind, "at": now(), "sequence": 1} | fields


def guest(event, **fields):
    invitation = factories.invitation(event, answer="yes", answered_at=timezone.now())
    return factories.registration(event, invitation=invitation, **fields)


def test_session_says_what_the_phone_is_paired_to(event, phone):
    guest(event, party_size=2, arrived_at=timezone.now())
    guest(event, seat="waiting", queue_position=1)
    answer = phone.get("session")
    assert answer.status_code == 200
    body = answer.json()
    assert parse_datetime(body.pop("now")) <= timezone.now()
    assert parse_datetime(body["event"].pop("start")) == event.starts_at
    assert body == {
        "event": {"id": event.pk, "name": "Mød os i værkstedet", "place": "Værkstedet"},
        "device": {"id": phone.device.pk, "label": "Dør A"},
        "counts": {"registered": 2, "arrived": 2},
    }
    assert not answer.cookies
    phone.device.refresh_from_db()
    assert phone.device.last_seen_at is not None


@pytest.mark.parametrize("path", ["session", "guests", "scans"])
@pytest.mark.parametrize("header", [None, "Device nonsense", "Bearer x"])
def test_without_a_valid_key_there_is_401_and_no_names(client, event, path, header):
    guest(event)
    headers = {"Authorization": header} if header else {}
    call = client.post if path == "scans" else client.get
    answer = call(BASE + path, {}, content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()) == (401, {"detail": "Unauthorized"})


def test_the_very_next_request_after_revoking_is_refused(cast, event, phone):
    assert phone.get("session").status_code == 200
    revoke(phone.device, user=cast.owner)
    assert phone.get("session").status_code == 401
    assert phone.send(item(code=guest(event).invitation.code)).status_code == 401
    assert Scan.objects.count() == 0


def test_a_log_in_is_no_device_key(client, cast, event):
    client.force_login(cast.owner)
    assert client.get(BASE + "session").status_code == 401


def test_a_scan_answers_with_all_that_the_phone_shows(event, phone):
    registration = guest(event, company_name="Ågård Maskinfabrik", party_size=2)
    sent = item(code=registration.invitation.code)
    body = phone.send(sent).json()
    body.pop("now")
    assert body == {
        "results": [
            {
                "id": sent["id"],
                "result": "admitted",
                "message": "Velkommen.",
                "person": "Søren Ågård",
                "company": "Ågård Maskinfabrik",
                "party_size": 2,
                "mark": "",
                "registration": registration.pk,
                "first": None,
            }
        ],
        "counts": {"registered": 2, "arrived": 2},
    }


def test_a_duplicate_names_door_and_time_of_the_first(client, cast, time_machine):
    time_machine.move_to("2026-11-25T17:41:00Z", tick=False)
    event = factories.event(cast.network)
    code = guest(event).invitation.code
    Phone(client, event).send(item(code=code))
    again = Phone(client, event, "Dør B").result(item(code=code))
    assert again["result"] == "duplicate"
    assert again["first"] == {"device": "Dør A", "at": "2026-11-25T17:41:00Z"}
    assert again["message"] == "Kom ind kl. 18.41 ved Dør A."


def test_a_full_room_warns_about_one_without_a_seat(event, phone):
    event.capacity = 1
    event.save()
    phone.send(item(code=guest(event).invitation.code))
    walk_in = phone.result(item("walk_in", name="Åse Bro", company="Bro & Søn"))
    assert (walk_in["result"], walk_in["mark"], walk_in["company"]) == (
        "admitted",
        "walk_in",
        "Bro & Søn",
    )
    assert walk_in["message"] == "Velkommen. Der er nu 2 personer til 1 pladser."


def test_a_strangers_event_is_named_nowhere_in_the_answer(cast, event, phone):
    theirs = factories.event(factories.network(cast.sonderby), title="Hemmeligt møde")
    registration = guest(theirs, name="Hemmelig Gæst", company_name="Hemmelig A/S")
    answer = phone.send(
        item(code=registration.invitation.code),
        item("guest", registration=registration.pk),
        item("undo", undoes=str(uuid4())),
    )
    assert [found["result"] for found in answer.json()["results"]] == [
        "other_event",
        "rejected",
        "rejected",
    ]
    assert "emmelig" not in answer.content.decode()
    assert phone.get("guests", q="hemmelig").json() == {"guests": []}
    assert Registration.objects.arrived().count() == 0


def test_undo_answers_in_words(event, phone):
    entry = item(code=guest(event).invitation.code)
    phone.send(entry)
    undone = phone.result(item("undo", undoes=entry["id"]))
    assert (undone["result"], undone["message"]) == (
        "undone",
        "Gæsten er ikke længere tjekket ind.",
    )


BAD_ITEMS = [
    {"kind": "dance"},
    {"at": "yesterday"},
    {"at": "2026-11-25T18:40:00"},
    {"at": "0001-01-01T00:00:00+02:00"},
    {"sequence": -1},
    {"sequence": 2**31},
    {"code": "x" * 2001},
    {"registration": 2**63},
    {"registration": "one"},
    {"undoes": "not-a-uuid"},
    {"name": {"a": 1}},
    {"code": "\ud800"},
]


@pytest.mark.parametrize("nonsense", BAD_ITEMS, ids=str)
def test_one_bad_item_is_listed_and_the_good_ones_are_kept(event, phone, nonsense):
    good, bad = item(code=guest(event).invitation.code), item(code="x") | nonsense
    results = phone.send(good, bad, item(code="unknown")).json()["results"]
    assert [found["result"] for found in results] == ["admitted", "rejected", "unknown"]
    assert results[1]["id"] == bad["id"]
    assert Scan.objects.count() == 2


@pytest.mark.parametrize("code", ["\x00", "ø" * 2000, "%", "😀", ""])
def test_strange_codes_are_unknown(phone, code):
    assert phone.result(item(code=code))["result"] == "unknown"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"sent": "now", "items": [item()]},
        {"sent": now(), "items": []},
        {"sent": now(), "items": [item() for _ in range(26)]},
        {"sent": now(), "items": [{"kind": "code"}]},
        {"sent": now(), "items": [item() | {"id": "one"}]},
        {"sent": now(), "items": "all"},
        [],
    ],
)
def test_a_nonsense_batch_is_422_and_nothing_is_kept(phone, body):
    answer = phone.post(body)
    assert (answer.status_code, answer.headers["Content-Type"]) == (
        422,
        "application/json; charset=utf-8",
    )
    assert Scan.objects.count() == 0


def test_what_is_not_json_is_refused(phone):
    assert phone.post("not json").status_code == 400
    body = (
        f'{{"sent": "{now()}", "items": [{{"id": "{uuid4()}", "kind": "code", "at": "{now()}"}}]}}'
    )
    assert phone.post(body, content_type="text/plain").status_code == 415
    assert Scan.objects.count() == 0


def test_a_cpr_number_comes_back_nowhere(phone):
    answer = phone.send(
        item("walk_in", name="Åse 010190-1234"),
        item(code="0101901234"),
        item(code="0101901234" * 300),
    )
    assert "01019" not in answer.content.decode()
    assert "01019" not in str(list(Scan.objects.values()))


def test_the_clock_of_the_phone_is_measured(event, phone):
    registration = guest(event)
    phone.device.created_at -= timedelta(hours=1)
    phone.device.save()
    wrong = timezone.now() + timedelta(hours=3)
    scanned = wrong - timedelta(minutes=10)
    entry = item(code=registration.invitation.code, at=scanned.isoformat())
    phone.post({"sent": wrong.isoformat(), "items": [entry]})
    kept = Scan.objects.get()
    assert kept.phone_time == scanned
    assert timedelta(minutes=9) < kept.server_time - kept.happened_at < timedelta(minutes=11)


def test_guests_are_found_without_danish_letters(event, phone):
    soren = guest(event, company_name="Ågård Maskinfabrik", party_size=2)
    guest(event, name="Åse Bro", seat="waiting", queue_position=1)
    assert phone.get("guests", q="soren").json() == {
        "guests": [
            {
                "registration": soren.pk,
                "name": "Søren Ågård",
                "company": "Ågård Maskinfabrik",
                "party_size": 2,
                "arrived_at": None,
                "mark": "",
            }
        ]
    }
    assert [found["mark"] for found in phone.get("guests", q="åse").json()["guests"]] == ["waiting"]


def test_words_that_begin_with_the_letters_come_first(event, phone):
    guest(event, name="Anna Persson")
    guest(event, name="Bo Sonne")
    found = phone.get("guests", q="so").json()["guests"]
    assert [each["name"] for each in found] == ["Bo Sonne", "Anna Persson"]


@pytest.mark.parametrize("query", ["", "s", " s ", "´s"])
def test_nobody_is_shown_before_two_letters(event, phone, query):
    guest(event)
    assert phone.get("guests", q=query).json() == {"guests": []}


def test_a_search_gives_twenty_at_most_and_no_wildcards(event, phone):
    for number in range(21):
        guest(event, name=f"Gæst {number:02}")
    assert len(phone.get("guests", q="gaest").json()["guests"]) == 20
    assert phone.get("guests", q="%%").json() == {"guests": []}


def statements(queries):
    """Without what opens and closes transactions: those are as many in every database."""
    control = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    return [query["sql"] for query in queries if not query["sql"].startswith(control)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("admitted", 5),
        ("duplicate", 5),
        ("unanswered", 6),
        ("unknown", 5),
        ("misread", 3),
        ("walk_in", 4),
    ],
)
def test_a_scan_takes_at_most_six_statements(event, phone, kind, expected):
    registration = guest(event)
    sent = item(code=registration.invitation.code)
    if kind == "duplicate":
        phone.send(sent)
        sent = item(code=registration.invitation.code)
    elif kind == "unanswered":
        sent["code"] = factories.invitation(event).code
    elif kind == "unknown":
        sent["code"] = new_code()
    elif kind == "misread":
        sent["code"] = "not a code"
    elif kind == "walk_in":
        sent = item("walk_in", name="Åse Bro")
    with CaptureQueriesContext(connection) as captured:
        assert phone.send(sent).status_code == 200
    assert len(statements(captured)) == expected


@pytest.mark.django_db
def test_the_interface_describes_itself_and_asks_no_stranger(client):
    answer = client.get("/api/v1/openapi.json")
    body = answer.json()
    assert (body["info"]["title"], body["info"]["version"]) == ("Håndslag", "1")
    assert [path for path in body["paths"] if "/door/" in path] == [
        "/api/v1/door/session",
        "/api/v1/door/scans",
        "/api/v1/door/guests",
    ]
    assert client.get("/api/v1/docs/").status_code == 404
