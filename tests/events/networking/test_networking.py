"""Nothing of a guest is shown to other guests without a yes, and a no takes it back at once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import GuestProfile, GuestTalk, SavedCard
from events.networking import networking
from events.networking.networking import TalkRefused
from events.tickets import GUEST_CODE
from tests import factories

CONTACT = {"Ida Krog": "ida@example.org", "Bo Lund": "bo@example.org"}


@pytest.fixture
def event(cast):
    starts = timezone.now().replace(microsecond=0) + timedelta(days=5)
    return factories.event(cast.network, starts_at=starts, ends_at=starts + timedelta(hours=2))


def guest(cast, event, name):
    contact = factories.contact(cast.nordby, name, email=CONTACT[name])
    invitation = factories.invitation(event, contact)
    factories.answer(invitation, answer="yes")
    mail.outbox.clear()
    invitation.refresh_from_db()
    return invitation.registration


@pytest.fixture
def ida(cast, event):
    return guest(cast, event, "Ida Krog")


@pytest.fixture
def bo(cast, event):
    return guest(cast, event, "Bo Lund")


def page(guest, name="who_comes", *args):
    return reverse(f"events:{name}", args=[guest.invitation.code, *args])


def seen(guest):
    return Client().get(page(guest)).content.decode()


def test_who_says_no_sees_nobody_and_is_seen_by_nobody(ida, bo):
    Client().post(page(bo), {"tells": "Lageret", "seeks": "En kok"})
    assert "Bo Lund" not in seen(ida)
    assert "Én har sagt ja indtil nu." in seen(ida)
    Client().post(page(ida), {})
    shown = seen(ida)
    for words in ("Bo Lund", "Lageret", "En kok"):
        assert words in shown
    assert "bo@example.org" not in shown
    Client().post(page(bo, "who_comes_hide"))
    assert "Bo Lund" not in seen(ida)
    assert "Ida Krog" not in seen(bo)


def test_a_stand_in_is_not_shown_by_the_other_ones_yes(ida, bo):
    networking.show(ida)
    networking.show(bo, tells="Lageret")
    type(bo).objects.filter(pk=bo.pk).update(name="Kaj Holm")
    assert networking.others(ida) == []
    type(bo).objects.filter(pk=bo.pk).update(name="Bo Lund", seat="cancelled")
    assert networking.others(ida) == []
    type(bo).objects.filter(pk=bo.pk).update(seat="confirmed")
    assert [one.name for one in networking.others(ida)] == ["Bo Lund"]  # the negative control


def agreed(asker, asked, event, capture):
    networking.show(asker)
    networking.show(asked)
    profile = networking.profile_of(asked)
    time = (event.starts_at - timedelta(minutes=15)).isoformat()
    with capture(execute=True):
        answer = Client().post(
            page(asker, "talk_ask", profile.pk), {"starts_at": time, "text": "Hej"}
        )
    assert answer.status_code == 302
    return GuestTalk.objects.get()


def test_a_talk_is_asked_for_and_stands_in_both_calendars(
    ida, bo, event, django_capture_on_commit_callbacks
):
    talk = agreed(ida, bo, event, django_capture_on_commit_callbacks)
    assert [(one.to, "ida@example.org" in one.body) for one in mail.outbox] == [
        (["bo@example.org"], False)
    ]
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        Client().post(page(bo, "talk_answer", talk.pk), {"svar": "ja"})
        Client().post(page(bo, "talk_answer", talk.pk), {"svar": "ja"})
    assert {one.to[0] for one in mail.outbox} == set(CONTACT.values())
    assert len(mail.outbox) == 2
    for letter in mail.outbox:
        name, content, kind = letter.attachments[0]
        text = content if isinstance(content, str) else content.decode()
        assert (name, kind.startswith("text/calendar")) == ("snak.ics", True)
        assert "METHOD:REQUEST" in text
        others = {"ida@example.org": "bo@example.org", "bo@example.org": "ida@example.org"}
        assert others[letter.to[0]] not in text


def test_only_the_asked_one_answers(ida, bo, event, django_capture_on_commit_callbacks):
    talk = agreed(ida, bo, event, django_capture_on_commit_callbacks)
    assert Client().post(page(ida, "talk_answer", talk.pk), {"svar": "ja"}).status_code == 404


def test_a_no_to_be_seen_calls_off_what_was_agreed(
    ida, bo, event, django_capture_on_commit_callbacks
):
    talk = agreed(ida, bo, event, django_capture_on_commit_callbacks)
    networking.answer(talk, yes=True)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        networking.hide(bo)
    talk.refresh_from_db()
    assert (talk.answer, talk.sequence) == ("off", 1)
    assert len(mail.outbox) == 2
    assert all("METHOD:CANCEL" in str(one.attachments[0][1]) for one in mail.outbox)
    assert not GuestProfile.objects.filter(registration=bo).exists()


def test_nobody_is_in_two_talks_at_once(cast, ida, bo, event, django_capture_on_commit_callbacks):
    CONTACT["Kaj Holm"] = "kaj@example.org"
    kaj = guest(cast, event, "Kaj Holm")
    del CONTACT["Kaj Holm"]
    talk = agreed(ida, bo, event, django_capture_on_commit_callbacks)
    networking.show(kaj)
    second = networking.ask(kaj, bo, starts_at=talk.starts_at)
    networking.answer(talk, yes=True)
    with pytest.raises(TalkRefused):
        networking.answer(second, yes=True)


def test_cards_are_kept_while_they_are_shared(ida, bo):
    card = factories.contact_card(bo, consented_at=timezone.now(), phone="87654321")
    browser = Client()
    save = reverse("events:card_save", args=[card.code])
    assert browser.post(save).status_code == 404
    session = browser.session
    session[GUEST_CODE] = ida.invitation.code
    session.save()
    assert save in browser.get(reverse("events:card", args=[card.code])).content.decode()
    assert browser.post(save).status_code == 302
    browser.post(save)
    assert SavedCard.objects.count() == 1
    assert "87 65 43 21" in seen(ida)
    card.withdrawn_at = timezone.now()
    card.save(update_fields=["withdrawn_at"])
    assert "87 65 43 21" not in seen(ida)


def test_without_a_seat_there_is_nothing_to_see(cast, event, ida):
    networking.show(ida)
    invitation = factories.invitation(event)
    url = reverse("events:who_comes", args=[invitation.code])
    assert Client().get(url)["Location"] == invitation.get_absolute_url()
    assert Client().post(url)["Location"] == invitation.get_absolute_url()
    assert GuestProfile.objects.count() == 1
