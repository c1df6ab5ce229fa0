from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.calendar import CONTENT_TYPE, event_calendar, feed
from events.models import Event
from events.structured_data import event_json_ld

PAST_SHOWN = 12


@require_safe
def event_list(request):
    public = Event.objects.public().select_related("network__host")
    context = {"upcoming": public.upcoming(), "past": public.past()[:PAST_SHOWN]}
    return render(request, "events/list.html", context)


@require_safe
def event_page(request, slug):
    event = _on_site(slug)
    context = {
        "event": event,
        "theme_organisation": event.organisation,
        "json_ld": event_json_ld(event),
    }
    return render(request, "events/event.html", context)


@require_safe
def event_ics(request, slug):
    event = _on_site(slug)
    return _calendar(event_calendar(event), f"{event.slug}.ics")


@require_safe
def event_feed(request):
    # With the cancelled ones: a subscriber's calendar must hear of it.
    return _calendar(feed(Event.objects.on_site().upcoming().select_related("network__host")))


def _on_site(slug):
    return get_object_or_404(Event.objects.on_site().select_related("network__host"), slug=slug)


def _calendar(content, name="arrangementer.ics"):
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
