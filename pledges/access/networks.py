"""Networks and their evenings, ambassadors and targets."""

from django.shortcuts import get_object_or_404

from accounts.access import Ability, abilities_in, require
from accounts.models import User
from events.models import Event
from pledges.models import Handover, ProgrammeTarget, Target
from taskforces.models import Membership, Network


def get_evening(user: User, pk: int) -> tuple[Event, bool]:
    """An event whose follow-up the user may see, and whether as the host: they see every unit's sheets."""
    event = get_object_or_404(Event.objects.select_related("network__host"), pk=pk)
    units = Handover.objects.filter(sheet__event=event).values_list("unit_id", flat=True)
    host, own = event.network.host_id, event.network.unit_id
    require(user, Ability.SEE_SHEETS, host, own, *units.distinct().order_by())
    return event, Ability.SEE_SHEETS in abilities_in(user, [host])


def get_network(user: User, pk: int, ability: Ability) -> Network:
    """A network of one's own organisation."""
    network = get_object_or_404(Network.objects.select_related("host", "unit"), pk=pk)
    require(user, ability, network.host_id)
    return network


def get_steered_network(user: User, pk: int) -> Network:
    """A network of either side of the steering group."""
    network = get_object_or_404(Network.objects.select_related("host", "unit"), pk=pk)
    require(user, Ability.STEER, network.host_id, network.unit_id)
    return network


def get_meeting_event(user: User, pk: int) -> Event:
    """A meeting whose inputs the host or the network's unit reads aloud."""
    event = get_object_or_404(Event.objects.select_related("network__host", "network__unit"), pk=pk)
    require(user, Ability.SEE, event.network.host_id, event.network.unit_id)
    return event


def get_ambassador(user: User, network_pk: int, pk: int) -> Membership:
    """An ambassador of one's own network."""
    ambassadors = Membership.objects.filter(role=Membership.Role.AMBASSADOR)
    found = get_object_or_404(
        ambassadors.select_related("network__host", "contact__company"), pk=pk, network=network_pk
    )
    require(user, Ability.MANAGE_EVENTS, found.network.host_id)
    return found


def get_target(user: User, pk: int) -> Target:
    """What either side of a network aims at."""
    target = get_object_or_404(Target.objects.select_related("network__host"), pk=pk)
    require(user, Ability.STEER, target.network.host_id, target.network.unit_id)
    return target


def get_programme_target(user: User, pk: int) -> ProgrammeTarget:
    """What a programme aims at that one's own organisation leads."""
    target = get_object_or_404(ProgrammeTarget.objects.select_related("programme__lead"), pk=pk)
    require(user, Ability.RUN_PROGRAMMES, target.programme.lead_id)
    return target
