"""Tools on a placement are read by the company; trade sheets lie beside each place."""

import pytest
from django.urls import reverse
from django.utils import timezone

from pledges.models import PlacementTool
from pledges.placements import tools
from tests import factories


@pytest.fixture
def placement(cast):
    company = factories.company(industry_code="439100")
    handover = factories.handover(factories.sheet(cast.network, company=company), cast.unit)
    return factories.placement(handover)


def url(name, *args):
    return reverse(f"pledges:{name}", args=args)


def test_a_consultant_puts_a_tool_on_and_the_company_reads_it(cast, client, placement):
    tool = factories.knowledge_sheet(cast.network, "Den første uge")
    sheet = placement.handover.sheet
    client.force_login(cast.consultant)
    assert client.post(url("tool_put", placement.pk), {"tool": tool.pk}).status_code == 302
    client.logout()
    read = url("receipt_tool", sheet.receipt_token, tool.pk)
    assert read in client.get(sheet.get_receipt_url()).content.decode()
    assert tool.body in client.get(read).content.decode()
    client.force_login(cast.consultant)
    put = PlacementTool.objects.get()
    client.post(url("tool_take", placement.pk, put.pk))
    assert read not in client.get(sheet.get_receipt_url()).content.decode()
    assert client.get(read).status_code == 404


def test_the_question_about_the_job_names_the_tools(cast, client, placement):
    put = factories.placement_tool(placement)
    check = factories.retention_check(placement, due_on=timezone.localdate())
    address = url("check_answer", placement.handover.sheet.receipt_token, check.pk)
    assert put.sheet.title in client.get(address).content.decode()


def test_another_networks_own_tool_cannot_be_put_on(cast, client, placement):
    foreign = factories.knowledge_sheet(factories.network(cast.sonderby, name="Fremmed"))
    draft = factories.knowledge_sheet(cast.network, published_at=None)
    client.force_login(cast.consultant)
    for each in (foreign, draft):
        answer = client.post(url("tool_put", placement.pk), {"tool": each.pk})
        assert answer.status_code == 422
    assert not PlacementTool.objects.exists()


def test_what_is_taken_down_or_over_is_not_shown_to_the_company(cast, placement):
    put = factories.placement_tool(placement)
    assert list(tools.tools_of_company(placement.handover)) == [put.sheet]
    placement.state, placement.end_reason = "ended", "other"
    placement.ended_on = placement.starts_on
    placement.save()
    assert list(tools.tools_of_company(placement.handover)) == []


def test_trade_sheets_lie_beside_the_place(cast, client, placement):
    ours = factories.knowledge_sheet(cast.network, "Tagdækning", "trade")
    factories.knowledge_sheet(cast.network, "Køkken", "trade", industry_codes="56")
    club = factories.network(cast.sonderby, cast.unit, name="Sønderby")
    near = factories.knowledge_sheet(
        club, "På stilladset", "trade", is_shared=True, industry_codes="43.9"
    )
    assert tools.trade_sheets(placement.network, placement.company) == [near, ours]
    client.force_login(cast.consultant)
    for address in (url("placement", placement.pk), url("handover", placement.handover_id)):
        page = client.get(address).content.decode()
        assert "Tagdækning" in page
        assert "Køkken" not in page
