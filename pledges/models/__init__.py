from pledges.models.desk import Absence, SavedFilter
from pledges.models.entries import FollowUpEntry
from pledges.models.followup import Handover
from pledges.models.orders import JobOrderDraft, JobProfile
from pledges.models.placements import (
    Feedback,
    Placement,
    PlacementStep,
    RetentionCheck,
    Scheme,
)
from pledges.models.reminders import Digest, Reminder
from pledges.models.sheets import Campaign, PaperSheet, PledgeLine, Sheet, SheetLink
from pledges.models.steering import SteeringAction, SteeringMeeting, Target
from pledges.models.visits import Introduction, Visit, VisitTime

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
