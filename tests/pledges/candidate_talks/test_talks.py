"""Talks by day and minutes, and wishes in versions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from pledges.candidate_talks.talks import change_wish, log_talk, minutes_spent, wish_now
from pledges.models import CandidateTalk, CandidateWish
from pledges.retention import forget_candidates
from tests import factories


@pytest.fixture
def candidate(cast):
    return factories.candidate(cast.unit, cast.network)


@pytest.fixture
def page(client, cast, candidate):
    client.force_login(cast.consultant)
    return f"/arbejdsbord/kandidater/{candidate.pk}/samtaler/"


def typed(**fields):
    today = timezone.localdate().isoformat()
    fields = {"held_on": today, "minutes": 45, "note": "Vil prøve et værksted."} | fields
    return {f"talk-{name}": value for name, value in fields.items()}


def test_the_broker_logs_talks_by_day_and_minutes(client, page, candidate, cast):
    assert client.post(f"{page}ny/", typed()).url == page
    client.post(f"{page}ny/", typed(minutes=30, note=""))
    text = client.get(page).content.decode()
    assert "2 samtaler, 75 minutter i alt." in text
    assert "Vil prøve et værksted." in text
    assert minutes_spent(candidate) == 75
    assert AuditEntry.objects.filter(verb="candidate.talk_logged", by=cast.consultant).count() == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"minutes": 0}, "1"),
        ({"minutes": 601}, "600"),
        ({"held_on": (timezone.localdate() + timedelta(days=2)).isoformat()}, "ikke kommet endnu"),
        ({"note": "Aftalt med Søren Ågård"}, "Det ligner et navn"),
        ({"note": "070761-4285"}, "CPR"),
    ],
)
def test_what_cannot_be_comes_back(client, page, wrong, said):
    answer = client.post(f"{page}ny/", typed(**wrong))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not CandidateTalk.objects.exists()


def test_a_changed_wish_is_a_new_version_and_the_old_one_stays(client, page, candidate):
    wish = page.replace("samtaler", "oensker")
    client.post(wish, {"wish-text": "Kontor, helst om morgenen."})
    client.post(wish, {"wish-text": "Værksted, gerne sammen med andre."})
    assert wish_now(candidate).text == "Værksted, gerne sammen med andre."
    text = client.get(page).content.decode()
    assert text.index("Værksted, gerne") < text.index("Kontor, helst")
    assert "Tidligere" in text


def test_the_same_words_again_are_no_version(candidate, cast):
    for text in ("Kontor", " Kontor\n", "Værksted"):
        change_wish(candidate, text=text, by=cast.consultant)
    assert CandidateWish.objects.count() == 2


def test_when_the_candidate_is_forgotten_so_are_the_words(candidate, cast):
    today = timezone.localdate()
    log_talk(candidate, held_on=today, minutes=20, note="Om biler", by=cast.consultant)
    change_wish(candidate, text="Biler", by=cast.consultant)
    type(candidate).objects.update(touched_at=timezone.now() - timedelta(days=20 * 365))
    forget_candidates(timezone.now())
    assert CandidateTalk.objects.get().note == ""
    assert not CandidateWish.objects.exists()
    assert minutes_spent(candidate) == 20  # the time that was spent stays, to be counted
