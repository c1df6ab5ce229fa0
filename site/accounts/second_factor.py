"""Where a session must have shown a second factor, and not merely its person have one.

`/cms/` is public for all to read, so whoever writes there has one (STAFF_SECOND_FACTOR). An organisation may ask for it
besides: for giving roles, keys of other systems, whatever leaves as a file, and sheets; or for its whole workspace. Who
runs the site may ask it of everybody (SECOND_FACTOR_EVERYWHERE).
"""

import re
import time
from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from accounts.kept_statements import KeptStatement
from accounts.log_ins import (
    came_by_provider,
    came_in_strong,
    factors_of,
    log_in_anew,
    showed_factor,
    was_logged_in,
)
from accounts.models import Organisation

CMS = "/cms/"
WORKSPACE = re.compile(r"^(/en)?/arbejdsbord/")
LOG_IN = "/cms/login/"
GOOD_FOR = timedelta(hours=10)  # a working day
# Under /arbejdsbord/: roles, keys, and where sheets are worked on.
PLACES = (
    "medarbejdere", "systemer", "log", "log-ind",
    "indbakke", "overleveringer", "ark", "introduktioner", "jobordrer", "besoeg", "forloeb",
)  # fmt: skip
PLACE = re.compile(rf"^(/en)?/arbejdsbord/(?:{'|'.join(PLACES)})[/.]")
# What leaves as a file: by its ending, or by an address of its own. A picture on a page is none.
FILE = re.compile(
    r"^(/en)?/arbejdsbord/.*(?:\.(?:csv|xlsx|pdf|ics|json|zip)"
    r"|/(?:csv|json|print|fil|journal|digital-post|papirark(?:/[^/]+)?)/)$"
)
EMPTY_FORM = re.compile(r"/skabelon\.\w+$")


def is_guarded(path: str) -> bool:
    """Whether an organisation's wish for a second factor counts at this address."""
    return bool(PLACE.match(path) or FILE.match(path)) and not EMPTY_FORM.search(path)


def is_inside(path: str) -> bool:
    """Whether only people who are logged in get anywhere here."""
    return path.startswith(CMS) or bool(WORKSPACE.match(path))


class SecondFactorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info
        if path != LOG_IN and self._asks(path, request.user):
            return self._checked(request)
        return self.get_response(request)

    def _asks(self, path, user):
        if not is_inside(path) or not user.is_authenticated:
            return False
        if _is_asked_everywhere(user):
            return True
        if path.startswith(CMS):
            return settings.STAFF_SECOND_FACTOR
        return is_guarded(path) and _is_asked_by_organisation(user)

    def _checked(self, request):
        records = get_authentication_records(request, request.user)
        factors = factors_of(request.user)
        if came_in_strong(records):
            return self._fresh(request, records)
        if not factors:
            return _without_any(request, records)
        if not showed_factor(records, factors, since=0):
            return _lead(request, _place_to_show_it(request))
        return self._fresh(request, records)

    def _fresh(self, request, records):
        """Only when a page is opened: what was typed in one is saved first."""
        today = time.time() - GOOD_FOR.total_seconds()
        if request.method in ("GET", "HEAD") and not was_logged_in(records, since=today):
            return log_in_anew(request)
        return self.get_response(request)


def _without_any(request, records):
    """They set one up first; whoever came by their organisation cannot here, and that log-in must ask for two steps."""
    if not came_by_provider(records):
        text = _("Her kræves totrinslogin. Slå det til her, og kom så tilbage.")
        messages.warning(request, text)
        return _lead(request, reverse("mfa_index"))
    if _is_asked_everywhere(request.user):
        return render(request, "accounts/one_factor.html", status=403)
    text = _("Her kræves et mere sikkert log-in hos din organisation. Spørg jeres it.")
    messages.warning(request, text)
    return _lead(request, reverse("home:workspace"))


def _is_asked_everywhere(user) -> bool:
    """By whoever runs the site, or by an organisation of theirs (accounts.backends read it along)."""
    return settings.SECOND_FACTOR_EVERYWHERE or bool(user.asked_everywhere)


def _is_asked_by_organisation(user) -> bool:
    """One of those that the person works for; who runs the site gives roles in all of them."""
    if user.is_superuser and settings.STAFF_SECOND_FACTOR:
        return True
    return bool(_ASKING.rows(user.pk))


_ASKING = KeptStatement(
    lambda user_id: Organisation.objects.filter(
        roles__user=user_id, asks_second_factor=True
    ).values_list("pk")[:1]
)


def _place_to_show_it(request) -> str:
    methods = get_adapter().get_reauthentication_methods(request.user)
    url = next(method["url"] for method in methods if method["id"].startswith("mfa"))
    is_page = request.method in ("GET", "HEAD") and not request.htmx
    back = request.get_full_path() if is_page else reverse("home:workspace")
    return f"{url}?{urlencode({'next': back})}"


def _lead(request, url):
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
