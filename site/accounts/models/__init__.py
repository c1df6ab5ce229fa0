from accounts.models.api_answers import ApiAnswer
from accounts.models.api_tokens import ApiToken
from accounts.models.audit_entries import AuditEntry, AuditLink, AuditValues
from accounts.models.closing_days import ClosingDay
from accounts.models.identity_providers import (
    IdentityLink,
    IdentityProvider,
    RoleRule,
    UsedAssertion,
)
from accounts.models.organisations import Organisation
from accounts.models.role_offers import RoleOffer
from accounts.models.roles import Role
from accounts.models.users import User

__all__ = [
    "ApiAnswer",
    "ApiToken",
    "AuditEntry",
    "AuditLink",
    "AuditValues",
    "ClosingDay",
    "IdentityLink",
    "IdentityProvider",
    "Organisation",
    "Role",
    "RoleOffer",
    "RoleRule",
    "UsedAssertion",
    "User",
]
