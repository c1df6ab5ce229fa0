"""A trial of a provider: the whole way there and back, and then a page instead of a log-in."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone

from accounts import audit
from accounts.access import Ability, require
from accounts.models import IdentityProvider, Organisation, Role
from accounts.sso import people
from accounts.sso.levels import Level
from accounts.sso.roles import roles_from
from accounts.sso.statements import Statement

SHOWN = 50


def show(request, provider: IdentityProvider, stated: Statement):
    """What came, and what a log-in would have given. Nothing of it is kept, and nobody is logged in."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    require(request.user, Ability.MANAGE_ORGANISATION, provider.organisation_id)
    refused = people.refusal_of(provider, stated)
    granted = roles_from(stated.grants, people.rules_of(provider))
    names = Organisation.objects.in_bulk([organisation for organisation, _role in granted])
    if refused is None and stated.email:
        _note(provider, request.user)
    context = {
        "provider": provider,
        "stated": stated,
        "level": Level(stated.level).label,
        "refused": refused.label if refused else "",
        "roles": sorted(f"{Role.Kind(role).label}, {names[pk]}" for pk, role in granted),
        "grants": stated.grants[:SHOWN],
    }
    return render(request, "accounts/sso/trial.html", context)


def _note(provider, by):
    """That it worked once: only then may log-in here be closed."""
    provider.tried_at = timezone.now()
    provider.save(update_fields=["tried_at"])
    audit.record(provider.organisation, by=by, verb="sso.trial", thing=provider)
