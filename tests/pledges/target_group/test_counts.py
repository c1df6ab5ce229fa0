"""Registered, found, came: three numbers of a target group, side by side."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import AuditEntry
from pledges.models import TargetGroupCount
from pledges.target_group.counts import share
from tests import factories


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(1, 4, 25), (0, 4, 0), (4, 4, 100), (2, 3, 66), (0, 0, None)]
)
def test_share_in_whole_per_cent(part, whole, expected):
    assert share(part, whole) == expected


@pytest.fixture
def page(client, cast):
    client.force_login(cast.lead)
    return f"/arbejdsbord/netvaerk/{cast.network.pk}/maalgruppe/"


def typed(**fields):
    today = timezone.localdate().isoformat()
    return {"counted_on": today, "registered": 412, "found": 90, "came": 31} | fields


def test_the_lead_writes_the_three_numbers(client, page, cast):
    assert "Ingen har talt endnu" in client.get(page).content.decode()
    client.post(page, typed(source="jobindsats.dk"))
    text = client.get(page).content.decode()
    for words in ("412", "90", "(21 %)", "31", "(34 %)", "jobindsats.dk"):
        assert words in text
    assert AuditEntry.objects.filter(verb="target_group.counted", by=cast.lead).exists()


def test_the_same_day_is_put_right_and_not_doubled(client, page):
    client.post(page, typed())
    client.post(page, typed(came=40))
    assert TargetGroupCount.objects.get().came == 40


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"found": 413}, "I kan ikke finde flere"),
        ({"came": 91}, "Der kan ikke komme flere"),
        ({"registered": -1}, "0"),
        (
            {"counted_on": (timezone.localdate() + timedelta(days=2)).isoformat()},
            "Den dag er ikke kommet endnu",
        ),
        ({"source": "070761-4285"}, "CPR"),
    ],
)
def test_impossible_numbers_come_back_with_the_reason(client, page, wrong, said):
    answer = client.post(page, typed(**wrong))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not TargetGroupCount.objects.exists()


def test_the_database_refuses_them_too(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.target_group_count(cast.network, registered=5, found=6, came=0)


def test_a_count_can_be_taken_back(client, page, cast):
    count = factories.target_group_count(cast.network)
    client.post(f"/arbejdsbord/maalgruppe/{count.pk}/fjern/")
    assert not TargetGroupCount.objects.exists()


def test_the_steering_group_sees_all_three(client, page, cast):
    factories.target_group_count(cast.network, 412, 90, 31)
    meeting = factories.steering_meeting(cast.network)
    text = client.get(f"/arbejdsbord/styregruppe/{meeting.pk}/").content.decode()
    assert "Målgruppen: på papiret, fundet og mødt" in text
    assert "90 (21 %)" in text
