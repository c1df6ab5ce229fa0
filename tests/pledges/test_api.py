"""The sheets' interface, over HTTP as a case system speaks it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import tokens
from accounts.models import ApiToken, AuditEntry, Role
from accounts.ratelimit import FAILURES
from pledges.counter_offers.offers import answer, offer
from pledges.followup import rerouting
from pledges.models import Handover
from tests import factories

BASE = "/api/v1/sheets/"
ALL = ApiToken.Scope.values
VALID_CPR = "010180-1234"  # 1 January needs no modulus 11


class System:
    def __init__(self, client, organisation, by, scopes=ALL):
        self.client = client
        in_a_year = timezone.now() + timedelta(days=365)
        self.token, key = tokens.issue(
            organisation, name="Momentum", scopes=list(scopes), expires_at=in_a_year, by=by
        )
        self.headers = {"Authorization": f"Bearer {key}"}

    def get(self, path="", **query):
        return self.client.get(BASE + path, query, headers=self.headers)

    def post(self, path, **body):
        return self.client.post(
            BASE + path, body, content_type="application/json", headers=self.headers
        )

    def put(self, path, **body):
        return self.client.put(
            BASE + path, body, content_type="application/json", headers=self.headers
        )


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network, contact_name="Søren Ågård", remark="Ring til køkkenet")
    return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


@pytest.fixture
def unit(client, cast):
    return System(client, cast.unit, cast.owner)


def of(handover):
    return str(handover.sheet.known_as)


def test_unit_reads_its_sheet_whole(unit, handover):
    record = unit.get(of(handover)).json()
    assert record["contact"]["name"] == "Søren Ågård"
    assert (record["status"], record["owner"], record["version"]) == ("assigned", "consultant", 0)
    assert record["pledges"] == [
        {"task": "cleaning", "hours": "5-9", "positions": 1, "pattern": "weekly"}
    ]


def test_host_reads_the_way_but_no_contact_and_no_remark(client, cast, handover):
    record = System(client, cast.nordby, cast.owner).get(of(handover)).json()
    assert (record["company"]["name"], record["status"]) == ("Ågård Maskinfabrik", "assigned")
    hidden = ("contact", "remark", "owner", "external_reference", "version")
    assert [record[key] for key in hidden] == [None] * len(hidden)


def test_stranger_finds_nothing(client, cast, handover):
    stranger = System(client, cast.sonderby, cast.stranger)
    assert stranger.get().json() == {"sheets": [], "next": None}
    answers = [
        stranger.get(of(handover)),
        stranger.get(str(uuid4())),
        stranger.post(f"{of(handover)}/status", status="contacted"),
        stranger.put(f"{of(handover)}/reference", external_reference="9"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert answers[0].content == answers[1].content


def test_host_that_is_a_unit_too_reads_both_in_order(client, cast, handover):
    """As a unit it has one sheet of a stranger's network, as a host it sees the other unit's."""
    own = factories.network(host=cast.sonderby, unit=cast.nordby)
    second = factories.handover(factories.sheet(own), cast.nordby, status="new")
    records = System(client, cast.nordby, cast.owner).get().json()["sheets"]
    assert [record["id"] for record in records] == [of(handover), of(second)]
    assert [record["contact"] is None for record in records] == [True, False]


def test_host_may_not_write(client, cast, handover):
    host = System(client, cast.nordby, cast.owner)
    assert host.post(f"{of(handover)}/status", status="contacted").status_code == 404
    handover.refresh_from_db()
    assert handover.status == "assigned"


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer hs_forkert"}])
def test_without_a_valid_key_there_is_no_answer(client, handover, headers):
    assert client.get(BASE, headers=headers).status_code == 401


def test_revoked_and_expired_keys_are_closed_at_once(cast, unit, handover):
    assert unit.get().status_code == 200
    tokens.revoke(unit.token, by=cast.owner)
    assert unit.get().status_code == 401
    ApiToken.objects.update(revoked_at=None, expires_at=timezone.now())
    assert unit.get().status_code == 401


def test_the_first_use_of_a_day_is_in_the_audit_log(cast, unit, handover):
    """Noon in winter and in summer; a day is a day in Denmark."""
    for at, entries in [
        ("2027-02-03 11:00Z", 1),
        ("2027-02-03 11:05Z", 1),
        ("2027-02-03 22:59Z", 1),
        ("2027-02-03 23:01Z", 2),
        ("2027-02-05 09:00Z", 3),
    ]:
        with time_machine.travel(at, tick=False):
            ApiToken.objects.update(expires_at=timezone.now() + timedelta(days=9))
            assert unit.get().status_code == 200
        used = AuditEntry.objects.filter(verb="token.use", organisation=cast.unit)
        assert used.count() == entries, at
    assert used.first().by is None


def test_guessing_keys_is_slowed_and_a_right_one_passes(client, unit, handover):
    guess = {"Authorization": "Bearer hs_gaet"}
    tried = [client.get(BASE, headers=guess).status_code for _number in range(FAILURES + 1)]
    assert tried[-2:] == [401, 429]
    assert unit.get().status_code == 200


def test_reading_scope_does_not_write(client, cast, handover):
    reader = System(client, cast.unit, cast.owner, scopes=["sheets:read"])
    assert reader.get(of(handover)).status_code == 200
    assert reader.post(f"{of(handover)}/status", status="contacted").status_code == 403


def test_status_is_written_back_by_reference(unit, handover):
    assert unit.put(f"{of(handover)}/reference", external_reference="M-77").status_code == 200
    answer = unit.post("by-reference/M-77/status", status="contacted", note="Ringet op.")
    assert (answer.status_code, answer.json()["status"]) == (200, "contacted")
    handover.refresh_from_db()
    assert handover.first_contact_at is not None
    assert handover.entries.get(kind="status").text == "Fra Momentum: Ringet op."
    assert AuditEntry.objects.get(verb="followup.status").by is None
    assert unit.get("by-reference/M-77").json()["version"] == 2


def test_same_status_twice_changes_nothing(unit, handover):
    for _twice in range(2):
        assert unit.post(f"{of(handover)}/status", status="contacted").status_code == 200
    handover.refresh_from_db()
    assert handover.version == 1


def test_status_that_may_not_follow_is_refused(unit, handover):
    answer = unit.post(f"{of(handover)}/status", status="retained")
    assert (answer.status_code, answer.json()["code"]) == (409, "status")
    handover.refresh_from_db()
    assert (handover.status, handover.version) == ("assigned", 0)


def test_a_job_has_lasted_when_its_check_is_answered_and_not_before(unit, handover):
    handover.status = "hired"
    handover.save()
    check = factories.retention_check(factories.placement(handover))
    answer = unit.post(f"{of(handover)}/status", status="retained", note="Seks dage")
    assert (answer.status_code, answer.json()["code"]) == (409, "early")
    check.unit_says = "still"
    check.save()
    answer = unit.post(f"{of(handover)}/status", status="retained")
    assert (answer.status_code, answer.json()["status"]) == (200, "retained")


def test_a_lasting_job_is_taken_back_with_a_reason(unit, handover):
    handover.status, handover.closed_at = "retained", timezone.now()
    handover.save()
    answer = unit.post(f"{of(handover)}/status", status="hired")
    assert (answer.status_code, answer.json()["code"]) == (422, "note")
    answer = unit.post(f"{of(handover)}/status", status="hired", note="Forkert sag")
    assert (answer.status_code, answer.json()["status"]) == (200, "hired")


def test_pause_needs_a_day_and_is_no_status_to_write(unit, handover):
    assert unit.post(f"{of(handover)}/status", status="on_hold").status_code == 422


@pytest.mark.parametrize("note", ["", "  "])
def test_sending_on_needs_to_say_to_whom(unit, handover, note):
    response = unit.post(f"{of(handover)}/status", status="not_ours", note=note)
    handover.refresh_from_db()
    assert (response.status_code, response.json()["code"]) == (422, "note")
    assert (handover.status, handover.closed_at) == ("assigned", None)
    told = unit.post(f"{of(handover)}/status", status="not_ours", note="Sønderby har det")
    assert (told.status_code, told.json()["status"]) == (200, "not_ours")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("put", "reference", {"external_reference": "a\0b"}),
        ("post", "status", {"status": "contacted", "note": "a\0b"}),
    ],
)
def test_a_null_sign_is_refused(unit, handover, method, path, body):
    """PostgreSQL cannot keep it, and would answer with a crash."""
    response = getattr(unit, method)(f"{of(handover)}/{path}", **body)
    handover.refresh_from_db()
    assert (response.status_code, handover.version) == (422, 0)
    plain = {name: value.replace("\0", "\n") for name, value in body.items()}
    assert getattr(unit, method)(f"{of(handover)}/{path}", **plain).status_code == 200


def test_sheets_are_kept_by_no_cache(unit, handover):
    assert unit.get(of(handover)).headers["Cache-Control"] == "private, no-store"


def test_a_former_unit_reads_and_writes_no_more(client, cast, unit, handover):
    """Neither does it find the sheet by the reference that it once gave it."""
    unit.put(f"{of(handover)}/reference", external_reference="S-17")
    other = factories.organisation("Virksomhedsindgangen Sønderby", kind="employment_unit")
    colleague = factories.user("Gry")
    Role.objects.create(user=colleague, organisation=other, role=Role.Kind.CONSULTANT)
    rerouting.reroute(handover, unit=other, by=cast.lead, reason="Ligger i Sønderby")
    answers = [
        unit.get(of(handover)),
        unit.get("by-reference/S-17"),
        unit.put(f"{of(handover)}/reference", external_reference="S-18"),
        unit.post(f"{of(handover)}/status", status="contacted"),
        unit.post("by-reference/S-17/status", status="contacted"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert unit.get().json()["sheets"] == []
    record = System(client, other, colleague).get(of(handover)).json()
    assert (record["contact"]["name"], record["external_reference"]) == ("Søren Ågård", "")


def test_stale_version_is_refused(unit, handover):
    Handover.objects.update(version=3)
    answer = unit.post(f"{of(handover)}/status", status="contacted", expected_version=2)
    assert (answer.status_code, answer.json()["code"]) == (409, "version")


def test_reference_stands_on_one_sheet_of_the_unit(cast, unit, handover):
    other = factories.handover(
        factories.sheet(cast.network), cast.unit, status="new", external_reference="M-1"
    )
    answer = unit.put(f"{of(handover)}/reference", external_reference="M-1")
    assert (answer.status_code, answer.json()["code"]) == (409, "reference")
    handover.refresh_from_db()
    assert (handover.external_reference, other.external_reference) == ("", "M-1")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("status", {"status": "contacted", "note": f"Se {VALID_CPR}"}),
        ("reference", {"external_reference": VALID_CPR}),
    ],
)
def test_cpr_number_is_refused_and_not_echoed(unit, handover, path, body):
    send = unit.post if path == "status" else unit.put
    answer = send(f"{of(handover)}/{path}", **body)
    assert (answer.status_code, answer.json()["code"]) == (422, "cpr")
    assert VALID_CPR not in answer.content.decode()
    assert not handover.entries.exists()


def test_a_reference_that_a_system_made_is_no_cpr_number(unit, handover):
    reference = "c553d6ae-3673-4692-9ebc-ee0101827189"
    answer = unit.put(f"{of(handover)}/reference", external_reference=reference)
    assert (answer.status_code, answer.json()["external_reference"]) == (200, reference)


def test_pages_follow_each_other_without_holes(monkeypatch, cast, unit):
    monkeypatch.setattr("pledges.api.PAGE", 2)
    made = [
        of(factories.handover(factories.sheet(cast.network), cast.unit, status="new"))
        for _number in range(5)
    ]
    same = timezone.now()
    Handover.objects.update(changed_at=same)
    seen, after = [], ""
    while after is not None:
        page = unit.get(after=after).json()
        seen += [record["id"] for record in page["sheets"]]
        after = page["next"]
    assert seen == made


@pytest.mark.parametrize("after", ["x", "////", "MjAyNnwx", "eHx5", "%00"])
def test_unknown_cursor_is_refused(unit, after):
    assert unit.get(after=after).status_code == 400


def test_only_what_changed_since(unit, handover):
    later = (timezone.now() + timedelta(hours=1)).isoformat()
    assert unit.get(changed_since=later).json()["sheets"] == []
    assert len(unit.get(status="assigned").json()["sheets"]) == 1
    assert unit.get(status="hired").json()["sheets"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_database_a_constant_number_of_times(cast, unit, count):
    for _number in range(count):
        factories.handover(factories.sheet(cast.network), cast.unit, owner=cast.consultant)
    unit.get()  # its use is noted once a minute
    with CaptureQueriesContext(connection) as queries:
        assert len(unit.get().json()["sheets"]) == count
    assert len(queries) == 4  # key, the unit's with their lines, the host's (none)


@pytest.mark.parametrize("reference", ["%00", "æøå", "..%2f..", "%20"])
def test_strange_references_are_not_found(unit, reference):
    assert unit.get(f"by-reference/{reference}").status_code == 404


def test_the_interface_is_described(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert f"{BASE}{{id}}/status" in paths


def test_operations_are_named_by_app_and_function(client):
    """Programs made from the description call them by these names."""
    paths = client.get("/api/v1/openapi.json").json()["paths"].values()
    names = [operation["operationId"] for path in paths for operation in path.values()]
    assert len(names) == len(set(names))
    assert {"events_scans", "pledges_sheets", "pledges_hand_in_sheets"} <= set(names)


def test_nobody_is_written_back_only_after_something_else_was_offered(unit, handover, cast):
    unit.post(f"{of(handover)}/status", status="contacted")
    path = f"{of(handover)}/status"
    refused = unit.post(path, status="no_candidate_yet")
    assert (refused.status_code, refused.json()["code"]) == (409, "offer")
    assert refused.json()["message"].startswith("Foreslå virksomheden noget andet først")
    handover.refresh_from_db()
    assert (handover.status, handover.version) == ("contacted", 1)
    made = offer(handover.openings.get(), by=cast.consultant, hours="1-4")
    assert unit.post(path, status="no_candidate_yet").status_code == 200  # the offer said so
    answer(made, yes=False)
    unit.post(path, status="contacted")
    assert unit.post(path, status="no_candidate_yet").json()["status"] == "no_candidate_yet"


def test_nobody_is_written_back_of_a_sheet_without_jobs(unit, handover):
    """As on the screens: there is nothing to offer in place of."""
    handover.sheet.lines.all().delete()
    Handover.objects.update(positions=0)
    unit.post(f"{of(handover)}/status", status="contacted")
    done = unit.post(f"{of(handover)}/status", status="no_candidate_yet")
    assert (done.status_code, done.json()["status"]) == (200, "no_candidate_yet")
