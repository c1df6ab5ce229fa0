from taskforces.models.companies import Company, Contact, Workplace
from taskforces.models.figures import Figure
from taskforces.models.imports import ContactImport
from taskforces.models.letters import MayorInvitationPage
from taskforces.models.networks import Membership, Network

__all__ = [
    "Company",
    "Contact",
    "ContactImport",
    "Figure",
    "MayorInvitationPage",
    "Membership",
    "Network",
    "Workplace",
]
