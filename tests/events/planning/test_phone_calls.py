"""The list of those who must be phoned, and its ticks."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from events.models import Notice
from events.planning.changes import call_off, change_event
from events.planning.phone_calls import (
    mark_called,
    mark_not_called,
    still_to_be_phoned,
    to_be_phoned,
)
from outbox.models import Message
from tests import factories


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


def invited(event, name, email="", **fields):
    contact = factories.contact(event.network.host, name, email=email, phone="12345678")
    return factories.invitation(event, contact, **{"posted_at": timezone.now()} | fields)


def test_a_call_is_ticked_off_once_and_can_be_taken_back(event, cast, time_machine):
    notice = factories.notice(invited(event, "Bo"))
    first = mark_called(notice, by=cast.secretary)
    assert (still_to_be_phoned(event), first.called_by) == (0, cast.secretary)
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    assert mark_called(notice, by=cast.owner).called_at == first.called_at
    assert mark_not_called(notice, by=cast.owner).called_at is None
    assert still_to_be_phoned(event) == 1
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["mark_called", "mark_not_called"]


def test_moved_and_then_called_off_is_one_call(event, cast):
    invited(event, "Bo")
    change_event(event, by=cast.owner, fields={"place": "Hal 2"})
    call_off(event, by=cast.owner, reason="")
    (notice,) = to_be_phoned(event)
    assert (notice.about, Notice.objects.count()) == ("called_off", 2)


def test_whose_mail_did_not_arrive_is_phoned(event, cast):
    invited(event, "Bo", email="bo@example.org", emailed_at=timezone.now())
    invited(event, "Ida", email="ida@example.org", emailed_at=timezone.now())
    change_event(event, by=cast.owner, fields={"place": "Hal 2"})
    assert to_be_phoned(event) == []
    Message.objects.filter(recipient="bo@example.org").update(bounced_at=timezone.now())
    Message.objects.filter(recipient="ida@example.org").update(state="failed")
    assert [each.invitation.contact.name for each in to_be_phoned(event)] == ["Bo", "Ida"]


def test_the_list_names_numbers_and_the_colleague(client, event, cast):
    factories.notice(invited(event, "Bo"))
    coming = invited(event, "Anna")
    factories.answer(coming, answer="stand_in", stand_in_name="Holger Bek")
    called = factories.notice(coming, called_at=timezone.now())
    client.force_login(cast.secretary)
    page = client.get(reverse("events:phone_list", args=[event.pk])).content.decode()
    assert "1 skal ringes op." in page
    assert page.index(">Bo<") < page.index(">Holger Bek<")  # who is called stands last
    assert 'href="tel:12345678"' in page
    assert reverse("events:phone_not_called", args=[called.pk]) in page
    file = client.get(reverse("events:phone_csv", args=[event.pk])).content.decode("utf-8-sig")
    header, first, second = file.splitlines()
    assert header == "Navn;Virksomhed;Telefon;Hvad er nyt;Ringet op"
    assert first == "Bo;Ågård Maskinfabrik;12345678;ny tid eller nyt sted;"
    assert second.startswith("Holger Bek;")


def test_pressing_says_how_many_and_shows_the_way(client, event, cast):
    invited(event, "Bo")
    invited(event, "Ida", email="ida@example.org", emailed_at=timezone.now())
    client.force_login(cast.owner)
    address = reverse("events:call_off", args=[event.pk])
    page = client.post(address, {"reason": ""}, follow=True).content.decode()
    assert "1 får en mail, 1 skal ringes op." in page
    assert reverse("events:phone_list", args=[event.pk]) in page
    notice = Notice.objects.get(must_phone=True)
    page = client.post(reverse("events:phone_called", args=[notice.pk]), follow=True)
    assert "Alle er ringet op." in page.content.decode()
