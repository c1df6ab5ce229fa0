from pledges.models.absences import Absence
from pledges.models.desk import SavedFilter
from pledges.models.digests import Digest
from pledges.models.entries import FollowUpEntry
from pledges.models.feedback import Feedback
from pledges.models.followup import Handover
from pledges.models.introductions import Introduction
from pledges.models.orders import JobOrderDraft
from pledges.models.placements import Placement, PlacementStep, RetentionCheck, Scheme
from pledges.models.profiles import JobProfile
from pledges.models.reminders import Reminder
from pledges.models.sheets import Campaign, PaperSheet, PledgeLine, Sheet, SheetLink
from pledges.models.steering import SteeringAction, SteeringMeeting
from pledges.models.targets import Target
from pledges.models.visits import Visit, VisitTime

__all__ = [
    "Absence",
    "Campaign",
    "Digest",
    "Feedback",
    "FollowUpEntry",
    "Handover",
    "Introduction",
    "JobOrderDraft",
    "JobProfile",
    "PaperSheet",
    "Placement",
    "PlacementStep",
    "PledgeLine",
    "Reminder",
    "RetentionCheck",
    "SavedFilter",
    "Scheme",
    "Sheet",
    "SheetLink",
    "SteeringAction",
    "SteeringMeeting",
    "Target",
    "Visit",
    "VisitTime",
]
