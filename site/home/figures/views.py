from django.conf import settings
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from frontend.languages import home_url
from frontend.style_samples import samples
from home.figures.figures import (
    house_contact_share,
    house_funnel,
    house_in_place,
    house_promises,
    includes_fiction,
    published_by_network,
)
from home.search import find
from outbox.forms import SearchForm
from pledges.figures.funnel import funnel


@require_safe
def figures(request):
    steps = funnel()
    context = {
        "groups": published_by_network(),
        "funnel": house_funnel(steps),
        "promises": house_promises(steps),
        "in_place": house_in_place(),
        "contact_share": house_contact_share(),
        "includes_fiction": includes_fiction(),
    }
    return render(request, "home/figures.html", context)


@require_safe
def search(request):
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    return render(request, "home/search.html", {"query": query, "found": find(query)})


@require_safe
def style(request):
    return render(request, "frontend/style.html", samples())


@require_safe
def accessibility(request):
    """nemURL (digst.dk): the official accessibility statement, or our own page until there is one."""
    return redirect(settings.WAS_URL or f"{home_url()}tilgaengelighed/")
