"""Steering groups: members, meetings and what they agreed."""

from django.shortcuts import get_object_or_404

from accounts.access import Ability, require
from accounts.keys import digest
from accounts.models import User
from pledges.models import SteeringAction, SteeringMeeting, SteeringMember, SupportDay


def get_steering_member(user: User, pk: int) -> SteeringMember:
    """A member of a steering group of either side of the network."""
    member = get_object_or_404(SteeringMember.objects.select_related("network__host"), pk=pk)
    require(user, Ability.STEER, member.network.host_id, member.network.unit_id)
    return member


def get_steering_guest(key: str) -> SteeringMember:
    """Whose own address it is; Http404 for any other."""
    members = SteeringMember.objects.select_related("network__host", "network__unit")
    return get_object_or_404(members, key_sha256=digest(key))


def get_support_day(user: User, pk: int) -> SupportDay:
    """Both sides see it: who comes, and who is visited."""
    days = SupportDay.objects.select_related("network__host", "network__unit")
    day = get_object_or_404(days, pk=pk)
    require(user, Ability.STEER, day.network.host_id, day.network.unit_id)
    return day


def get_meeting(user: User, pk: int) -> SteeringMeeting:
    """A meeting of either side of the network."""
    meetings = SteeringMeeting.objects.select_related("network__host", "network__unit")
    meeting = get_object_or_404(meetings, pk=pk)
    require(user, Ability.STEER, meeting.network.host_id, meeting.network.unit_id)
    return meeting


def get_action(meeting: SteeringMeeting, pk: int) -> SteeringAction:
    """Of any meeting of the network: what was agreed before is looked at again until it is done."""
    actions = SteeringAction.objects.select_related("meeting__network__host")
    return get_object_or_404(actions, pk=pk, meeting__network=meeting.network_id)
