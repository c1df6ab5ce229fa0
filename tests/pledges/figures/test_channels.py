"""By which way promises came: one rule, and the sums by it."""

import pytest

from pledges.figures.channels import Channel, by_channel, channel_of, channel_of_sheet
from pledges.figures.funnel import Scope
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
    with django_assert_num_queries(2):
        rows = by_channel(Scope(networks=[cast.network.pk]))
    assert [(row.channel, row.sheets, row.hired) for row in rows] == [
        (Channel.TALK, 2, 1),
        (Channel.NETWORKS, 1, 0),
        (Channel.CAMPAIGN, 1, 0),
    ]
    again = [channel_of_sheet(sheet) for sheet in sheets]
    assert [again.count(row.channel) for row in rows] == [row.sheets for row in rows]
    assert by_channel(Scope(networks=[])) == []
