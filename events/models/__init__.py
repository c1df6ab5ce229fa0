from events.models.answers import Answer
from events.models.badge_layouts import BadgeLayout
from events.models.calendar_keys import CalendarKey
from events.models.contact_cards import ContactCard
from events.models.courses import Course, CourseParticipant
from events.models.devices import Device
from events.models.dispatches import Dispatch
from events.models.door_questions import DoorQuestion
from events.models.event_concepts import EventConcept
from events.models.event_hosts import EventHost
from events.models.event_pictures import EventPicture
from events.models.event_splits import EventSplit, MovedGuest
from events.models.event_stories import EventStory
from events.models.events import Event
from events.models.forgotten import Forgotten
from events.models.guest_questions import GuestQuestion
from events.models.guest_reminders import GuestReminder
from events.models.guest_talks import GuestProfile, GuestTalk, SavedCard
from events.models.interview_groups import InterviewGroup, InterviewSeat
from events.models.invitation_rounds import InvitationRound
from events.models.invitations import Invitation
from events.models.letter_batches import LetterBatch, LetterFile
from events.models.notices import Notice
from events.models.registration_requests import RegistrationRequest
from events.models.registrations import Registration
from events.models.reminder_plans import ReminderPlan
from events.models.scans import Scan
from events.models.sessions import EventMaterial, Session, SessionSeat
from events.models.speakers import Speaker
from events.models.unit_attendances import UnitAttendance

__all__ = [
    "Answer",
    "BadgeLayout",
    "CalendarKey",
    "ContactCard",
    "Course",
    "CourseParticipant",
    "Device",
    "Dispatch",
    "DoorQuestion",
    "Event",
    "EventConcept",
    "EventHost",
    "EventMaterial",
    "EventPicture",
    "EventSplit",
    "EventStory",
    "Forgotten",
    "GuestProfile",
    "GuestQuestion",
    "GuestReminder",
    "GuestTalk",
    "InterviewGroup",
    "InterviewSeat",
    "Invitation",
    "InvitationRound",
    "LetterBatch",
    "LetterFile",
    "MovedGuest",
    "Notice",
    "Registration",
    "RegistrationRequest",
    "ReminderPlan",
    "SavedCard",
    "Scan",
    "Session",
    "SessionSeat",
    "Speaker",
    "UnitAttendance",
]
