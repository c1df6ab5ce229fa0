from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.views.decorators.http import require_safe


@require_safe
def log_in(request):
    """Stands where Wagtail's own log-in stood: that one asks for a password and never for a second factor."""
    if request.user.is_authenticated:
        raise PermissionDenied  # back to our log-in they would go round in a ring
    return redirect_to_login(request.GET.get("next", "/cms/"), login_url=settings.LOGIN_URL)
