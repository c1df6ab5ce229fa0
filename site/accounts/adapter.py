"""What allauth asks of us. How its mails go out stands above, in outbox.account_mail."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.people import offers_to
from accounts.sso import local, pages, session


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """No sign-up: an owner gives roles, and leaders never log in."""
        return False

    def get_reset_password_from_key_url(self, key):
        """On our own address, whatever Host the request came with."""
        user, _dash, secret = key.partition("-")
        values = {"uidb36": user, "key": secret}
        return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=values)

    def get_login_stages(self):
        """A second factor is asked of nobody whose organisation has asked for one already."""
        ours = {"allauth.mfa.stages.AuthenticateStage": "accounts.sso.stages.AuthenticateStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def pre_login(self, request, user, **kwargs):
        response = super().pre_login(request, user, **kwargs)
        social = (kwargs.get("signal_kwargs") or {}).get("sociallogin")
        if response is None and social is not None:
            session.note(request, user, social.provider.row, social.stated)
        return response

    def login(self, request, user):
        """The last step of every log-in. What speaks against it is said only to whoever got this far."""
        if not session.by_provider(request, user) and not local.is_let_in(user):
            raise ImmediateHttpResponse(pages.closed_here(request, local.provider_for(user)))
        super().login(request, user)

    def logout(self, request):
        told = request.session.get(session.TOLD)
        super().logout(request)
        session.keep_for_log_out(request, told)

    def get_logout_redirect_url(self, request):
        """Whoever came by their organisation is told that they are still logged in there."""
        provider = session.provider_in(request)
        if provider is not None:
            return reverse("accounts:sso_logged_out", args=[provider.slug])
        return super().get_logout_redirect_url(request)

    def get_login_redirect_url(self, request):
        """Whoever is offered a role is asked first; a page they came for goes before it."""
        if not session.by_provider(request, request.user) and offers_to(request.user).exists():
            return reverse("accounts:offers")
        return super().get_login_redirect_url(request)

    def is_safe_url(self, url):
        """Only paths of our own: another host is never where a log-in leads, allowed or not."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """By the address alone: allauth adds the Host, and a new spelling of it would begin a new count."""
        return credentials.get("email", "").lower()
