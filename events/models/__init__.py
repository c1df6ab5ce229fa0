from events.models.door import Device, Scan
from events.models.events import Event
from events.models.forgotten import Forgotten
from events.models.invitations import Answer, Invitation, InvitationRound
from events.models.registrations import Registration

__all__ = [
    "Answer",
    "Device",
    "Event",
    "Forgotten",
    "Invitation",
    "InvitationRound",
    "Registration",
    "Scan",
]
