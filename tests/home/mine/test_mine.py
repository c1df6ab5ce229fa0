"""The leader's own page: opened by a link that a mail scanner cannot use up, and by nobody else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.keys import new_code
from home.models import LeaderLink
from home.privacy.own_page import forget_links
from outbox.models import Suppression
from tests import factories

ASK, CLOSE = reverse("home:mine"), reverse("home:mine_close")
ADDRESS = "ida@example.org"


@pytest.fixture
def contact(cast):
    return factories.contact(cast.nordby, name="Ida Krog", email=ADDRESS)


def ask(client, capture, address=ADDRESS):
    """The link in the mail, or "" when none came."""
    mail.outbox.clear()
    with capture(execute=True):
        answer = client.post(ASK, {"email": address})
    assert answer["Location"] == reverse("home:mine_sent")
    found = re.search(r"(/mit/\S+/)\s", mail.outbox[0].body) if mail.outbox else None
    return found.group(1) if found else ""


@pytest.fixture
def opened(client, contact, django_capture_on_commit_callbacks):
    client.post(ask(client, django_capture_on_commit_callbacks))
    return client


def test_a_scanner_burns_nothing_and_a_link_works_once(
    client, contact, django_capture_on_commit_callbacks
):
    link = ask(client, django_capture_on_commit_callbacks, "IDA@example.org")
    for _scanned in range(3):
        page = client.get(link)
        assert (page.status_code, "sessionid" in page.cookies) == (200, False)
    assert client.post(link)["Location"] == ASK
    cookie = client.cookies["sessionid"]
    assert (cookie["max-age"], cookie["httponly"]) == ("", True)  # gone with the browser
    assert ADDRESS in client.get(ASK).content.decode()
    client.post(CLOSE)
    assert ADDRESS not in client.get(ASK).content.decode()
    assert client.post(link).status_code == 410
    assert client.get(link).status_code == 410


def test_an_old_link_opens_nothing(client, contact, django_capture_on_commit_callbacks):
    link = ask(client, django_capture_on_commit_callbacks)
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        assert client.post(link).status_code == 410
    assert client.post(link).status_code == 302  # the negative control


def test_the_page_closes_by_itself(opened):
    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1), tick=False):
        assert ADDRESS not in opened.get(ASK).content.decode()


def test_nobody_learns_whom_we_know(client, contact, django_capture_on_commit_callbacks):
    assert ask(client, django_capture_on_commit_callbacks, "ukendt@example.org") == ""
    assert not LeaderLink.objects.exists()
    assert ask(client, django_capture_on_commit_callbacks) != ""
    assert ADDRESS not in LeaderLink.objects.get().key_digest


def test_a_mailbox_is_not_filled(client, contact, django_capture_on_commit_callbacks):
    links = [ask(client, django_capture_on_commit_callbacks) for _press in range(15)]
    assert 0 < len([link for link in links if link]) <= 12


def test_everything_of_ones_own_and_nothing_of_others(cast, opened, contact):
    factories.invitation(factories.event(cast.network, title="Mit møde"), contact)
    factories.invitation(factories.event(cast.network, title="Andres møde"))
    sheet = factories.sheet(cast.network, contact_email=ADDRESS)
    factories.handover(sheet, cast.unit)
    elsewhere = factories.contact(cast.sonderby, name="Ida K.", email=ADDRESS, title="Ejer")
    page = opened.get(ASK).content.decode()
    for words in ("Mit møde", sheet.get_receipt_url(), "Sønderby Kommune", elsewhere.title):
        assert words in page
    assert "Andres møde" not in page


def test_a_no_stops_one_organisation_and_not_the_other(cast, opened, contact):
    other = factories.contact(cast.sonderby, email=ADDRESS)
    url = reverse("home:mine_objection")
    assert opened.post(url, {"organisation": cast.unit.pk}).status_code == 404
    assert opened.post(url, {"organisation": cast.nordby.pk}).status_code == 302
    contact.refresh_from_db()
    other.refresh_from_db()
    assert contact.objected_at
    assert other.objected_at is None
    assert Suppression.objects.get().organisation == cast.nordby


def test_a_deleted_sheet_is_nobodys(cast, opened):
    sheet = factories.sheet(cast.network, contact_email=ADDRESS)
    factories.handover(sheet, cast.unit)
    assert sheet.get_receipt_url() in opened.get(ASK).content.decode()
    type(sheet).objects.update(forgotten_at=timezone.now())
    assert sheet.get_receipt_url() not in opened.get(ASK).content.decode()


def test_who_came_finds_the_minutes_and_who_only_answered_does_not(cast, opened, contact):
    invitations = [
        factories.invitation(factories.event(cast.network), contact) for _event in range(2)
    ]
    for invitation in invitations:
        factories.answer(invitation, answer="yes")
    came, missed = (invitation.registration for invitation in invitations)
    factories.material(came.event, title="Referat", text="Vi aftalte tre ting.")
    factories.material(missed.event, title="Billeder", text="Fra rundvisningen.")
    assert "Vi aftalte tre ting." not in opened.get(ASK).content.decode()
    came.arrived_at, came.arrived_persons = timezone.now(), 1
    came.save()
    page = opened.get(ASK).content.decode()
    assert "Vi aftalte tre ting." in page
    assert "Fra rundvisningen." not in page


def test_the_page_costs_few_statements(cast, opened, contact, django_assert_max_num_queries):
    for number in range(4):
        factories.invitation(factories.event(cast.network, title=f"Møde {number}"), contact)
        factories.handover(factories.sheet(cast.network, contact_email=ADDRESS), cast.unit)
    with django_assert_max_num_queries(20):
        opened.get(ASK)


def test_old_links_are_forgotten(contact):
    LeaderLink.objects.create(address=ADDRESS, key_digest="x")
    forget_links(timezone.now())
    assert LeaderLink.objects.exists()
    forget_links(timezone.now() + timedelta(days=2))
    assert not LeaderLink.objects.exists()


@pytest.mark.parametrize("ask_again", [False, True])
def test_an_item_leads_to_the_whole_page_by_its_own_address(
    cast, client, contact, django_capture_on_commit_callbacks, ask_again
):
    """Whoever holds the key of an invitation or a receipt cannot have the link sent elsewhere."""
    invitation = factories.invitation(factories.event(cast.network), contact)
    sheet = factories.sheet(cast.network, contact_email=ADDRESS)
    factories.handover(sheet, cast.unit)
    for item, url in (
        (
            invitation.get_absolute_url(),
            reverse("home:mine_from_invitation", args=[invitation.code]),
        ),
        (sheet.get_receipt_url(), reverse("home:mine_from_receipt", args=[sheet.receipt_token])),
    ):
        assert url in client.get(item).content.decode()
        page = client.get(url).content.decode()
        assert ("i•••@example.org" in page, ADDRESS in page) == (True, False)
        assert not LeaderLink.objects.exists()
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(url, {"email": "ond@example.org"} if ask_again else {})
        assert answer["Location"] == reverse("home:mine_sent")
        assert LeaderLink.objects.get().address == ADDRESS
        LeaderLink.objects.all().delete()


def test_a_letter_without_a_mail_address_leads_to_the_question(cast, client):
    contact = factories.contact(cast.nordby, email="")
    invitation = factories.invitation(factories.event(cast.network), contact)
    url = reverse("home:mine_from_invitation", args=[invitation.code])
    assert "Vi har ingen mailadresse" in client.get(url).content.decode()
    assert client.post(url).status_code == 200
    assert not LeaderLink.objects.exists()


def test_codes_cannot_be_guessed_here_either(client, db):
    urls = [reverse("home:mine_from_invitation", args=[new_code()]) for _guess in range(40)]
    assert {client.get(url).status_code for url in urls} == {404, 429}
