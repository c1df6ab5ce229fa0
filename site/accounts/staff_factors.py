"""Who of the staff has a second factor, for those who give roles: one rule for the list and its filter."""

from allauth.mfa.models import Authenticator
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import IdentityLink, Role


class TwoSteps(models.TextChoices):
    HAS = "has", _("har to-trin")
    PROVIDER = "provider", _("logger ind hos egen udbyder")
    LACKS = "lacks", _("mangler to-trin")


def two_steps(*, has_factor: bool, by_provider: bool) -> TwoSteps:
    """Whoever logs in by their organisation's own provider shows the second step there, and we cannot see it."""
    if has_factor:
        return TwoSteps.HAS
    return TwoSteps.PROVIDER if by_provider else TwoSteps.LACKS


def with_factors(roles: QuerySet[Role]) -> QuerySet[Role]:
    """With `has_factor` and `by_provider`; recovery codes alone are no factor."""
    own = Authenticator.objects.filter(user=OuterRef("user"))
    return roles.annotate(
        has_factor=Exists(own.exclude(type=Authenticator.Type.RECOVERY_CODES)),
        by_provider=Exists(
            IdentityLink.objects.filter(user=OuterRef("user"), provider__active=True)
        ),
    )


def steps_of(role: Role) -> TwoSteps:
    """Of a row of `with_factors`."""
    return two_steps(has_factor=role.has_factor, by_provider=role.by_provider)


def lacking(roles: QuerySet[Role]) -> QuerySet[Role]:
    """The twin of `two_steps` for a query."""
    return with_factors(roles).filter(has_factor=False, by_provider=False)
