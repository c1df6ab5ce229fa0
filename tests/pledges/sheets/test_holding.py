"""A public link takes what a hall hands in; what comes above that waits, and nobody hears, counts or sees it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from outbox.models import Message
from pledges import retention
from pledges.models import Handover, HeldSheet, PaperSheet, Reminder, Sheet
from pledges.sheets.entry import entry_by_key
from pledges.sheets.handing_in import SheetData
from pledges.sheets.holding import accept_all, hand_in, is_public, must_wait
from pledges.wall.board import look
from tests import factories
from tests.drills.size import size
from tests.pledges.sheets.test_api import item, result_of
from tests.pledges.sheets.test_views import typed

MOST = 3
CASES = [(0, 3, False), (2, 3, False), (3, 3, True), (300, 3, True), (0, 0, True)]


@pytest.mark.parametrize(("lately", "most", "waits"), CASES)
def test_who_waits(lately, most, waits):
    assert must_wait(lately, most=most) is waits


@pytest.fixture(autouse=True)
def _few(settings):
    settings.SHEETS_A_LINK = MOST


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


@pytest.fixture
def link(event):
    return factories.sheet_link(event)


@pytest.fixture
def guest(event):
    contact = factories.contact(event.network.host, "Mette Krog", phone="87654321")
    return factories.invitation(event, contact)


def sent(key, n=1, **fields):
    """By so many strangers, each with an address of their own."""
    entry = entry_by_key(str(key))
    filled = {"company_name": "Flod A/S", "contact_name": "Kim", "tasks": ("cleaning",)}
    filled |= {"hours": "5-9", "thanks_shown": True} | fields
    return [
        hand_in(
            entry,
            filled=SheetData(client_id=uuid4(), email=f"{number}@example.org", **filled),
        )
        for number in range(n)
    ]


def test_what_comes_above_the_rate_is_kept_and_does_nothing(link, event):
    sent(link.key, MOST)
    before = look(event), Message.objects.count(), Reminder.objects.count()
    assert [type(one) for one in sent(link.key, 4)] == [HeldSheet] * 4
    assert (look(event), Message.objects.count(), Reminder.objects.count()) == before
    assert (Sheet.objects.count(), Handover.objects.count()) == (MOST, MOST)


def test_without_the_rate_all_of_it_is_called_and_counted(link, event, settings):
    """The negative control."""
    settings.SHEETS_A_LINK = 10**6
    sent(link.key, MOST + 4)
    assert (look(event).jobs, Message.objects.count()) == (MOST + 4, MOST + 4)


def test_a_guests_code_and_numbered_paper_pass_a_flooded_link(link, guest):
    sent(link.key, MOST + 1)
    for key in (guest.code, PaperSheet.objects.create(link=link).number):
        assert not is_public(entry_by_key(key))
        assert (
            result_of(item(key))["receipt"]["url"] == Sheet.objects.latest("pk").get_receipt_url()
        )
    known = result_of(item(link.key, guest=guest.code))
    assert known["receipt"]["url"] != ""


def test_another_link_and_the_next_ten_minutes_are_free(cast, link):
    sent(link.key, MOST + 1)
    elsewhere = factories.sheet_link(factories.event(cast.network))
    assert isinstance(sent(elsewhere.key)[0], Sheet)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert isinstance(sent(link.key)[0], Sheet)


def test_the_phone_is_thanked_without_a_promise_and_again_is_the_same(link):
    sent(link.key, MOST)
    one = item(link.key)
    first, second = result_of(one), result_of(one)
    assert (first["state"], first["receipt"]["url"], first["repeat"]) == ("stored", "", False)
    assert "et menneske ser på dem først" in first["receipt"]["sentence"]
    assert (second["receipt"], second["repeat"]) == (first["receipt"], True)
    assert HeldSheet.objects.count() == 1


def test_a_sheet_that_was_taken_meanwhile_is_told_what_it_was_told_when_it_waited(cast, link):
    sent(link.key, MOST)
    first = result_of(one := item(link.key))
    assert accept_all(link, by=cast.owner) == 1
    assert result_of(one)["receipt"] == first["receipt"]
    Sheet.objects.update(first_answer={})  # the negative control
    assert result_of(one)["receipt"] != first["receipt"]


def test_the_page_thanks_and_the_next_form_is_a_new_one(client, link):
    sent(link.key, MOST)
    address = link.get_absolute_url()
    html = client.get(address).content.decode()
    form = typed(client_id=html.partition('name="client_id" value="')[2].partition('"')[0])
    answer = client.post(address, form, follow=True)
    assert answer.redirect_chain == [(f"{address}modtaget/", 302)]
    assert "et menneske ser på dem først" in answer.content.decode()
    assert form["client_id"] not in client.get(address).content.decode()


def test_taken_they_are_sheets_with_a_clock_from_now_on(cast, link, event):
    sent(link.key, MOST)
    held = sent(link.key, 2)
    with time_machine.travel(later := timezone.now() + timedelta(minutes=5), tick=False):
        assert accept_all(link, by=cast.owner) == 2
        assert HeldSheet.objects.count() == 0
        link.refresh_from_db()
        assert isinstance(sent(link.key)[0], Sheet)  # the hall goes on
    made = Sheet.objects.get(client_id=held[0].client_id)
    assert (made.submitted_at, made.filled_in_at) == (later, held[0].held_at)
    assert (made.handover.unit, made.jobs, made.event) == (cast.unit, 1, event)
    assert Message.objects.filter(reference=f"sheet:{made.pk}").count() == 1
    assert look(event).jobs == MOST + 3


def test_one_press_drops_them_all(client, cast, link):
    sent(link.key, MOST + 4)
    client.force_login(cast.coordinator)
    page = client.get(reverse("pledges:held_sheets")).content.decode()
    assert "Flod A/S" in page
    assert "4 ark," in page
    assert "4 ark venter på" in client.get(reverse("home:workspace")).content.decode()
    client.post(reverse("pledges:held_drop", args=[link.pk]))
    assert (HeldSheet.objects.count(), Sheet.objects.count()) == (0, MOST)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.after) == ("drop_held_sheets", {"sheets": 4})


def test_strangers_and_the_unit_see_none_of_it(client, cast, link):
    sent(link.key, MOST + 1)
    for person in (cast.stranger, cast.consultant):
        client.force_login(person)
        assert "Flod A/S" not in client.get(reverse("pledges:held_sheets")).content.decode()
        assert client.post(reverse("pledges:held_accept", args=[link.pk])).status_code == 404
    assert HeldSheet.objects.count() == 1


def test_nobody_looked_for_a_month(link):
    sent(link.key, MOST + 1)
    retention.forget_held(timezone.now() + timedelta(days=29))
    assert HeldSheet.objects.count() == 1
    retention.forget_held(timezone.now() + timedelta(days=31))
    assert HeldSheet.objects.count() == 0


AT_ONCE = size(3, full=25)
BATCHES = 20


@pytest.mark.crawl
def test_five_hundred_sheets_in_a_minute(link, event, guest, settings):
    """The whole flood, by the API, and then a guest at the same table and from the same address.

    FULL_DRILLS=1 sends all five hundred; otherwise it is sixty, and the link takes fewer.
    """
    settings.SHEETS_A_LINK = taken = 8 * AT_ONCE
    stranger = {"thanks_shown": ["on"], "company_name": ["Flod A/S"]}
    for number in range(BATCHES):
        items = [
            item(link.key, fields=stranger | {"email": [f"{number}-{n}@example.org"]})
            for n in range(AT_ONCE)
        ]
        body = {"sent": timezone.now().isoformat(), "items": items}
        Client().post("/api/v1/ark/", body, content_type="application/json")
        if number == 7:
            wall, mails = look(event), Message.objects.count()
    assert (wall.jobs, mails) == (taken, taken)
    assert (look(event), Message.objects.count()) == (wall, mails)
    assert wall.thanks.names == ()
    assert HeldSheet.objects.count() == BATCHES * AT_ONCE - taken
    own = result_of(item(guest.code, fields={"email": ["mette@krog.example"]}))
    assert own["receipt"]["url"]
    assert Message.objects.filter(recipient="mette@krog.example").count() == 1
