"""What a log-in by a provider leaves in the session, and how a session by it differs from one by a code or a password."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication

from accounts.log_ins import BY_PROVIDER, came_by_provider
from accounts.models import IdentityProvider
from accounts.sso.levels import is_strong
from accounts.sso.statements import Statement

TOLD, TO_LOG_OUT = "sso", "sso_log_out"


def note(request, user, provider: IdentityProvider, stated: Statement) -> None:
    """With what the provider must be told at log-out, and whether this stands for a second factor of ours."""
    strong = is_strong(stated.level, stated.two_steps)
    record_authentication(request, user, BY_PROVIDER, provider=provider.key, strong=strong)
    request.session[TOLD] = {"provider": provider.pk, **stated.log_out}


def by_provider(request, user) -> bool:
    return came_by_provider(get_authentication_records(request, user))


def provider_in(request) -> IdentityProvider | None:
    """By whom the person came in, if by any."""
    told = request.session.get(TOLD) or {}
    return IdentityProvider.objects.filter(pk=told.get("provider")).first()


def keep_for_log_out(request, told: dict | None) -> None:
    """After the session is emptied: the next page may offer to log out at the provider too."""
    if told:
        request.session[TO_LOG_OUT] = told


def take_for_log_out(request, provider: IdentityProvider) -> dict | None:
    told = request.session.pop(TO_LOG_OUT, None)
    return told if told and told.get("provider") == provider.pk else None
