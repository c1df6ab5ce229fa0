"""What a session has shown of who sits there: each step of a log-in, with its time, as allauth notes it."""

import time
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import resolve_url

BY_PROVIDER = "sso"  # accounts.sso notes it; the other names are allauth's
OUR_WAYS = ("password", "code", "password_reset")


def was_logged_in(records: list[dict], *, since: float) -> bool:
    """Whether any step was taken after that moment."""
    return any(record.get("at", 0) >= since for record in records)


def showed_factor(records: list[dict], factors, *, since: float) -> bool:
    """Whether one of these factors was shown after that moment.

    A factor that has been taken away since counts no longer, and that another session showed one never did.
    """
    return any(
        record.get("method") == "mfa"
        and record.get("id") in factors
        and record.get("at", 0) >= since
        for record in records
    )


def came_by_provider(records: list[dict]) -> bool:
    """Whether the last way in was an organisation's own log-in, and none of ours came after it."""
    ways = [record for record in records if record.get("method") == BY_PROVIDER or _is_ours(record)]
    return bool(ways) and ways[-1].get("method") == BY_PROVIDER


def came_in_strong(records: list[dict]) -> bool:
    """Whether that log-in was so sure that it stands for a second factor."""
    last = [record for record in records if record.get("method") == BY_PROVIDER][-1:]
    return came_by_provider(records) and bool(last[0].get("strong"))


def _is_ours(record):
    return record.get("method") in OUR_WAYS or bool(record.get("passwordless"))


def factors_of(user) -> set[int]:
    """Recovery codes among them: they stand in for a lost phone."""
    return set(Authenticator.objects.filter(user=user).values_list("pk", flat=True))


def on_factor_set_up(sender, request, user, authenticator, **kwargs):
    """Signal receiver: to set one up is to show it; the same code is not asked for, and refused, a moment later."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=str(authenticator.type)
        )


def log_in_anew(request):
    """Log the person out and lead them back here over the log-in."""
    logout(request)
    return redirect_to_login(request.get_full_path(), login_url=resolve_url(settings.LOGIN_URL))


def proved_here(view):
    """For what belongs to an address: an organisation lets somebody in by it without anybody having proved it."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        user = request.user
        if user.is_authenticated and came_by_provider(get_authentication_records(request, user)):
            return log_in_anew(request)
        return view(request, *args, **kwargs)

    return guarded


def just_logged_in(view):
    """For pages that change how somebody logs in, and whoever has no password or factor to be asked for again.

    allauth asks all others; it lets these pass, however old their session is.
    """

    @wraps(view)
    @proved_here
    def guarded(request, *args, **kwargs):
        user = request.user
        since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        if (
            user.is_authenticated
            and not get_adapter().get_reauthentication_methods(user)
            and not was_logged_in(get_authentication_records(request, user), since=since)
        ):
            return log_in_anew(request)
        return view(request, *args, **kwargs)

    return guarded
