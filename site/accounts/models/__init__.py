from accounts.models.api_tokens import ApiToken
from accounts.models.audit_entries import AuditEntry
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
    "ApiToken",
    "AuditEntry",
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
