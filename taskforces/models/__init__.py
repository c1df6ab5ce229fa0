from taskforces.models.companies import Company, Contact, Workplace
from taskforces.models.editors import Editors
from taskforces.models.figures import Figure
from taskforces.models.imports import ContactImport
from taskforces.models.letters import MayorInvitationPage
from taskforces.models.lists import ContactList, Listing
from taskforces.models.networks import Membership, Network
from taskforces.models.pages import KIND_TEXTS, NetworkIndexPage, NetworkPage
from taskforces.models.prizes import Nomination, PrizePage
from taskforces.models.stories import StoryConsent, StoryIndexPage, StoryPage

__all__ = [
    "KIND_TEXTS",
    "Company",
    "Contact",
    "ContactImport",
    "ContactList",
    "Editors",
    "Figure",
    "Listing",
    "MayorInvitationPage",
    "Membership",
    "Network",
    "NetworkIndexPage",
    "NetworkPage",
    "Nomination",
    "PrizePage",
    "StoryConsent",
    "StoryIndexPage",
    "StoryPage",
    "Workplace",
]
