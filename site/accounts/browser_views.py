from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.browsers import browser_in_words, browsers_of, end_browser
from accounts.log_ins import just_logged_in


@require_safe
@login_required
@never_cache
def browsers(request):
    """Where the person is logged in, and a button that ends each."""
    key = request.session.session_key
    rows = [
        {"row": row, "words": browser_in_words(row.user_agent), "is_here": row.session_key == key}
        for row in browsers_of(request.user)
    ]
    return render(request, "accounts/browsers.html", {"rows": rows})


@require_POST
@login_required
@just_logged_in
@reauthentication_required
def end(request, pk):
    """One of one's own; the one that asks ends by logging out."""
    row = get_object_or_404(_others(request), pk=pk)
    end_browser(row, by=request.user)
    messages.success(request, _("Du er logget ud dér."))
    return redirect("accounts:browsers")


@require_POST
@login_required
@just_logged_in
@reauthentication_required
def end_others(request):
    """All but the one that asks."""
    for row in _others(request):
        end_browser(row, by=request.user)
    messages.success(request, _("Du er logget ud alle andre steder."))
    return redirect("accounts:browsers")


def _others(request):
    rows = request.user.usersession_set.exclude(session_key=request.session.session_key)
    return rows.select_related("user")
