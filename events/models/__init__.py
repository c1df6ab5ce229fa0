from events.models.badges import BadgeLayout, ContactCard
from events.models.calendars import CalendarKey
from events.models.dispatches import Dispatch, LetterBatch, LetterFile
from events.models.door import Device, DoorQuestion, Scan
from events.models.events import Event
from events.models.forgotten import Forgotten
from events.models.groups import InterviewGroup, InterviewSeat
from events.models.invitations import Answer, Invitation, InvitationRound
from events.models.pictures import EventPicture
from events.models.questions import GuestQuestion
from events.models.registrations import Registration
from events.models.reminders import GuestReminder, ReminderPlan

__all__ = [
    "Answer",
    "BadgeLayout",
    "CalendarKey",
    "ContactCard",
    "Device",
    "Dispatch",
    "DoorQuestion",
    "Event",
    "EventPicture",
    "Forgotten",
    "GuestQuestion",
    "GuestReminder",
    "InterviewGroup",
    "InterviewSeat",
    "Invitation",
    "InvitationRound",
    "LetterBatch",
    "LetterFile",
    "Registration",
    "ReminderPlan",
    "Scan",
]
