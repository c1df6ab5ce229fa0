"""The public calendar month by month and on the map, and the next events as a frame for other sites."""

from datetime import date

from csp.decorators import csp_replace
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from events.calendar.months import is_shown, month_of
from events.calendar.places import coming_by_place
from events.models import Event
from taskforces.models import Network

IN_FRAME = 5


@require_safe
def this_month(request):
    today = timezone.localdate()
    return redirect("events:month", today.year, today.month)


@require_safe
def month(request, year, month):
    try:
        first = date(year, month, 1)
    except (ValueError, OverflowError):
        raise Http404 from None
    if not is_shown(first, timezone.localdate()):
        raise Http404
    return render(request, "events/calendar/month.html", {"month": month_of(first)})


@require_safe
def places(request):
    return render(
        request, "events/calendar/places.html", coming_by_place(request.GET.get("kommune", ""))
    )


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@cache_control(public=True, max_age=300)
def frame(request, slug):
    """May stand in a frame of any site; it has no form, no script and no cookie to be misused."""
    network = get_object_or_404(Network.objects.published().select_related("host"), slug=slug)
    coming = Event.objects.public().filter(network=network).upcoming()
    context = {
        "network": network,
        "events": coming.select_related("network")[:IN_FRAME],
        "theme_organisation": network.host,
    }
    return render(request, "events/calendar/frame.html", context)
