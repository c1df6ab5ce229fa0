"""A name on the programme stands while its person agrees."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from events.models import Speaker
from events.retention import forget_speakers
from events.speakers.speakers import withdraw_consent
from tests import factories


def test_the_name_is_shown_with_consent_and_gone_at_once(cast, client):
    event = factories.event(cast.network)
    client.force_login(cast.coordinator)
    facts = {"name": "Kim Holt", "about": "Min vej", "consented_how": "på mail"}
    facts |= {"consented_on": f"{timezone.localdate()}"}
    url = reverse("events:speakers", args=[event.pk])
    assert client.post(url, facts).status_code == 422  # nobody said that they agree
    assert client.post(url, facts | {"agreed": "on"}).status_code == 302
    client.logout()
    assert "Kim Holt" in client.get(event.get_absolute_url() + "?1").content.decode()
    speaker = Speaker.objects.get()
    own = speaker.get_absolute_url()
    assert "Kim Holt" in client.get(own).content.decode()
    client.post(f"{own}traek-tilbage/")
    assert "Kim Holt" not in client.get(event.get_absolute_url() + "?2").content.decode()
    speaker.refresh_from_db()
    assert (speaker.name, speaker.about) == ("", "")


def test_a_second_withdrawal_changes_nothing(cast):
    speaker = factories.speaker(factories.event(cast.network))
    first = withdraw_consent(speaker, by=cast.owner).withdrawn_at
    assert withdraw_consent(speaker, by=None).withdrawn_at == first


def test_no_name_is_kept_of_whoever_withdrew(cast):
    speaker = factories.speaker(factories.event(cast.network))
    with pytest.raises(IntegrityError):
        Speaker.objects.filter(pk=speaker.pk).update(withdrawn_at=timezone.now())


def test_names_go_with_the_guests(cast):
    now = timezone.now()
    old = factories.event(
        cast.network,
        starts_at=now - timedelta(days=3000),
        ends_at=now - timedelta(days=2999),
        answer_deadline=now - timedelta(days=3001),
    )
    factories.unit_attendance(old, cast.consultant)
    gone, kept = factories.speaker(old), factories.speaker(factories.event(cast.network))
    forget_speakers(now)
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert (gone.name, kept.name) == ("", "Kim Holt")
    assert not old.unit_attendances.exists()
