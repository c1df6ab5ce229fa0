"""By which way promises came: one rule, and the sums by it."""

import pytest

from pledges.figures.channels import (
    Channel,
    FromChannel,
    by_channel,
    channel_of,
    channel_of_sheet,
    channel_of_told,
)
from pledges.figures.scopes import Scope
from pledges.handouts.campaigns import give_link as campaign_link
from pledges.handouts.outreach import give_link
from pledges.models import Handover, Sheet
from tests import factories

CAME = {"at_event": False, "by_campaign": False, "by_card": False, "outreach": None}


@pytest.mark.parametrize(
    ("source", "came", "channel"),
    [
        ("phone", {}, Channel.LINK),
        ("phone", {"at_event": True}, Channel.MEETING),
        ("paper", {"at_event": True}, Channel.MEETING),
        ("phone", {"by_card": True}, Channel.CARD),
        ("phone", {"by_campaign": True}, Channel.CAMPAIGN),
        ("phone", {"outreach": "talk"}, Channel.TALK),
        ("phone", {"outreach": "fair"}, Channel.FAIR),
        ("phone", {"outreach": "media"}, Channel.MEDIA),
        ("phone", {"outreach": "social"}, Channel.MEDIA),
        ("call", {}, Channel.CALL),
        ("visit", {}, Channel.VISIT),
        ("staff", {}, Channel.EVERYDAY),
        ("network", {}, Channel.NETWORKS),
        ("meeting", {}, Channel.MEETING),
        ("call", {"outreach": "talk"}, Channel.CALL),
    ],
)
def test_where_a_promise_came_from(source, came, channel):
    assert channel_of(source=source, **CAME | came) is channel


def test_every_source_has_a_channel():
    assert all(channel_of(source=source, **CAME) for source in Sheet.Source)


@pytest.mark.parametrize(
    ("told_by", "at_event", "channel"),
    [
        ("visit", False, Channel.VISIT),
        ("call", False, Channel.CALL),
        ("call", True, Channel.CALL),
        ("meeting", False, Channel.MEETING),
        ("meeting", True, Channel.MEETING),
        ("places", False, Channel.PLACES),
        ("contract", False, Channel.CONTRACT),
        ("club", True, Channel.CLUB),
        ("surplus", False, Channel.EVERYDAY),
        ("surplus", True, Channel.MEETING),
        ("sheet", False, Channel.EVERYDAY),
    ],
)
def test_where_an_opening_without_a_sheet_came_from(told_by, at_event, channel):
    assert channel_of_told(told_by=told_by, at_event=at_event) is channel


def test_the_sums_agree_with_the_rule_row_by_row(cast, django_assert_num_queries):
    talk = give_link(factories.outreach(cast.network))
    campaign = campaign_link(factories.campaign(cast.network))
    sheets = [
        factories.sheet(cast.network, link=talk),
        factories.sheet(cast.network, link=talk),
        factories.sheet(cast.network, link=campaign),
        factories.sheet(cast.network, source="network"),
    ]
    handovers = [factories.handover(sheet, cast.unit) for sheet in sheets]
    for _n in range(2):  # two persons are one promise
        factories.placement(handovers[0])
    trial = factories.placement(handovers[3])
    trial.steps.update(paid_hours=0, unpaid_hours=20)
    # What a sheet calls itself says nothing of people.
    Handover.objects.filter(sheet=sheets[2]).update(furthest_step=Handover.RANKS["hired"])
    with django_assert_num_queries(4):
        rows = by_channel(Scope(networks=[cast.network.pk]))
    assert [(row.channel, row.promises, row.hired) for row in rows] == [
        (Channel.TALK, 2, 1),
        (Channel.NETWORKS, 1, 0),
        (Channel.CAMPAIGN, 1, 0),
    ]
    again = [channel_of_sheet(sheet) for sheet in sheets]
    assert [again.count(row.channel) for row in rows] == [row.promises for row in rows]
    assert by_channel(Scope(networks=[])) == []


def test_what_was_told_without_a_sheet_counts_in_its_channel(cast):
    event = factories.event(cast.network)
    factories.handover(factories.sheet(cast.network, source="call"), cast.unit)
    told = factories.opening(cast.network, cast.unit, source="call", positions=3, withdrawn=1)
    for _n in range(2):  # two persons are one promise
        factories.placement(None, opening=told)
    met = factories.opening(cast.network, cast.unit, source="meeting", event=event)
    factories.placement(None, opening=met).steps.update(paid_hours=0, unpaid_hours=20)
    factories.opening(factories.network(cast.sonderby), cast.unit, source="visit")
    assert by_channel(Scope(networks=[cast.network])) == [
        FromChannel(Channel.CALL, promises=2, told=1, positions=3, hired=1),
        FromChannel(Channel.MEETING, promises=1, told=1, positions=1, hired=0),
    ]
    assert by_channel(Scope(events=[event])) == [
        FromChannel(Channel.MEETING, promises=1, told=1, positions=1)
    ]


def test_the_screen_says_what_counts_and_the_file_has_the_same(client, cast):
    factories.opening(cast.network, cast.unit, source="places", positions=2)
    client.force_login(cast.owner)
    page = client.get("/arbejdsbord/tal/").content.decode()
    assert "en åbning, som en virksomhed har fortalt om uden et ark" in page
    assert "Rundspørger om pladser" in page
    assert "heraf 1 uden et ark" in page
    rows = client.get("/arbejdsbord/tal/fil.csv").content.decode()
    assert "Rundspørger om pladser;job;2" in rows
