"""Who of the unit was invited to a meeting, and who came."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.unit_attendance.attendance import invite, meeting_of, meetings_of, note_who_came
from outbox.models import Message
from tests import factories


@pytest.mark.parametrize(
    ("rows", "invited", "came", "is_noted"),
    [
        ([], (), (), False),
        ([("Ea", True, None)], ("Ea",), (), False),
        ([("Ea", True, False), ("Bo", True, True)], ("Ea", "Bo"), ("Bo",), True),
        ([("Ea", True, False)], ("Ea",), (), True),
        ([("Ib", False, True)], (), ("Ib",), True),
    ],
)
def test_what_is_said_of_a_meeting(rows, invited, came, is_noted):
    found = meeting_of(None, rows)
    assert (found.invited, found.came, found.is_noted) == (invited, came, is_noted)


def test_people_are_invited_once(cast):
    event = factories.event(cast.network)
    invite(event, [cast.consultant], by=cast.coordinator)
    invite(event, [cast.consultant, cast.lead], by=cast.coordinator)
    told = sorted(Message.objects.values_list("recipient", flat=True))
    assert told == sorted([cast.consultant.email, cast.lead.email])


def test_who_came_is_put_right(cast):
    event = factories.event(cast.network)
    factories.unit_attendance(event, cast.consultant)
    note_who_came(event, [cast.lead], by=cast.coordinator)
    (meeting,) = meetings_of(cast.network)
    assert (meeting.invited, meeting.came) == (("consultant",), ("lead",))
    note_who_came(event, [cast.consultant], by=cast.coordinator)
    (meeting,) = meetings_of(cast.network)
    assert (meeting.invited, meeting.came) == (("consultant",), ("consultant",))


def test_the_host_ticks_who_came(cast, client):
    start = timezone.now() - timedelta(hours=1)
    event = factories.event(cast.network, starts_at=start)
    client.force_login(cast.coordinator)
    client.post(reverse("events:unit_invite", args=[event.pk]), {"people": cast.consultant.pk})
    client.post(reverse("events:unit_came", args=[event.pk]), {"people": cast.consultant.pk})
    page = client.get(reverse("events:unit_meetings", args=[cast.network.pk])).content.decode()
    assert page.count("consultant") == 2


def test_strangers_are_not_of_the_unit(cast, client):
    event = factories.event(cast.network)
    client.force_login(cast.coordinator)
    url = reverse("events:unit_invite", args=[event.pk])
    assert client.post(url, {"people": cast.stranger.pk}).status_code == 422


def test_many_meetings_cost_two_queries(cast, django_assert_num_queries):
    for _n in range(3):
        factories.unit_attendance(factories.event(cast.network), cast.consultant)
    with django_assert_num_queries(3):
        assert len(meetings_of(cast.network)) == 3
