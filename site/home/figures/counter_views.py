"""Counters of jobs in place: no cookie, the same for everybody, and made to be shown on other sites."""

from csp.decorators import csp_replace
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from home.figures.counters import as_json, as_svg, counter_of, snippets

FIVE_MINUTES = cache_control(public=True, max_age=300)


@require_safe
def counter(request, slug):
    found = counter_of(slug)
    context = {"counter": found, "theme_organisation": found.network.host}
    return render(request, "home/figures/counter.html", context | {"snippets": snippets(found)})


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@FIVE_MINUTES
def frame(request, slug):
    """May stand in a frame of any site; it has no form, no script and no cookie to be misused."""
    found = counter_of(slug)
    context = {"counter": found, "theme_organisation": found.network.host}
    return render(request, "home/figures/counter_frame.html", context)


@require_safe
@FIVE_MINUTES
def svg(request, slug):
    response = HttpResponse(as_svg(counter_of(slug)), content_type="image/svg+xml")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return _for_all_sites(response)


@require_safe
@FIVE_MINUTES
def data(request, slug):
    response = JsonResponse(as_json(counter_of(slug)))
    response.headers["Access-Control-Allow-Origin"] = "*"
    return _for_all_sites(response)


def _for_all_sites(response):
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
