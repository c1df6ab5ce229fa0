from pledges.models.absences import Absence
from pledges.models.aftercare_contacts import AftercareContact
from pledges.models.campaigns import Campaign
from pledges.models.candidate_talks import CandidateTalk, CandidateWish
from pledges.models.candidates import Candidate, CandidateStage
from pledges.models.company_questions import CompanyQuestion
from pledges.models.counter_offers import CounterOffer
from pledges.models.departments import Department, DepartmentOffer
from pledges.models.digests import Digest
from pledges.models.door_requests import DoorRequest
from pledges.models.feedback import Feedback
from pledges.models.fit_statements import FitStatement
from pledges.models.follow_up_entries import FollowUpEntry
from pledges.models.given_steps import GivenStep
from pledges.models.handovers import Handover
from pledges.models.held_sheets import HeldSheet
from pledges.models.inbox_layouts import InboxLayout
from pledges.models.introductions import Introduction
from pledges.models.job_order_drafts import JobOrderDraft
from pledges.models.job_profiles import JobProfile
from pledges.models.mail_texts import MailText
from pledges.models.openings import Opening, OpeningEntry
from pledges.models.paper_sheets import PaperSheet
from pledges.models.placement_steps import PlacementStep, RetentionCheck
from pledges.models.placement_tools import PlacementTool
from pledges.models.placements import Placement
from pledges.models.programme_targets import ProgrammeTarget, ProgrammeTargetChange
from pledges.models.referrals import Referral
from pledges.models.reminders import Reminder
from pledges.models.reorganisations import Reorganisation
from pledges.models.retention_answers import RetentionAnswer
from pledges.models.saved_filters import SavedFilter
from pledges.models.schemes import Scheme
from pledges.models.sheet_links import SheetLink
from pledges.models.sheets import PledgeLine, Sheet
from pledges.models.steering_meetings import SteeringAction, SteeringMeeting
from pledges.models.steering_members import SteeringMember
from pledges.models.support_days import SupportDay, SupportDayLine
from pledges.models.target_group_counts import TargetGroupCount
from pledges.models.targets import Target
from pledges.models.visits import Visit, VisitTime

__all__ = [
    "Absence",
    "AftercareContact",
    "Campaign",
    "Candidate",
    "CandidateStage",
    "CandidateTalk",
    "CandidateWish",
    "CompanyQuestion",
    "CounterOffer",
    "Department",
    "DepartmentOffer",
    "Digest",
    "DoorRequest",
    "Feedback",
    "FitStatement",
    "FollowUpEntry",
    "GivenStep",
    "Handover",
    "HeldSheet",
    "InboxLayout",
    "Introduction",
    "JobOrderDraft",
    "JobProfile",
    "MailText",
    "Opening",
    "OpeningEntry",
    "PaperSheet",
    "Placement",
    "PlacementStep",
    "PlacementTool",
    "PledgeLine",
    "ProgrammeTarget",
    "ProgrammeTargetChange",
    "Referral",
    "Reminder",
    "Reorganisation",
    "RetentionAnswer",
    "RetentionCheck",
    "SavedFilter",
    "Scheme",
    "Sheet",
    "SheetLink",
    "SteeringAction",
    "SteeringMeeting",
    "SteeringMember",
    "SupportDay",
    "SupportDayLine",
    "Target",
    "TargetGroupCount",
    "Visit",
    "VisitTime",
]
