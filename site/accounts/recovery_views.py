from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import can_generate_recovery_codes
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import recovery_codes
from accounts.keys import print_code


@login_required
@require_safe
def codes(request):
    """How many are left; the codes themselves were shown when they were made, and nobody can read them since."""
    if not can_generate_recovery_codes(request.user):
        return redirect("mfa_index")
    left = recovery_codes.how_many(request.user)
    return render(request, "accounts/recovery_codes.html", {"left": left})


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.mfa")
@never_cache
def make(request):
    """Ten new ones, on this one page."""
    if request.method != "POST" or not can_generate_recovery_codes(request.user):
        return redirect("mfa_view_recovery_codes")
    had_some = bool(recovery_codes.how_many(request.user))
    made = [print_code(code) for code in recovery_codes.draw(request.user)]
    if had_some:
        _tell(request)
    return render(request, "accounts/recovery_codes.html", {"codes": made})


def _tell(request):
    """As allauth does: the log, the other sessions, and a mail to the person."""
    user = request.user
    factor = Authenticator.objects.get(user=user, type=recovery_codes.KIND)
    signals.authenticator_reset.send(
        sender=Authenticator, request=request, user=user, authenticator=factor
    )
    get_adapter(request).send_notification_mail("mfa/email/recovery_codes_generated", user)
