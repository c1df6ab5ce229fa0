from datetime import timedelta

import pytest

from events.planning.plans import PlanRefused, create_event, update_event
from tests import factories


def test_slugs_are_plain_and_never_taken(cast):
    event = factories.event(cast.network)
    fields = {
        name: getattr(event, name)
        for name in ("title", "kind", "starts_at", "ends_at", "answer_deadline", "place")
    }
    fields |= {"title": "Møde på Ærø, åbent"}
    first, second = (create_event(cast.network, by=cast.owner, fields=fields) for _n in "ab")
    day = f"{event.starts_at:%Y-%m-%d}"
    assert (first.slug, second.slug) == (
        f"moede-paa-aeroe-aabent-{day}",
        f"moede-paa-aeroe-aabent-{day}-2",
    )


def test_only_what_a_calendar_shows_makes_a_new_version(cast):
    event = factories.event(cast.network)
    event = update_event(event, by=cast.owner, fields={"companions_allowed": 3})
    assert event.sequence == 0
    event = update_event(event, by=cast.owner, fields={"place": "Et andet sted"})
    assert event.sequence == 1
    event = update_event(event, by=cast.owner, fields={"place": "Et andet sted"})
    assert event.sequence == 1


def test_fewer_seats_than_given_out_are_refused(cast):
    event = factories.event(cast.network, capacity=10)
    factories.registration(event, party_size=4)
    with pytest.raises(PlanRefused) as refusal:
        update_event(event, by=cast.owner, fields={"capacity": 3})
    assert refusal.value.code == PlanRefused.Code.TOO_FEW_SEATS
    assert update_event(event, by=cast.owner, fields={"capacity": 4}).capacity == 4


def test_new_seats_go_to_the_queue(cast):
    event = factories.event(cast.network, capacity=1)
    factories.registration(event)
    waiting = factories.registration(event, name="Ida", seat="waiting", queue_position=1)
    update_event(event, by=cast.owner, fields={"capacity": 2})
    waiting.refresh_from_db()
    assert (waiting.seat, waiting.queue_position) == ("confirmed", None)


def test_a_stale_copy_overwrites_nothing_else(cast):
    event = factories.event(cast.network)
    stale = type(event).objects.get(pk=event.pk)
    update_event(event, by=cast.owner, fields={"place": "Nyt sted"})
    update_event(stale, by=cast.owner, fields={"ends_at": event.ends_at + timedelta(minutes=30)})
    event.refresh_from_db()
    assert event.place == "Nyt sted"
