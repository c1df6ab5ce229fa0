"""What strangers can send, spoiled at random: no address of the site answers 5xx.

FULL_DRILLS=1 sends 100,000 requests, FUZZ_REQUESTS=5000 that many, FUZZ_SEED=7 others.
"""

import os
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import tokens
from accounts.models import ApiToken
from config.api import api
from pledges.sheets import views as sheet_views
from tests import factories, test_access
from tests.drills.fuzz import INSIDE, Fuzzer, Random, Target, forms_on, sample
from tests.drills.size import size
from tests.test_access import TABLE, value_of

REQUESTS = int(os.environ.get("FUZZ_REQUESTS") or size(300, full=100_000))
SEED = int(os.environ.get("FUZZ_SEED") or 1)
cast, world = (
    test_access.cast,
    test_access.world,
)  # the same things that the table of addresses names
ACCOUNT = (
    "account_login", "account_request_login_code", "account_confirm_login_code", "account_reset_password",
    "account_email_verification_sent", "mfa_authenticate", "accounts:sso",
)  # fmt: skip
WORDS = ("key", "guest", "code", "since", "limit", "cursor")  # that the API is asked with
TOLD_TO_ALL = (
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
    "/findes-ikke/",
    "/en/",
    "/",
)


def api_targets(world, cast):
    """Each operation with a body that fits its description, and with the key of a device and of another system."""
    described = api.get_openapi_schema()
    parts, chance = described["components"]["schemas"], Random(SEED)
    _device, device_key = factories.device(world.event)
    soon, scopes = timezone.now() + timedelta(days=9), ApiToken.Scope.values
    _token, token = tokens.issue(
        cast.unit, name="Fagsystemet", scopes=scopes, expires_at=soon, by=cast.lead
    )
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            content = operation.get("requestBody", {}).get("content", {})
            schema = next(iter(content.values()), {}).get("schema")
            body = None if schema is None else sample(schema, parts, chance)
            if path == "/api/v1/ark/":
                body = sheets_of(world)
            right = path.format(registration=world.guest.pk, id=world.sheet.client_id, reference=7)
            key = {
                "Authorization": f"Device {device_key}" if "/door/" in path else f"Bearer {token}"
            }
            words = {name: [world.link.key, "1"] for name in WORDS}
            yield Target(method.upper(), right, fields=words, body=body, headers=key)


def sheets_of(world):
    fields = {
        "tasks": ["cleaning"],
        "hours": ["5-9"],
        "contact_name": ["Bo Holm"],
        "phone": ["12345678"],
    }
    now = timezone.now().isoformat()
    sheet = {
        "id": "4f1f2b1e-0000-4000-8000-000000000001", "key": world.link.key, "at": now,
        "guest": world.invitation.code, "language": "da", "source": "phone", "offset_ms": 3,
        "fields": fields | {"company_name": ["Ågård"], "client_id": ["x"]},
    }  # fmt: skip
    return {"sent": now, "items": [sheet, sheet | {"source": "interview"}]}


def addresses(world):
    """(method, address, what it is sent) of every row of the table that lies outside the workspace."""
    for row in TABLE:
        path = reverse(row.url, args=[value_of(world, name) for name in row.args])
        if not path.startswith(INSIDE):
            yield row.method.upper(), path, row.data
    for name in ACCOUNT:
        yield "GET", reverse(name), None
    for path in TOLD_TO_ALL:
        yield "GET", path, None


@pytest.fixture(scope="module")
def targets(world, cast):
    """With the forms that the pages print, also to one who has opened the links that they were sent."""
    visited, found = Client(), {}
    for method, path, data in addresses(world):
        found[method, path] = Target(
            method, path, fields={n: [v] for n, v in (data or {}).items()} or None
        )
        if method == "GET":
            answer = visited.get(path)
            if answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]:
                for form in forms_on(path, answer.content.decode()):
                    found[form.method, form.path] = form
    return [*found.values(), *api_targets(world, cast)], visited


def fuzz(targets, number, *, seed=SEED):
    all_targets, visited = targets
    fuzzer = Fuzzer(all_targets, seed, visited)
    fuzzer.play(number)
    return fuzzer


def test_nothing_that_strangers_send_is_a_crash(targets, db):
    fuzzer = fuzz(targets, REQUESTS)
    print(dict(fuzzer.statuses), len(targets[0]))
    assert fuzzer.faults == {}
    assert fuzzer.statuses.total() == REQUESTS


def test_much_of_it_gets_through_the_door(targets, db):
    """Spoiled in part, it is not only 404 and 403: forms are read, and some are even right."""
    statuses = fuzz(targets, 150, seed=2).statuses
    assert len(targets[0]) > 60
    assert statuses[200] + statuses[302] > 30
    assert statuses[422] > 3
    assert statuses[404] > 10


def test_a_crash_would_be_found(targets, db, monkeypatch):
    """The negative control: one view that falls over a sign that people do not type."""
    right = sheet_views.KeyForm.full_clean

    def falls(form):
        if "9" in form.data.get("code", ""):
            raise ValueError(form.data)
        return right(form)

    monkeypatch.setattr(sheet_views.KeyForm, "full_clean", falls)
    all_targets, visited = targets
    only = [target for target in all_targets if target.path == reverse("pledges:sheet_key")]
    (found,) = fuzz((only, visited), 60).faults
    assert found.startswith("ValueError /tests/drills/test_fuzz.py")
