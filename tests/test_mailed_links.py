"""Scanners open every link of every mail, many times: nothing may change, whatever the mail was about.

FULL_DRILLS=1 opens each fifty times.
"""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from accounts.keys import new_code
from events.answers.answers import withdraw
from events.letters import rounds
from outbox.models import Message, PeriodicRun
from pledges.models import Handover
from pledges.receipts import actions
from pledges.receipts.feedback import ask_company
from tests import factories
from tests.drills.size import size
from tests.factories import answer
from tests.test_bad_input import sheet_data

pytestmark = pytest.mark.django_db

TIMES = size(6, full=50)
NOT_COMPARED = {Session, PeriodicRun}
LINK = re.compile(rf"{re.escape(settings.BASE_URL)}[^\s\"'<>)]*")


def everything():
    """Every row of every table of ours and of Wagtail."""
    models = [model for model in apps.get_models() if model not in NOT_COMPARED]
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models
    }


@pytest.fixture
def evening(cast, site_root, client):
    """One mail of each kind: invitation, ticket, stand-in, regret, queue, moved up, and a sheet's receipt."""
    event = factories.event(cast.network, capacity=2)
    letter = factories.letter(cast.network)
    made = factories.invitation_round(event, letter=letter)
    guests = [factories.invitation(event, round=made) for _n in range(5)]
    rounds.send_by_email(made, by=cast.owner)
    answer(guests[0], answer="yes")
    answer(guests[1], answer="stand_in", stand_in_name="Ida", stand_in_email="ida@example.org")
    answer(guests[2], answer="yes")
    answer(guests[3], answer="no")
    withdraw(guests[0], by=cast.owner)
    link = factories.sheet_link(event)
    client.post(f"/ark/{link.key}/", sheet_data(email="bo@example.org"))
    follow_up(Handover.objects.get())
    return event


def follow_up(handover):
    """Asked, given to a colleague, and told on: the mails of a receipt."""
    ask_company(handover, day=14)
    actions.delegate(handover, colleague=actions.Colleague("Ida", email="ida@example.org"))
    Handover.objects.update(contact_due=timezone.now() - timedelta(days=1))
    handover.refresh_from_db()
    actions.report_no_call(handover)


def mailed_links():
    links = set()
    for message in Message.objects.prefetch_related("attachments"):
        links |= set(LINK.findall(f"{message.text} {message.html}"))
        for attachment in message.attachments.filter(name="arrangement.ics"):
            for entry in Calendar.from_ical(bytes(attachment.content)).walk("VEVENT"):
                links.add(str(entry["url"]))
    return sorted(urlsplit(link).path for link in links)


@pytest.mark.crawl
def test_a_scanner_that_opens_every_link_again_and_again_changes_nothing(evening):
    links = mailed_links()
    kinds = {link.split("/")[1] for link in links}
    assert kinds >= {"i", "kvittering", "privatliv", "arbejdsbord"}
    assert any(link.endswith("/svar/") for link in links)
    more = [f"{link}kalender.ics" for link in links if link.startswith("/i/")]
    more += [f"{link}svar/" for link in links if link.startswith("/i/")]
    more.append(next(link for link in links if link.startswith("/i/")).replace("/i/", "/ark/"))
    more += [evening.get_absolute_url(), f"{evening.get_absolute_url()}kalender.ics"]
    more += [f"/ark/{evening.sheet_link.key}/"]
    before, scanner = everything(), Client()
    for address in [*links, *more]:
        for n in range(TIMES):
            response = scanner.head(address) if n % 2 else scanner.get(address)
            assert response.status_code in (200, 302, 404, 410)
    assert everything() == before


def test_a_press_on_the_button_would_be_seen(evening):
    """The negative control."""
    before = everything()
    for link in mailed_links():
        if link.startswith("/i/"):
            Client().post(f"{link}svar/", {"answer": "no"})
    assert everything() != before


def test_a_press_on_the_receipt_would_be_seen(evening):
    """The same for the other token page."""
    before = everything()
    receipt = next(link for link in mailed_links() if re.fullmatch(r"/kvittering/[^/]+/", link))
    Client().post(f"{receipt}traek-tilbage/")
    assert everything() != before


def test_after_the_deadline_a_second_is_too_late(cast, site_root, client):
    event = factories.event(cast.network, answer_deadline=timezone.now() - timedelta(seconds=1))
    invitation = factories.invitation(event)
    before = everything()
    response = client.post(f"/i/{invitation.code}/svar/", {"answer": "yes", "companions": "0"})
    assert response.status_code == 409
    assert "Svarfristen er overskredet" in response.content.decode()
    assert everything() == before


@pytest.mark.crawl
def test_three_hundred_answers_from_one_town_hall_all_pass(cast, site_root):
    event = factories.event(cast.network)
    made = factories.invitation_round(event)
    codes = [factories.invitation(event, round=made).code for _n in range(300)]
    client = Client()
    given = [client.post(f"/i/{code}/svar/", {"answer": "no"}).status_code for code in codes]
    assert set(given) == {302}


def test_a_made_up_forwarding_address_buys_no_more_guesses(site_root):
    """Negative control of the above: wrong codes are stopped, whoever they say they come from."""
    client, answers = Client(), []
    for number in range(40):
        invented = {"x-forwarded-for": f"10.0.0.{number}", "x-real-ip": f"10.0.1.{number}"}
        answers.append(client.get(f"/i/{new_code()}/", headers=invented).status_code)
    assert answers == [404] * 30 + [429] * 10
