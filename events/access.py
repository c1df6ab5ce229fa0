from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access import Ability, require
from accounts.keys import normalise_code
from accounts.models import User
from events.models import Device, Event, Invitation, InvitationRound


def get_event(user: User, pk: int, ability: Ability) -> Event:
    event = get_object_or_404(Event.objects.select_related("network__host", "network__unit"), pk=pk)
    require(user, ability, event.network.host_id)
    return event


def get_round(user: User, pk: int, ability: Ability = Ability.INVITE) -> InvitationRound:
    found = get_object_or_404(
        InvitationRound.objects.select_related("event__network__host", "letter"), pk=pk
    )
    require(user, ability, found.event.network.host_id)
    return found


def get_invitation(user: User, pk: int) -> Invitation:
    invitation = get_object_or_404(Invitation.objects.with_people(), pk=pk)
    require(user, Ability.INVITE, invitation.event.network.host_id)
    return invitation


def get_device(user: User, pk: int) -> Device:
    device = get_object_or_404(Device.objects.select_related("event__network"), pk=pk)
    require(user, Ability.RUN_DOOR, device.event.network.host_id)
    return device


def invitation_by_code(typed: str) -> Invitation:
    """The invitation of a code as typed or scanned; 404 when there is none."""
    code = normalise_code(typed)
    if not code:
        raise Http404
    return get_object_or_404(Invitation.objects.with_people(), code=code)
