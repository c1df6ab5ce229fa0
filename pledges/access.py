from django.shortcuts import get_object_or_404

from accounts.access import Ability, require
from accounts.models import User
from pledges.models import Handover, Sheet


def get_handover(user: User, pk: int, ability: Ability = Ability.WORK_SHEETS) -> Handover:
    """A handover of one's own unit; the network's host sees the sheet, never the unit's log."""
    handover = get_object_or_404(Handover.objects.with_sheets(), pk=pk)
    require(user, ability, handover.unit_id)
    return handover


def get_sheet(user: User, pk: int) -> Sheet:
    sheet = get_object_or_404(Sheet.objects.select_related("network", "handover__unit"), pk=pk)
    handover = getattr(sheet, "handover", None)
    require(user, Ability.SEE_SHEETS, sheet.network.host_id, handover and handover.unit_id)
    return sheet
