"""The door's interface, over HTTP as a phone speaks it."""

from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.keys import new_code
from events.door.devices import revoke
from events.door.schemas import Guest, GuestList, ScanResult, ScanResults
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
    question = factories.door_question(event)
    guest(event, party_size=2, arrived_at=timezone.now())
    guest(event, seat="waiting", queue_position=1)
    answer = phone.get("session")
    assert answer.status_code == 200
    body = answer.json()
    assert parse_datetime(body.pop("now")) <= timezone.now()
    assert parse_datetime(body["event"].pop("start")) == event.starts_at
    assert parse_datetime(body["event"].pop("end")) == event.ends_at
    assert parse_datetime(body["device"].pop("expires_at")) == phone.device.expires_at
    assert body == {
        "event": {
            "id": event.pk,
            "name": "Mød os i værkstedet",
            "place": "Værkstedet",
            "capacity": None,
            "cancelled": False,
        },
        "device": {"id": phone.device.pk, "label": "Dør A", "mode": "helper"},
        "counts": {"registered": 2, "arrived": 2},
        "doors": [{"label": "Dør A", "arrived": 0}],
        "conflicts": [],
        "conflicts_total": 0,
        "questions": [
            {"id": question.pk, "text": "Vil du have en T-shirt?", "choices": ["Ja", "Nej"]}
        ],
    }
    assert not answer.cookies
    phone.device.refresh_from_db()
    assert phone.device.last_seen_at is not None


@pytest.mark.parametrize("path", ["session", "list", "guests", "scans"])
@pytest.mark.parametrize("header", [None, "Device nonsense", "Bearer x"])
def test_without_a_valid_key_there_is_401_and_no_names(client, event, path, header):
    guest(event)
    headers = {"Authorization": header} if header else {}
    call = client.post if path == "scans" else client.get
    answer = call(BASE + path, {}, content_type="application/json", headers=headers)
    refused = {"detail": "Nøglen findes ikke.", "code": "unknown"}
    assert (answer.status_code, answer.json()) == (401, refused)


def test_the_very_next_request_after_revoking_is_refused(cast, event, phone):
    assert phone.get("session").status_code == 200
    revoke(phone.device, by=cast.owner)
    assert phone.get("session").json() == {"detail": "Nøglen er spærret.", "code": "revoked"}
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
                "stored": True,
                "result": "admitted",
                "reason": "",
                "message": "Velkommen.",
                "person": "Søren Ågård",
                "company": "Ågård Maskinfabrik",
                "party_size": 2,
                "arrived_persons": 1,
                "companions": [],
                "mark": "",
                "registration": registration.pk,
                "invitation": registration.invitation_id,
                "first": None,
                "conflict": False,
            }
        ],
        "counts": {"registered": 2, "arrived": 1},
        "doors": [{"label": "Dør A", "arrived": 1}],
        "conflicts": [],
        "conflicts_total": 0,
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
    {"of": 1},
    {"number": 0},
    {"number": 100},
    {"invitation": -1},
    {"question": 2**63},
    {"offset_ms": 10**15},
    {"told": "welcome"},
    {"name": {"a": 1}},
    {"code": "\ud800"},
]


@pytest.mark.parametrize("nonsense", BAD_ITEMS, ids=str)
def test_one_bad_item_is_listed_and_the_good_ones_are_kept(event, phone, nonsense):
    good, bad = item(code=guest(event).invitation.code), item(code="x") | nonsense
    results = phone.send(good, bad, item(code="unknown")).json()["results"]
    assert [found["result"] for found in results] == ["admitted", "rejected", "unmatched"]
    assert (results[1]["id"], results[1]["reason"]) == (bad["id"], "unreadable")
    assert Scan.objects.count() == 3


@pytest.mark.parametrize("code", ["\x00", "ø" * 2000, "%", "😀", ""])
def test_strange_codes_are_unknown(phone, code):
    assert phone.result(item(code=code))["result"] == "unmatched"


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


def fingerprint(invitation):
    return sha256(f"{invitation.event_id}:{invitation.code}".encode()).hexdigest()[:10]


def test_guests_are_found_without_danish_letters(event, phone):
    soren = guest(event, company_name="Ågård Maskinfabrik", party_size=2)
    guest(event, name="Åse Bro", seat="waiting", queue_position=1)
    assert phone.get("guests", q="soren").json() == {
        "guests": [
            {
                "key": f"i{soren.invitation_id}",
                "registration": soren.pk,
                "invitation": soren.invitation_id,
                "code": fingerprint(soren.invitation),
                "name": "Søren Ågård",
                "company": "Ågård Maskinfabrik",
                "party_size": 2,
                "mark": "",
                "withdrawn": False,
                "arrived_at": None,
                "arrived_persons": 0,
                "companions": [],
                "door": "",
                "note": "",
                "gone": False,
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


def test_the_list_comes_whole_and_then_in_bits(event, phone):
    registration = guest(event)
    body = phone.get("list").json()
    assert (body["whole"], [row["key"] for row in body["guests"]]) == (
        True,
        [f"i{registration.invitation_id}"],
    )
    assert body["counts"] == {"registered": 1, "arrived": 0}
    phone.send(item(code=registration.invitation.code))
    after = phone.get("list", version=body["version"], since=body["cursor"]).json()
    assert (after["whole"], after["guests"][0]["arrived_persons"]) == (False, 1)


def test_list_and_results_are_what_the_schema_says(event, phone):
    factories.invitation(event)
    code = guest(event, party_size=2).invitation.code
    results = phone.send(item(code=code), item("walk_in", name="Åse"), item(code="x")).json()
    whole = phone.get("list").json()
    for schema, body in ((ScanResults, results), (GuestList, whole)):
        checked = schema.model_validate(body).model_dump(mode="json", by_alias=True)
        assert checked.keys() == body.keys()
    assert whole["guests"][0].keys() == Guest.model_fields.keys()
    assert results["results"][0].keys() == ScanResult.model_fields.keys()


def test_the_list_is_packed_for_a_phone_that_asks(event, phone):
    for number in range(9):
        guest(event, name=f"Gæst {number}")
    answer = phone.client.get(BASE + "list", headers=phone.headers | {"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "no-store" in answer.headers["Cache-Control"]


def test_where_guests_scan_themselves_there_is_a_list_and_no_search(event, phone):
    guest(event)
    phone.device.mode = "kiosk"
    phone.device.save()
    assert phone.get("guests", q="soren").status_code == 403
    assert len(phone.get("list").json()["guests"]) == 1
    assert phone.get("session").json()["device"]["mode"] == "kiosk"


def test_where_guests_scan_themselves_nothing_is_told_that_is_for_the_host(event, phone):
    registration = guest(event, note="Kørestol")
    factories.door_question(event)
    helper = phone.get("list").json()
    assert (helper["guests"][0]["company"], helper["guests"][0]["note"]) == (
        registration.company_name,
        "Kørestol",
    )
    phone.device.mode = "kiosk"
    phone.device.save()
    row = phone.get("list").json()["guests"][0]
    assert (row["name"], row["company"], row["note"]) == ("Søren", "", "")
    assert phone.get("session").json()["questions"] == []
    assert phone.get(f"badge/{registration.pk}.pdf").status_code == 403
    result = phone.result(item(code=registration.invitation.code))
    assert (result["result"], result["person"], result["company"]) == ("admitted", "Søren", "")


def test_where_guests_scan_themselves_nobody_is_let_in_by_name_or_changed(event, phone):
    registration = guest(event)
    walk_in = item("walk_in", name="Carl Dahl")
    assert phone.result(walk_in)["result"] == "admitted"  # the negative control: a helper may
    phone.device.mode = "kiosk"
    phone.device.save()
    for done in (
        item("walk_in", name="Ukendt Gæst"),
        item("guest", registration=registration.pk),
        item("correction", registration=registration.pk, name="Et Andet Navn"),
        item("note", registration=registration.pk, text="Kørestol"),
        item("undo", undoes=walk_in["id"]),
    ):
        result = phone.result(done)
        assert (result["result"], result["reason"]) == ("rejected", "not_allowed")
    registration.refresh_from_db()
    assert (registration.arrived_persons, registration.note) == (0, "")
    assert Scan.objects.filter(result="rejected").count() == 5  # kept, and shown to the host


def test_a_walk_in_brings_so_many(event, phone):
    came = item("walk_in", name="Carl Dahl", party=2)
    assert phone.result(came)["party_size"] == 2
    result = phone.result(item("companion", of=came["id"], number=1))
    assert (result["result"], result["arrived_persons"], result["message"]) == (
        "admitted",
        2,
        "Velkommen.",
    )


def test_an_expired_key_is_told_so(event, phone):
    phone.device.expires_at = timezone.now()
    phone.device.save()
    assert phone.get("list").json() == {"detail": "Nøglen er udløbet.", "code": "expired"}


def test_a_party_that_is_bigger_than_expected_is_told_of(event, phone):
    registration = guest(event)
    phone.send(item(code=registration.invitation.code))
    result = phone.result(item("companion", registration=registration.pk, number=1))
    assert (result["result"], result["arrived_persons"], result["companions"]) == (
        "admitted",
        2,
        [1],
    )
    assert result["message"] == "Velkommen. 2 er kommet på en tilmelding til 1."


def test_a_conflict_is_told_to_the_phone_that_made_it(client, event, phone):
    code = guest(event).invitation.code
    phone.send(item(code=code))
    other = Phone(client, event, "Dør B")
    body = other.send(item(code=code, told="admitted")).json()
    assert body["results"][0]["conflict"]
    assert [each["first"]["device"] for each in body["conflicts"]] == ["Dør A"]
    assert body["conflicts_total"] == 1


def test_an_offset_of_its_own_counts_for_an_item(event, phone):
    """The batch was sent after the phone's clock had been set right."""
    phone.device.created_at -= timedelta(hours=1)
    phone.device.save()
    scanned = timezone.now() + timedelta(hours=3) - timedelta(minutes=10)
    entry = item(
        code=guest(event).invitation.code, at=scanned.isoformat(), offset_ms=-3 * 3600 * 1000
    )
    phone.send(entry)
    kept = Scan.objects.get()
    assert timedelta(minutes=9) < kept.server_time - kept.happened_at < timedelta(minutes=11)


@pytest.mark.parametrize("kind", ["companion", "correction", "stand_in", "note", "answer"])
def test_every_kind_of_item_is_answered_in_words(event, phone, kind):
    registration, question = guest(event), factories.door_question(event)
    fields = {"number": 1, "name": "Åse Bro", "text": "Ja", "question": question.pk}
    sent = item(kind, registration=registration.pk, **fields)
    result = phone.result(sent)
    assert result["message"] in ("Velkommen.", "Det er skrevet ned.")
    undone = phone.result(item("undo", undoes=sent["id"]))
    assert undone["message"] in (
        "Ledsageren er ikke længere tjekket ind.",
        "Det er taget tilbage.",
    )
    assert phone.result(sent)["result"] == result["result"]


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
        ("unmatched", 5),
        ("misread", 3),
        ("walk_in", 4),
    ],
)
def test_a_scan_takes_at_most_six_statements(event, phone, kind, expected):
    registration = guest(event)
    phone.get("session")  # what was counted a moment ago is not counted again
    sent = item(code=registration.invitation.code)
    if kind == "duplicate":
        phone.send(sent)
        sent = item(code=registration.invitation.code)
    elif kind == "unanswered":
        sent["code"] = factories.invitation(event).code
    elif kind == "unmatched":
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
        "/api/v1/door/list",
        "/api/v1/door/scans",
        "/api/v1/door/guests",
        "/api/v1/door/badge/{registration}.pdf",
    ]
    assert client.get("/api/v1/docs/").status_code == 404


# --- Badges ----------------------------------------------------------------------------------


def test_a_badge_is_one_label_as_pdf(phone, event):
    guest = factories.registration(event, "Åse Bek", party_size=3)
    response = phone.get(f"badge/{guest.pk}.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    document = pypdfium2.PdfDocument(response.content)
    assert (len(document), "Åse" in document[0].get_textpage().get_text_range()) == (1, True)
    document.close()


def test_a_badge_of_another_event_is_not_there(phone, cast, event):
    other = factories.registration(factories.event(cast.network), "Ida Bek")
    foreign = factories.registration(
        factories.event(factories.network(cast.sonderby, name="Sønderby")), "Eva Bek"
    )
    for pk in (other.pk, foreign.pk, 0, 2**63, 10**30):
        assert phone.get(f"badge/{pk}.pdf").status_code == 404


def test_no_badge_without_a_valid_key(phone, client, cast, event):
    guest = factories.registration(event)
    assert client.get(f"{BASE}badge/{guest.pk}.pdf").status_code == 401
    assert phone.get(f"badge/{guest.pk}.pdf").status_code == 200
    revoke(phone.device, by=cast.owner)
    assert phone.get(f"badge/{guest.pk}.pdf").status_code == 401
