from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.figures.figures import (
    house_contact_share,
    house_funnel,
    house_in_place,
    house_promises,
    includes_fiction,
    published_by_network,
)
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
    return render(request, "home/figures/figures.html", context)
