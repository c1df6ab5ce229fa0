"""The log is told elsewhere too: keys and hashes, one JSON object a line, and no name."""

import json
import logging
import socket

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from accounts import audit, chain, shipping
from accounts.models import AuditEntry, AuditLink
from config import environment
from config.logs import AuditSysLogHandler
from tests.accounts.test_chain import behind_its_back, log


class Lines(logging.Handler):
    def __init__(self):
        super().__init__()
        self.told = []

    def emit(self, record):
        self.told.append(json.loads(record.getMessage()))


@pytest.fixture
def lines(monkeypatch):
    handler = Lines()
    monkeypatch.setattr(shipping.log, "handlers", [handler])
    monkeypatch.setattr(shipping.log, "propagate", False)
    monkeypatch.setattr(shipping.log, "level", logging.INFO)
    return handler.told


def test_what_comes_into_the_chain_is_told(cast, lines, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        audit.record(
            cast.nordby, by=cast.owner, verb="update_contact", thing=cast.nordby,
            after={"name": "Søren"},
        )  # fmt: skip
    (line,) = lines
    link = AuditLink.objects.last()
    assert (line["position"], line["hash"]) == (1, link.link_hash)
    assert (line["by"], line["verb"]) == (cast.owner.pk, "update_contact")
    assert "Søren" not in str(line)
    assert "Søren" not in json.dumps(line)


def test_what_got_lost_is_told_again(cast, lines):
    log(cast)
    lines.clear()
    call_command("audit", ship=2)
    assert [line["position"] for line in lines] == [2, 3]


def test_a_syslog_of_another_machine_hears_it():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.settimeout(10)
        handler = AuditSysLogHandler(listener.getsockname())
        handler.emit(
            logging.makeLogRecord(
                {"msg": '{"position": 1}', "levelno": logging.INFO, "levelname": "INFO"}
            )
        )
        heard = listener.recv(1000)
        handler.close()
    assert heard == b'<86>haandslag-audit: {"position": 1}\x00'


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", None),
        ("-", {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"}),
        ("syslog://log.example:1514", ("log.example", 1514)),
        ("syslog://log.example", ("log.example", 514)),
        ("syslog:///dev/log", "/dev/log"),
        ("file:///var/log/h.log", "/var/log/h.log"),
    ],
)
def test_where_it_is_told_is_a_setting(monkeypatch, value, expected):
    monkeypatch.setenv("AUDIT_LOG", value)
    found = environment.audit_log("AUDIT_LOG")
    if isinstance(expected, str | tuple):
        found = found.get("address") or found.get("filename")
    assert found == expected


@pytest.mark.parametrize("value", ["/var/log/h.log", "tcp://log.example", "syslog:", "file://x"])
def test_a_setting_that_makes_no_sense_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("AUDIT_LOG", value)
    with pytest.raises(ImproperlyConfigured, match="AUDIT_LOG"):
        environment.audit_log("AUDIT_LOG")


def test_the_command_says_where_the_chain_ends(cast, capsys):
    log(cast)
    call_command("audit")
    last = AuditLink.objects.last()
    said = capsys.readouterr().out
    assert f"ends at 3:{last.link_hash}" in said
    assert "is whole" in said
    call_command("audit", known=[f"3:{last.link_hash}"])


def test_the_command_names_the_entry_and_fails(cast, capsys):
    entry = log(cast)[1]
    behind_its_back(AuditEntry).filter(pk=entry.pk).update(verb="nothing")
    with pytest.raises(CommandError, match="1 faults"):
        call_command("audit")
    assert f"entry_changed at 2, entry {entry.pk}" in capsys.readouterr().out


@pytest.mark.parametrize("known", ["2:0000", "99:0000", "nonsense"])
def test_the_command_misses_what_was_known(cast, known):
    log(cast)
    chain.seal()
    with pytest.raises(CommandError):
        call_command("audit", known=[known])
