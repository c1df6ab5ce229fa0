"""Outsiders of a steering group get agenda and report by a key of their own, and nothing else."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from outbox.models import Message
from pledges.models import SteeringMember
from tests import factories


def url(name, *args):
    return reverse(f"pledges:{name}", args=args)


@pytest.fixture
def meeting(cast):
    return factories.steering_meeting(cast.network)


def test_a_professor_is_written_in_and_gets_the_agenda(cast, client, meeting):
    client.force_login(cast.coordinator)
    told = {"name": "Vibe", "stands_for": "research", "email": "vibe@universitet.example"}
    client.post(url("steering_members", cast.network.pk), told)
    client.post(url("steering_send", meeting.pk))
    mail = Message.objects.get()
    assert mail.recipient == "vibe@universitet.example"
    client.logout()
    link = re.search(rf"{settings.BASE_URL}(/styregruppe/\S+/)", mail.text)[1]
    page = client.get(link)
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert page.headers["Cache-Control"] == "no-store"
    agenda = f"{link}{meeting.pk}/"
    assert agenda in page.content.decode()
    shown = client.get(agenda).content.decode()
    assert "/arbejdsbord/" not in shown
    assert "<form" not in shown.partition("<main")[2].partition("</main>")[0]
    report = client.get(f"{agenda}rapport.pdf")
    assert report.headers["Content-Type"] == "application/pdf"


def test_the_key_opens_no_other_networks_meetings(cast, client, meeting):
    other = factories.steering_meeting(factories.network(cast.sonderby, name="Sønderby"))
    page = factories.steering_member(cast.network).get_absolute_url()
    assert client.get(f"{page}{meeting.pk}/").status_code == 200
    for address in (f"{page}{other.pk}/", f"{page}{other.pk}/rapport.pdf"):
        assert client.get(address).status_code == 404


def test_a_removed_members_key_opens_nothing(cast, client):
    member = factories.steering_member(cast.network)
    page = member.get_absolute_url()
    client.force_login(cast.coordinator)
    client.post(url("steering_member_remove", member.pk))
    assert client.get(page).status_code == 404
    assert not SteeringMember.objects.exists()


def test_the_key_does_not_stand_in_the_database(cast):
    member = factories.steering_member(cast.network)
    key = member.get_absolute_url().split("/")[2]
    assert len(key) == 22
    assert key not in f"{member.key_sha256}{member.sealed_key}"


def test_nobody_with_an_address_is_told(cast, client, meeting):
    factories.steering_member(cast.network)
    client.force_login(cast.lead)
    page = client.post(url("steering_send", meeting.pk), follow=True).content.decode()
    assert "Ingen medlemmer har en e-mail" in page
    assert not Message.objects.exists()
