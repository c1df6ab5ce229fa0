from taskforces.models.advice import Advice
from taskforces.models.bulk_changes import BulkChange, DeletedContact
from taskforces.models.companies import Company, Workplace
from taskforces.models.company_merges import CompanyMerge
from taskforces.models.company_relations import CompanyLogEntry, CompanyRelation, Tag
from taskforces.models.contact_imports import ContactImport, RegisterFile
from taskforces.models.contact_lists import ContactList, Listing
from taskforces.models.contact_merges import ContactDistinction, ContactMerge
from taskforces.models.contacts import Contact
from taskforces.models.continuations import Continuation
from taskforces.models.editors import Editors
from taskforces.models.figures import Figure
from taskforces.models.jury_members import JuryMember, JuryVote, PrizeWinner
from taskforces.models.knowledge_sheets import KnowledgeSheet
from taskforces.models.mayor_invitation_pages import MayorInvitationPage
from taskforces.models.memberships import JoinRequest, Membership
from taskforces.models.network_pages import KIND_TEXTS, NetworkIndexPage, NetworkPage
from taskforces.models.networks import Network, TargetGroupDecision
from taskforces.models.nominations import Nomination
from taskforces.models.outreach import Outreach
from taskforces.models.partnerships import Partnership
from taskforces.models.plan_lines import PlanLine
from taskforces.models.prize_pages import PrizePage
from taskforces.models.programmes import (
    Programme,
    ProgrammeChapter,
    ProgrammeNetwork,
    ProgrammePartner,
)
from taskforces.models.saved_selections import SavedSelection
from taskforces.models.signers import Signer
from taskforces.models.story_consents import StoryConsent
from taskforces.models.story_index_pages import StoryIndexPage
from taskforces.models.story_pages import StoryPage

__all__ = [
    "KIND_TEXTS",
    "Advice",
    "BulkChange",
    "Company",
    "CompanyLogEntry",
    "CompanyMerge",
    "CompanyRelation",
    "Contact",
    "ContactDistinction",
    "ContactImport",
    "ContactList",
    "ContactMerge",
    "Continuation",
    "DeletedContact",
    "Editors",
    "Figure",
    "JoinRequest",
    "JuryMember",
    "JuryVote",
    "KnowledgeSheet",
    "Listing",
    "MayorInvitationPage",
    "Membership",
    "Network",
    "NetworkIndexPage",
    "NetworkPage",
    "Nomination",
    "Outreach",
    "Partnership",
    "PlanLine",
    "PrizePage",
    "PrizeWinner",
    "Programme",
    "ProgrammeChapter",
    "ProgrammeNetwork",
    "ProgrammePartner",
    "RegisterFile",
    "SavedSelection",
    "Signer",
    "StoryConsent",
    "StoryIndexPage",
    "StoryPage",
    "Tag",
    "TargetGroupDecision",
    "Workplace",
]
