"""Whose sheet it is where several networks hold an event: the company's own network's."""

from collections.abc import Collection

from events.models import EventHost, Invitation
from pledges.models import Sheet
from pledges.sheets.entry import SheetEntry
from taskforces.models import Membership, Network


def whose(organiser: int, *, invited_by: Collection[int], member_of: Collection[int]) -> int:
    """The network that invited the company, else the one it is a member of; the organiser's when neither says one.

    `invited_by` and `member_of` are networks among those that hold the event.
    """
    for networks in (invited_by, member_of):
        if len(networks) == 1:
            return next(iter(networks))
    return organiser


def network_of(sheet: Sheet, entry: SheetEntry) -> Network:
    """A guest's own code says it; at a table that anybody uses, it is what is known of the company."""
    if entry.event is None or entry.invitation or sheet.company_id is None:
        return entry.network
    hosts = EventHost.objects.joined().filter(event=entry.event).select_related("network__host")
    networks = {host.network_id: host.network for host in hosts}
    if not networks:
        return entry.network
    networks[entry.network.pk] = entry.network
    found = whose(
        entry.network.pk,
        invited_by=_inviting(sheet, entry) & networks.keys(),
        member_of=_member_of(sheet) & networks.keys(),
    )
    return networks[found]


def _inviting(sheet, entry):
    invited = Invitation.objects.filter(
        event=entry.event, contact__company=sheet.company_id, withdrawn_at=None
    )
    rounds = invited.order_by().values_list("round__network", flat=True).distinct()
    return {network or entry.event.network_id for network in rounds}


def _member_of(sheet):
    current = Membership.objects.current().filter(company=sheet.company_id)
    return set(current.order_by().values_list("network", flat=True))


def is_of_entry(sheet: Sheet, entry: SheetEntry) -> bool:
    """Whether it came in by this way before, be it for a network that holds the event with others."""
    if sheet.network_id == entry.network.pk:
        return True
    if entry.event is None or sheet.event_id != entry.event.pk:
        return False
    holds = {entry.event.network_id, *entry.event.hosts.values_list("network", flat=True)}
    return sheet.network_id in holds and entry.network.pk in holds
