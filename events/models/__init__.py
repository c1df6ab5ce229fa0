from events.models.door import Device, Scan
from events.models.events import Event
from events.models.invitations import Answer, Invitation, InvitationRound
from events.models.registrations import Registration

__all__ = ["Answer", "Device", "Event", "Invitation", "InvitationRound", "Registration", "Scan"]
