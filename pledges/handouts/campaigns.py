"""A campaign's own page: what it is about, how far it has come, and the way to its sheet."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, Sum
from django.http import Http404
from django.utils import timezone

from pledges.figures.suppression import SMALLEST_GROUP
from pledges.models import Campaign, Handover, SheetLink


@dataclass(frozen=True)
class Progress:
    """None while fewer than five companies have said yes: one of them could be recognised."""

    companies: int | None
    jobs: int | None
    called: int | None
    goal: int | None

    @property
    def share(self) -> int:
        """Of the goal, in whole per cent, at most 100."""
        return min(100, round(100 * self.jobs / self.goal)) if self.goal and self.jobs else 0


def campaign_of(slug: str) -> Campaign:
    """Of an active network; Http404 for any other."""
    known = Campaign.objects.select_related("network__host", "network__unit", "sheet_link")
    campaign = known.filter(slug=slug, network__active=True).first()
    if campaign is None:
        raise Http404
    return campaign


def progress(campaign: Campaign) -> Progress:
    """What was promised, and how many of them somebody has called, so that no pledge stands alone."""
    given = Handover.objects.filter(sheet__link__campaign=campaign)
    found = given.exclude(status=Handover.Status.WITHDRAWN).aggregate(
        companies=Count("sheet", distinct=True),
        jobs=Sum("positions", default=0),
        called=Count("first_contact_at"),
    )
    if found["companies"] < SMALLEST_GROUP:
        found = dict.fromkeys(found)
    return Progress(**found, goal=campaign.goal_positions)


def is_on(campaign: Campaign, today: date | None = None) -> bool:
    return campaign.starts_on <= (today or timezone.localdate()) <= campaign.ends_on


@transaction.atomic
def give_link(campaign: Campaign) -> SheetLink:
    """The entry to the campaign's sheets; the same one whenever it is asked for."""
    link, _made = SheetLink.objects.get_or_create(
        campaign=campaign, defaults={"network": campaign.network}
    )
    return link
