"""Speakers are added with their consent; taking it back removes the name at once."""

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User
from events.models import Event, Speaker


@transaction.atomic
def add_speaker(event: Event, *, by: User, **facts) -> Speaker:
    speaker = Speaker.objects.create(event=event, **facts)
    audit.record(event.organisation, by=by, verb="add_speaker", thing=speaker)
    return speaker


@transaction.atomic
def withdraw_consent(speaker: Speaker, *, by: User | None) -> Speaker:
    """By the host or by themselves. A second press changes nothing."""
    speaker = Speaker.objects.select_for_update(of=("self",)).get(pk=speaker.pk)
    if speaker.withdrawn_at is None:
        speaker.name = speaker.about = ""
        speaker.withdrawn_at = timezone.now()
        speaker.save(update_fields=["name", "about", "withdrawn_at"])
        audit.record(speaker.event.organisation, by=by, verb="withdraw_speaker", thing=speaker)
    return speaker
