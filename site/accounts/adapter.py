"""What allauth asks of us. How its mails go out stands above, in outbox.account_mail."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.people import offers_to


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """No sign-up: an owner gives roles, and leaders never log in."""
        return False

    def get_reset_password_from_key_url(self, key):
        """On our own address, whatever Host the request came with."""
        user, _dash, secret = key.partition("-")
        values = {"uidb36": user, "key": secret}
        return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=values)

    def get_login_redirect_url(self, request):
        """Whoever is offered a role is asked first; a page they came for goes before it."""
        if offers_to(request.user).exists():
            return reverse("accounts:offers")
        return super().get_login_redirect_url(request)

    def is_safe_url(self, url):
        """Only paths of our own: another host is never where a log-in leads, allowed or not."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """By the address alone: allauth adds the Host, and a new spelling of it would begin a new count."""
        return credentials.get("email", "").lower()
