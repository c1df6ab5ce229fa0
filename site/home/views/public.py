from django.conf import settings
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from frontend.style_samples import samples
from frontend.templatetags.frontend import home_url
from home.figures import house_funnel, house_promises, includes_fiction, published_by_network


@require_safe
def figures(request):
    context = {
        "groups": published_by_network(),
        "funnel": house_funnel(),
        "promises": house_promises(),
        "includes_fiction": includes_fiction(),
    }
    return render(request, "home/figures.html", context)


@require_safe
def style(request):
    return render(request, "frontend/style.html", samples())


@require_safe
def accessibility(request):
    """nemURL (digst.dk): the official accessibility statement, or our own page until there is one."""
    return redirect(settings.WAS_URL or f"{home_url()}tilgaengelighed/")
