"""Mails that a stranger causes: so many an hour, and what they did counts all the same."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts import ratelimit
from outbox import budget
from outbox.account_mail import queue_account_mail
from outbox.budget import CAUSES, Asked, Limits, is_within, spend
from outbox.messages import Draft, queue_email
from outbox.models import Message
from pledges.sheets.emails import send_receipt
from tests import factories

TO = "leder@åvang.example"
LIMITS = Limits(address=2, link=3, source=4, all_causes=5)
COUNTS = [
    # address, all_causes, link, source, within
    (0, 0, 0, 0, True),
    (1, 4, 2, 3, True),
    (2, 4, 2, 3, False),
    (1, 5, 2, 3, False),
    (1, 4, 3, 3, False),
    (1, 4, 2, 4, False),
]


@pytest.mark.parametrize(("address", "all_causes", "link", "source", "within"), COUNTS)
def test_one_more(address, all_causes, link, source, within):
    counts = {"address": address, "all_causes": all_causes, "link": link, "source": source}
    assert is_within(LIMITS, **counts) is within


@pytest.fixture
def caller(rf, monkeypatch):
    """From where the next request comes."""

    def comes_from(address):
        request = rf.get("/", REMOTE_ADDR=address)
        monkeypatch.setattr(budget, "_request", lambda: request)

    return comes_from


def spent(n, *, cause="receipt", to=TO, link=""):
    """How many of n go."""
    return sum(spend(Asked(cause, link), to) for _n in range(n))


@pytest.mark.parametrize("spelling", [TO, TO.upper(), f" {TO} ", "leder@xn--vang-poa.example"])
def test_an_address_is_one_however_it_is_written(spelling):
    assert spent(99) == CAUSES["receipt"].address
    assert spent(1, to=spelling) == 0


def test_another_address_is_not_concerned():
    """The negative control."""
    spent(99)
    assert spent(1, to="en.anden@example.org") == 1


def test_all_causes_together_are_bounded():
    assert spent(99) + spent(99, cause="stand_in") + spent(99, cause="log_in") == 12


def test_one_letter_is_no_list_of_addresses():
    sent = [spent(1, cause="stand_in", to=f"{n}@example.org", link="i:1") for n in range(99)]
    assert sum(sent) == CAUSES["stand_in"].link
    assert spent(1, cause="stand_in", to="ny@example.org", link="i:2") == 1


def test_one_caller_is_bounded_and_no_other(caller):
    caller("192.0.2.1")
    sent = [spent(1, cause="log_in", to=f"{n}@example.org") for n in range(310)]
    assert sum(sent) == CAUSES["log_in"].source
    caller("192.0.2.2")
    assert spent(1, cause="log_in", to="ny@example.org") == 1


def test_a_hall_hands_in_its_sheets(caller):
    caller("192.0.2.1")
    sent = [spent(1, to=f"{n}@example.org", link="bord") for n in range(300)]
    assert sum(sent) == 300


def test_the_next_hour_is_a_new_one():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        spent(99)
        clock.shift(timedelta(hours=1))
        assert spent(1) == 1


def draft(asked):
    return Draft(
        recipient=TO, subject="Tak", reference="x:1", template="outbox/email_base", asked=asked
    )


@pytest.mark.parametrize(("asked", "sent"), [(Asked("receipt"), 5), (None, 9)])
def test_the_outbox_asks_it(cast, asked, sent):
    """With the negative control: what our own people send has no such budget."""
    for _n in range(9):
        queue_email(cast.nordby, draft(asked))
    assert Message.objects.count() == sent


def test_receipts_ask_it(cast):
    sheet = factories.sheet(cast.network, contact_email=TO)
    factories.handover(sheet, cast.unit)
    for _n in range(9):
        send_receipt(sheet)
    assert Message.objects.count() == CAUSES["receipt"].address


@pytest.mark.parametrize(("name", "sent"), [("login_code", 10), ("email_changed", 13)])
def test_the_log_in_asks_it_and_news_of_an_account_always_go(db, name, sent):
    for _n in range(13):
        queue_account_mail(TO, name=name, subject="x", text="y")
    assert Message.objects.count() == sent


def test_nobody_reads_an_address_in_a_counter():
    assert all("leder" not in key for key in budget._keys(Asked("receipt"), TO).values())


def test_a_counter_is_shared_by_all_processes():
    ratelimit.count("noget", seconds=60)
    assert ratelimit.counted("noget", seconds=60) == 1
