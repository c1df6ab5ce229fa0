"""When a file's letters say something that is not true any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.letters.outdated import Outdated, facts_of_event, why_outdated
from events.models import Event

KEPT = {"starts_at": "2026-11-25T17:40:00+00:00", "place": "Hal 1"}


@pytest.mark.parametrize(
    ("kept", "now", "called_off", "why"),
    [
        (KEPT, KEPT, False, None),
        (KEPT, KEPT | {"place": "Hal 2"}, False, Outdated.MOVED),
        (KEPT, KEPT, True, Outdated.CALLED_OFF),
        (KEPT, KEPT | {"place": "Hal 2"}, True, Outdated.CALLED_OFF),
        (None, KEPT, False, None),
        (None, KEPT, True, Outdated.CALLED_OFF),
    ],
)
def test_a_file_is_outdated(kept, now, called_off, why):
    assert why_outdated(kept, now, called_off=called_off) == why


@pytest.mark.parametrize(
    ("field", "matters"),
    [("starts_at", True), ("ends_at", True), ("answer_deadline", True), ("place", True),
     ("address", True), ("agenda", False), ("capacity", False), ("summary", False)],
)  # fmt: skip
def test_what_must_be_right_in_a_letter(field, matters):
    now = timezone.now()
    event = Event(starts_at=now, ends_at=now, answer_deadline=now, place="Hal 1")
    before = facts_of_event(event)
    old = getattr(event, field)
    setattr(event, field, old + timedelta(days=1) if hasattr(old, "year") else "7")
    assert (facts_of_event(event) != before) is matters
