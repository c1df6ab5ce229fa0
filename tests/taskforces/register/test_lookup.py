"""A company looked up at a local server that answers as the register's interface does."""

import base64
import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.urls import reverse

from outbox.models import CircuitBreaker
from taskforces.models import Company
from taskforces.register.lookup import LookupRefused, look_up
from tests import factories
from tests.taskforces.register.test_records import company

NUMBER = "10150817"


class Register(BaseHTTPRequestHandler):
    """Knows one company; `answers` replaces what it says."""

    answers, asked = None, []

    def do_POST(self):
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((question, self.headers["Authorization"]))
        number = question["query"]["term"]["Vrvirksomhed.cvrNummer"]
        hits = [{"_source": {"Vrvirksomhed": company()}}] if number == int(NUMBER) else []
        status, body = self.answers or (200, json.dumps({"hits": {"hits": hits}}).encode())
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def register(settings):
    server = HTTPServer(("127.0.0.1", 0), Register)
    Thread(target=server.serve_forever, daemon=True, kwargs={"poll_interval": 0.01}).start()
    host = f"127.0.0.1:{server.server_port}"
    settings.CVR_URL = f"http://{host}/cvr-permanent/virksomhed/_search"
    settings.CVR_USER, settings.CVR_PASSWORD = "bruger", "hemmelig"
    settings.WEBHOOK_INNER_HOSTS = [host]
    Register.answers, Register.asked = None, []
    yield Register
    server.shutdown()
    server.server_close()


def test_a_company_is_asked_for_by_its_number(db, register):
    assert look_up(NUMBER).facts["name"] == "ÅGÅRD MASKINER A/S"
    ((question, key),) = register.asked
    assert question["query"] == {"term": {"Vrvirksomhed.cvrNummer": int(NUMBER)}}
    assert base64.b64decode(key.removeprefix("Basic ")) == b"bruger:hemmelig"


def test_without_an_access_nobody_is_asked(db, register, settings):
    settings.CVR_PASSWORD = ""
    with pytest.raises(LookupRefused, match="ikke slået til"):
        look_up(NUMBER)
    assert register.asked == []


def test_a_number_that_nobody_has(db, register):
    with pytest.raises(LookupRefused) as refusal:
        look_up("29189722")
    assert refusal.value.code == LookupRefused.Code.NOT_FOUND


@pytest.mark.parametrize(
    "answers", [(500, b""), (200, b"<html>"), (200, b'{"hits": 3}'), (401, b"")]
)
def test_after_three_failures_the_register_is_left_in_peace(db, register, answers):
    register.answers = answers
    codes = []
    for _each in range(4):
        with pytest.raises(LookupRefused) as refusal:
            look_up(NUMBER)
        codes.append(refusal.value.code)
    assert codes == ["no_answer"] * 3 + ["paused"]
    assert len(register.asked) == 3
    CircuitBreaker.objects.update(open_until=None)
    register.answers = None
    look_up(NUMBER)
    assert not CircuitBreaker.objects.exists()


@pytest.fixture
def typed(cast):
    found = Company.objects.create(name="Aagaard", typed_by=cast.nordby)
    factories.contact(cast.nordby, company=found)
    return found


def press(client, company, **data):
    return client.post(reverse("home:company_look_up", args=[company.pk]), data, follow=True)


def test_a_typed_company_is_matched_by_its_number(cast, client, register, typed):
    client.force_login(cast.owner)
    assert "er kun jeres" in client.get(reverse("home:company", args=[typed.pk])).content.decode()
    page = press(client, typed, cvr_number="10 15 08 17").content.decode()
    typed.refresh_from_db()
    assert (typed.cvr_number, typed.name, typed.typed_by) == (NUMBER, "ÅGÅRD MASKINER A/S", None)
    assert "er kun jeres" not in page


@pytest.mark.parametrize("number", ["", "12345678", "29189722"])
def test_a_wrong_number_changes_nothing(cast, client, register, typed, number):
    client.force_login(cast.owner)
    press(client, typed, cvr_number=number)
    typed.refresh_from_db()
    assert (typed.cvr_number, typed.name) == (None, "Aagaard")


def test_the_number_of_a_company_that_is_there_is_not_taken(cast, client, register, typed):
    factories.company("Ågård", cvr_number=NUMBER)
    client.force_login(cast.owner)
    assert "i forvejen" in press(client, typed, cvr_number=NUMBER).content.decode()
    assert register.asked == []


def test_who_did_not_type_it_gives_it_no_number(cast, client, register, typed):
    factories.contact(cast.sonderby, company=typed)
    client.force_login(cast.stranger)
    assert press(client, typed, cvr_number=NUMBER).status_code == 403
