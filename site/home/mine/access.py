"""What staff see of what leaders ask on their own page."""

from django.shortcuts import get_object_or_404

from accounts.access import Ability, require
from accounts.models import User
from home.models import CorrectionRequest


def get_correction(user: User, pk: int) -> CorrectionRequest:
    found = get_object_or_404(
        CorrectionRequest.objects.select_related("contact__organisation", "contact__company"), pk=pk
    )
    require(user, Ability.INVITE, found.contact.organisation_id)
    return found
