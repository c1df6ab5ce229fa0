"""Where promises come from: a meeting, a call, a talk, a magazine. One rule for the desk, the figures and the files."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import models
from django.db.models import Count, F, Sum, Value
from django.utils.translation import gettext_lazy as _

from pledges.figures.funnel import EVERYTHING, Scope, chosen_handovers, chosen_placements
from pledges.followup.people import became_jobs
from pledges.models import Sheet
from taskforces.models import Outreach

Source, Kind = Sheet.Source, Outreach.Kind


class Channel(models.TextChoices):
    MEETING = "meeting", _("møder")
    VISIT = "visit", _("besøg")
    CALL = "call", _("telefon")
    NETWORKS = "networks", _("netværk")
    EVERYDAY = "everyday", _("hverdagen")
    TALK = "talk", _("oplæg")
    MEDIA = "media", _("blade og medier")
    FAIR = "fair", _("messer")
    CAMPAIGN = "campaign", _("kampagner")
    CARD = "card", _("ambassadørers kort")
    LINK = "link", _("åbne link")


_BY_HEARD = {
    Source.VISIT: Channel.VISIT,
    Source.CALL: Channel.CALL,
    Source.NETWORK: Channel.NETWORKS,
    Source.MEETING: Channel.MEETING,
    Source.STAFF: Channel.EVERYDAY,
}
_BY_OUTREACH = {Kind.TALK: Channel.TALK, Kind.FAIR: Channel.FAIR}


def channel_of(
    *, source: str, at_event: bool, by_campaign: bool, by_card: bool, outreach: str | None
) -> Channel:
    """What staff said goes first; then the link by which the company came; then what the link belongs to.

    `outreach` is a kind of Outreach: a talk and a fair stand alone, all that is written or filmed is media.
    """
    if source in _BY_HEARD:
        return _BY_HEARD[source]
    if outreach:
        return _BY_OUTREACH.get(outreach, Channel.MEDIA)
    if by_campaign:
        return Channel.CAMPAIGN
    if by_card:
        return Channel.CARD
    return Channel.MEETING if at_event else Channel.LINK


def channel_of_sheet(sheet: Sheet) -> Channel:
    link = sheet.link
    return channel_of(
        source=sheet.source,
        at_event=sheet.event_id is not None,
        by_campaign=bool(link and link.campaign_id),
        by_card=bool(link and link.ambassador_id),
        outreach=link.outreach.kind if link and link.outreach_id else None,
    )


@dataclass(frozen=True)
class FromChannel:
    """`hired` are promises by which somebody got a job."""

    channel: Channel
    sheets: int
    positions: int
    hired: int


def by_channel(scope: Scope = EVERYTHING) -> list[FromChannel]:
    """Those channels alone by which something came, the largest first. Two queries."""
    sheets = _grouped(chosen_handovers(scope), "sheet__").annotate(
        sheets=Count("pk"), jobs=Sum("positions"), hired=Value(0)
    )
    jobs = _grouped(chosen_placements(scope, became_jobs()), "handover__sheet__").annotate(
        sheets=Value(0), jobs=Value(0), hired=Count("handover", distinct=True)
    )
    found = defaultdict(lambda: [0, 0, 0])
    for group in (*sheets, *jobs):
        counted = group.pop("sheets"), group.pop("jobs") or 0, group.pop("hired")
        channel = channel_of(**group)
        found[channel] = [a + b for a, b in zip(found[channel], counted, strict=True)]
    rows = [FromChannel(channel, *counted) for channel, counted in found.items()]
    order = list(Channel)
    return sorted(rows, key=lambda row: (-row.sheets, order.index(row.channel)))


def _grouped(rows, sheet):
    """By what the rule asks about; `sheet` is the way to it, with its last two underscores."""
    return rows.values(
        source=F(f"{sheet}source"),
        at_event=models.Q(**{f"{sheet}event__isnull": False}),
        by_campaign=models.Q(**{f"{sheet}link__campaign__isnull": False}),
        by_card=models.Q(**{f"{sheet}link__ambassador__isnull": False}),
        outreach=F(f"{sheet}link__outreach__kind"),
    )
