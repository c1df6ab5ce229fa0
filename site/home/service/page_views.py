"""The components on one page, and the way to the accessibility statement."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from frontend.languages import home_url
from frontend.style_samples import samples


@require_safe
def style(request):
    return render(request, "frontend/style.html", samples())


@require_safe
def accessibility(request):
    """nemURL (digst.dk): the official accessibility statement, or our own page until there is one."""
    return redirect(settings.WAS_URL or f"{home_url()}tilgaengelighed/")
