"""Against a name server of our own on this machine."""

import socketserver
import threading

import dns.message
import dns.rrset
import pytest

from outbox.domains import Verdict, check_domain, sender_domain

GOOD = {
    "nordby.example": ["v=spf1 include:spf.mail.example -all", "something else"],
    "selector1._domainkey.nordby.example": ["v=DKIM1; k=rsa; p=MIGfMA0"],
    "_dmarc.nordby.example": ["v=DMARC1; p=reject; rua=mailto:d@nordby.example"],
}


class Answer(socketserver.BaseRequestHandler):
    def handle(self):
        data, out = self.request
        question = dns.message.from_wire(data)
        answer = dns.message.make_response(question)
        asked = question.question[0]
        if rows := self.server.zone.get(asked.name.to_text().rstrip(".")):
            quoted = [f'"{row}"' for row in rows]
            answer.answer.append(dns.rrset.from_text(asked.name, 60, "IN", "TXT", *quoted))
        out.sendto(answer.to_wire(), self.client_address)


@pytest.fixture
def zone(settings):
    """zone(records) → they are what the world's name servers say."""
    with socketserver.ThreadingUDPServer(("127.0.0.1", 0), Answer) as server:
        settings.DNS_SERVER, settings.DNS_SECONDS = f"127.0.0.1:{server.server_address[1]}", 2
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield lambda records: setattr(server, "zone", records)
        server.shutdown()


def verdicts(domain="nordby.example"):
    return {check.name: check.verdict for check in check_domain(domain)}


def test_a_healthy_domain(zone):
    zone(GOOD)
    assert set(verdicts().values()) == {Verdict.GOOD}


def test_a_bare_domain(zone):
    zone({})
    assert set(verdicts().values()) == {Verdict.MISSING}


@pytest.mark.parametrize(
    ("name", "records", "check"),
    [
        ("nordby.example", ["v=spf1 +all"], "SPF"),
        ("nordby.example", ["v=spf1 -all", "v=spf1 mx -all"], "SPF"),
        ("_dmarc.nordby.example", ["v=DMARC1; p=none"], "DMARC"),
    ],
)
def test_what_is_there_and_does_not_help(zone, name, records, check):
    zone(GOOD | {name: records})
    assert verdicts()[check] == Verdict.WEAK


def test_a_revoked_key_is_no_key(zone):
    zone(GOOD | {"selector1._domainkey.nordby.example": ["v=DKIM1; p="]})
    assert verdicts()["DKIM"] == Verdict.MISSING


def test_an_unusual_key_is_found_by_its_name(zone, settings):
    zone(
        GOOD
        | {
            "selector1._domainkey.nordby.example": [],
            "nordby26._domainkey.nordby.example": ["p=MIG"],
        }
    )
    assert verdicts()["DKIM"] == Verdict.MISSING
    settings.DKIM_SELECTORS = ["nordby26"]
    assert verdicts()["DKIM"] == Verdict.GOOD


def test_a_subdomain_is_covered_by_the_dmarc_above_it(zone):
    zone({"_dmarc.nordby.example": ["v=DMARC1; p=quarantine"]})
    assert verdicts("post.nordby.example")["DMARC"] == Verdict.GOOD


def test_a_name_server_that_is_silent_is_said_so():
    assert set(verdicts().values()) == {Verdict.UNKNOWN}


def test_the_domain_is_that_of_the_sender(settings):
    settings.DEFAULT_FROM_EMAIL = "Håndslag <post@Nordby.example>"
    assert sender_domain() == "nordby.example"
