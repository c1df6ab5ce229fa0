"""What allauth asks of us when somebody comes from a provider."""

import logging

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter

from accounts.models import IdentityProvider, User
from accounts.sso import people, trials
from accounts.sso.pages import refused
from accounts.sso.providers import app_of

log = logging.getLogger("haandslag.sso")


class SsoAdapter(DefaultSocialAccountAdapter):
    def list_apps(self, request, provider=None, client_id=None):
        """Apps are our rows; allauth's own table stays empty."""
        apps = [app_of(row) for row in IdentityProvider.objects.filter(active=True)]
        return [
            app
            for app in apps
            if provider in (None, app.provider, app.provider_id)
            and client_id in (None, app.client_id)
        ]

    def is_open_for_signup(self, request, sociallogin):
        """An account is made by `people.enter`, with a role or not at all."""
        return False

    def populate_user(self, request, sociallogin, data):
        return sociallogin.user

    def on_authentication_error(
        self, request, provider, error=None, exception=None, extra_context=None
    ):
        # Which kind of error, and never its words: they may hold what the provider sent.
        kinds = [type(one).__name__ for one in (exception, getattr(exception, "__cause__", None))]
        log.warning("A log-in by an identity provider failed: %s (%s)", error, ", ".join(kinds))
        raise ImmediateHttpResponse(refused(request, provider.app.row))

    def pre_social_login(self, request, sociallogin):
        """Here it is decided: allauth then logs in the user that it finds."""
        row, stated = sociallogin.provider.row, sociallogin.stated
        state = sociallogin.state.get("data") or {}
        if state.get("trial"):
            raise ImmediateHttpResponse(trials.show(request, row, stated))
        if not row.active:
            raise ImmediateHttpResponse(refused(request, row))
        try:
            entry = people.enter(row, stated, connecting=_connecting(request, state))
        except people.EntryRefused as refusal:
            raise ImmediateHttpResponse(refused(request, row, str(refusal))) from None
        if entry.refused:
            raise ImmediateHttpResponse(refused(request, row, entry.refused.label))
        sociallogin.user = sociallogin.account.user = entry.user


def _connecting(request, state) -> User | None:
    """Who asked for it before they left, and still sits there."""
    if not state.get("connect") or state["connect"] != request.user.pk:
        return None
    return User.objects.get(pk=request.user.pk)
