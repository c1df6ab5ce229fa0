"""Where promises come from: a meeting, a call, a talk, a magazine. One rule for the desk, the figures and the files.

A promise is a sheet, or an opening that a company told of without one."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Count, F, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from pledges.figures.promises import with_worth
from pledges.figures.scopes import (
    EVERYTHING,
    Scope,
    chosen_handovers,
    chosen_openings,
    chosen_placements,
)
from pledges.followup.people import became_jobs
from pledges.models import Opening, Sheet
from taskforces.models import Outreach

Source, Told, Kind = Sheet.Source, Opening.Source, Outreach.Kind


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
    PLACES = "places", _("rundspørger om pladser")
    CONTRACT = "contract", _("kontrakter")
    CLUB = "club", _("klubben selv")


_BY_HEARD = {
    Source.VISIT: Channel.VISIT,
    Source.CALL: Channel.CALL,
    Source.NETWORK: Channel.NETWORKS,
    Source.MEETING: Channel.MEETING,
    Source.STAFF: Channel.EVERYDAY,
}
# Of an opening without a sheet; a sheet and what is left over of one bring theirs along.
_BY_TOLD = {
    Told.VISIT: Channel.VISIT,
    Told.CALL: Channel.CALL,
    Told.MEETING: Channel.MEETING,
    Told.PLACES: Channel.PLACES,
    Told.CONTRACT: Channel.CONTRACT,
    Told.CLUB: Channel.CLUB,
}
# From a placement: its own sheet, or that of the unit from which the place came.
WAYS_TO_SHEET = ("handover", "opening__given_from__handover")
WAYS_TO_TOLD = ("opening__given_from", "opening")
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


def channel_of_told(*, told_by: str, at_event: bool) -> Channel:
    """Of an opening without a sheet, by its source; what staff said goes first here too, then where it was said."""
    if told_by in _BY_TOLD:
        return _BY_TOLD[told_by]
    return Channel.MEETING if at_event else Channel.EVERYDAY


@dataclass
class FromChannel:
    """`told` of the promises came without a sheet; `hired` are promises by which somebody got a job."""

    channel: Channel
    promises: int = 0
    told: int = 0
    positions: int = 0
    hired: int = 0


def by_channel(scope: Scope = EVERYTHING) -> list[FromChannel]:
    """Those channels alone by which something came, the largest first. Four queries.

    Positions are those on the sheet, and of an opening without one what `promises.worth` says.
    """
    found = {channel: FromChannel(channel) for channel in Channel}
    for without_sheet, group in _groups(scope):
        n, jobs, hired = (group.pop(name, None) or 0 for name in ("n", "positions", "hired"))
        row = found[channel_of_told(**group) if without_sheet else channel_of(**group)]
        row.promises += n
        row.told += n if without_sheet else 0
        row.positions += jobs
        row.hired += hired
    order = list(Channel)
    rows = [row for row in found.values() if row.promises or row.hired]
    return sorted(rows, key=lambda row: (-row.promises, order.index(row.channel)))


def _groups(scope):
    """Promises and what became jobs, grouped by what the rules ask about; and whether they came without a sheet."""
    jobs = chosen_placements(scope, became_jobs())
    promised, left = ({"n": Count("pk"), "positions": Sum(n)} for n in ("positions", "jobs"))
    jobs = jobs.alias(of_sheet=Coalesce(*WAYS_TO_SHEET), told=Coalesce(*WAYS_TO_TOLD))
    of_sheets, told = ({"hired": Count(way, distinct=True)} for way in ("of_sheet", "told"))
    with_sheet, without = jobs.exclude(of_sheet=None), jobs.filter(of_sheet=None)
    for group in (
        *_of_sheets(chosen_handovers(scope), "sheet__").annotate(**promised),
        *_of_sheets(with_sheet, *(f"{way}__sheet__" for way in WAYS_TO_SHEET)).annotate(
            **of_sheets
        ),
    ):
        yield False, group
    for group in (
        *_of_told(with_worth(chosen_openings(scope)), "").annotate(**left),
        *_of_told(without, *(f"{way}__" for way in WAYS_TO_TOLD)).annotate(**told),
    ):
        yield True, group


def _of_told(rows, *ways):
    """By what `channel_of_told` asks about; each of `ways` leads to the opening, with its last two underscores."""
    return rows.values(told_by=_first(ways, "source"), at_event=_any(ways, "event"))


def _of_sheets(rows, *ways):
    """By what `channel_of` asks about; each of `ways` leads to the sheet, with its last two underscores."""
    return rows.values(
        source=_first(ways, "source"),
        at_event=_any(ways, "event"),
        by_campaign=_any(ways, "link__campaign"),
        by_card=_any(ways, "link__ambassador"),
        outreach=_first(ways, "link__outreach__kind"),
    )


def _first(ways, name):
    found = [F(f"{way}{name}") for way in ways]
    return Coalesce(*found) if len(found) > 1 else found[0]


def _any(ways, name):
    return reduce(or_, (models.Q(**{f"{way}{name}__isnull": False}) for way in ways))
