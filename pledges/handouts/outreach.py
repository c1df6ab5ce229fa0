"""The way to the sheet that belongs to one talk, one article or one fair."""

from django.db import transaction

from pledges.models import SheetLink
from taskforces.models import Outreach


@transaction.atomic
def give_link(entry: Outreach) -> SheetLink:
    """The same one whenever it is asked for; what comes by it carries the talk as its source."""
    link, _made = SheetLink.objects.get_or_create(
        outreach=entry, defaults={"network_id": entry.network_id}
    )
    return link
