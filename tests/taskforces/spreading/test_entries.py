"""A speaker is asked by mail and answers; what they said yes to is what was asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import Message
from taskforces.spreading import entries
from taskforces.spreading.entries import TalkRefused
from tests import factories

Code = TalkRefused.Code


@pytest.fixture
def talk(cast):
    member = factories.ambassador(cast.network, factories.contact(cast.nordby, "Bo Bak"))
    soon = timezone.localdate() + timedelta(days=9)
    return factories.outreach(cast.network, member=member, happens_on=soon, place="Hotellet")


def test_the_members_contact_is_asked(cast, talk):
    message = entries.ask_speaker(talk, by=cast.secretary)
    assert message.recipient == talk.member.contact.email
    assert talk.get_absolute_url() in message.text
    assert "Rotary Nordby" in message.subject
    talk.refresh_from_db()
    assert talk.asked_at is not None


def test_another_speaker_needs_an_address(cast, talk):
    talk.speaker = "Ida"
    talk.save()
    with pytest.raises(TalkRefused) as refused:
        entries.ask_speaker(talk, by=cast.secretary)
    assert refused.value.code == Code.NO_ADDRESS
    assert not Message.objects.exists()


def test_a_talk_that_is_over_asks_nobody(cast, talk):
    talk.result = "held"
    talk.save()
    with pytest.raises(TalkRefused) as refused:
        entries.ask_speaker(talk, by=cast.secretary)
    assert refused.value.code == Code.OVER


def test_the_speaker_says_yes_and_then_no(client, talk):
    page = talk.get_absolute_url()
    assert client.get(page).status_code == 200
    talk.refresh_from_db()
    assert talk.says_yes is None
    client.post(f"{page}svar/", {"svar": "ja"})
    talk.refresh_from_db()
    assert talk.says_yes is True
    client.post(f"{page}svar/", {"svar": "nej"})
    talk.refresh_from_db()
    assert talk.says_yes is False


def test_nobody_answers_when_the_day_has_passed(client, talk):
    talk.happens_on = timezone.localdate() - timedelta(days=1)
    talk.save()
    assert client.post(f"{talk.get_absolute_url()}svar/", {"svar": "ja"}).status_code == 409
    talk.refresh_from_db()
    assert talk.says_yes is None


def test_a_new_day_takes_the_yes_back_and_a_new_text_does_not(cast, talk):
    entries.answer(talk, yes=True)
    same = entries.change_entry(talk, by=cast.secretary, outcome="Tre vil have besøg")
    assert same.says_yes is True
    moved = entries.change_entry(
        talk, by=cast.secretary, happens_on=talk.happens_on + timedelta(days=7)
    )
    assert (moved.says_yes, moved.asked_at, moved.answered_at) == (None, None, None)


def test_a_wrong_key_is_nobodys(client, db):
    assert client.get("/oplaeg/findes-ikke/").status_code == 404
