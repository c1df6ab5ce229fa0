"""Requires a second factor and a log-in of today for the CMS, because its pages are public.

Other pages of the workspace ask for neither; they show a consultant the companies they phone all day.
"""

from datetime import timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

CMS = "/cms/"
LOG_IN = "/cms/login/"
LOGGED_IN_FOR = timedelta(hours=10)  # a working day
RECORDS = (
    "account_authentication_methods"  # where allauth notes each step of a log-in, with its time
)


class SecondFactorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.STAFF_SECOND_FACTOR and request.path_info.startswith(CMS):
            return self._checked(request)
        return self.get_response(request)

    def _checked(self, request):
        if request.path_info == LOG_IN or not request.user.is_authenticated:
            return self.get_response(request)  # Wagtail sends them to log in
        if not is_mfa_enabled(request.user):
            text = _(
                "Du kan kun rette hjemmesiden med totrinslogin. Slå det til her, og kom så tilbage."
            )
            messages.warning(request, text)
            return redirect("mfa_index")
        # Only when a page is opened: what was typed in one is saved first.
        since = timezone.now() - LOGGED_IN_FOR
        if request.method in ("GET", "HEAD") and not logged_in_since(request, since):
            logout(request)
            return redirect_to_login(request.get_full_path(), login_url=reverse(settings.LOGIN_URL))
        return self.get_response(request)


def logged_in_since(request, moment) -> bool:
    records = request.session.get(RECORDS, [])
    return any(record.get("at", 0) >= moment.timestamp() for record in records)
