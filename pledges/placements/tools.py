"""What is known of use at one place: tools put on a placement, and trade sheets beside it."""

from django.db import transaction

from accounts import audit
from accounts.models import User
from pledges.models import Handover, Placement, PlacementTool
from taskforces.knowledge.trade import fits
from taskforces.models import Company, KnowledgeSheet, Network

Kind = KnowledgeSheet.Kind


def tools_to_choose(placement: Placement):
    """Published tools of the network and shared ones of its neighbours that are not there yet."""
    known = KnowledgeSheet.objects.usable_in(placement.network)
    return known.filter(kind=Kind.TOOL).exclude(placements__placement=placement).order_by("title")


@transaction.atomic
def put_on(placement: Placement, tool: KnowledgeSheet, *, by: User) -> PlacementTool:
    """A second press changes nothing."""
    put, made = PlacementTool.objects.get_or_create(
        placement=placement, sheet=tool, defaults={"put_by": by}
    )
    if made:
        audit.record(placement.unit, by=by, verb="put_tool_on", thing=put)
    return put


@transaction.atomic
def take_off(tool: PlacementTool, *, by: User) -> None:
    audit.record(tool.placement.unit, by=by, verb="take_tool_off", thing=tool)
    tool.delete()


def tools_of_company(handover: Handover):
    """What the company reads: still published, on placements that have not ended."""
    running = Placement.objects.filter(handover=handover).in_place()
    return (
        KnowledgeSheet.objects.published()
        .filter(kind=Kind.TOOL, placements__placement__in=running)
        .order_by("title")
        .distinct()
    )


def trade_sheets(network: Network, company: Company | None) -> list[KnowledgeSheet]:
    """Beside a place: what is known of its trade, here and in neighbouring networks."""
    known = KnowledgeSheet.objects.usable_in(network).filter(kind=Kind.TRADE)
    return [
        each
        for each in known.order_by("title")
        if fits(
            each.industry_codes,
            is_own=each.network_id == network.pk,
            industry_code=company.industry_code if company else "",
        )
    ]
