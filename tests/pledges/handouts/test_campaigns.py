from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.handouts.campaigns import give_link, progress
from pledges.models import Campaign
from tests import factories


@pytest.fixture
def campaign(cast):
    return factories.campaign(cast.network, goal_positions=20)


def promise(campaign, unit, number, **fields):
    for _ in range(number):
        sheet = factories.sheet(campaign.network, link=give_link(campaign))
        factories.handover(sheet, unit, **fields)


def test_figures_wait_for_five_companies(client, cast, campaign):
    promise(campaign, cast.unit, 4)
    assert progress(campaign).jobs is None
    assert "Tallene kommer" in client.get(campaign.get_absolute_url()).content.decode()


def test_page_tells_what_was_promised_and_who_was_called(client, cast, campaign):
    promise(campaign, cast.unit, 4)
    promise(campaign, cast.unit, 2, first_contact_at=timezone.now())
    promise(campaign, cast.unit, 3, status="withdrawn")
    found = progress(campaign)
    assert (found.companies, found.jobs, found.called, found.share) == (6, 6, 2, 30)
    assert "6 af 20 job er lovet" in client.get(campaign.get_absolute_url()).content.decode()


def test_other_sheets_of_the_network_do_not_count(cast, campaign):
    promise(factories.campaign(cast.network), cast.unit, 6)
    assert progress(campaign).companies is None


def test_the_way_to_the_sheet_is_open_only_meanwhile(client, campaign):
    address = give_link(campaign).get_absolute_url()
    assert address in client.get(f"{campaign.get_absolute_url()}?1").content.decode()
    yesterday = timezone.localdate() - timedelta(days=1)
    Campaign.objects.update(starts_on=yesterday, ends_on=yesterday)
    assert address not in client.get(f"{campaign.get_absolute_url()}?2").content.decode()


def test_campaign_without_a_link_and_of_a_sleeping_network(client, campaign):
    assert client.get(f"{campaign.get_absolute_url()}?1").status_code == 200
    campaign.network.active = False
    campaign.network.save()
    assert client.get(f"{campaign.get_absolute_url()}?2").status_code == 404


def test_link_is_made_once(campaign):
    assert give_link(campaign) == give_link(campaign)


def test_administrator_makes_a_campaign_with_its_link(client, cast):
    client.force_login(factories.user("Admin", is_superuser=True, is_staff=True))
    today = timezone.localdate()
    typed = {"network": cast.network.pk, "name": "Jul", "slug": "jul", "lead": "Giv et job."}
    response = client.post(
        "/cms/kampagner/new/", typed | {"starts_on": today, "ends_on": today, "goal_positions": ""}
    )
    assert response.status_code == 302
    assert Campaign.objects.get().sheet_link.network == cast.network
