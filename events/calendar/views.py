from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.calendar.entries import CONTENT_TYPE, event_calendar, feed
from events.calendar.structured_data import event_json_ld
from events.models import Event
from frontend.sharing import share_links
from taskforces.models import Network

UPCOMING_SHOWN, PAST_SHOWN, OTHERS_SHOWN = 20, 10, 3


@require_safe
def event_list(request):
    public = Event.objects.public().select_related("network__host")
    upcoming = list(public.upcoming()[: UPCOMING_SHOWN + 1])
    context = {
        "upcoming": upcoming[:UPCOMING_SHOWN],
        "has_more": len(upcoming) > UPCOMING_SHOWN,
        "past": public.past().with_covers()[:PAST_SHOWN],
    }
    return render(request, "events/calendar/list.html", context)


@require_safe
def event_page(request, slug):
    event = _on_site(slug)
    others = Event.objects.public().filter(network=event.network).exclude(pk=event.pk)
    context = {
        "event": event,
        "pictures": event.pictures.drawn(),
        "others": others.upcoming().select_related("network")[:OTHERS_SHOWN],
        "theme_organisation": event.organisation,
        "json_ld": event_json_ld(event),
        "share_links": share_links(event.title, f"{settings.BASE_URL}{event.get_absolute_url()}"),
    }
    return render(request, "events/calendar/event.html", context)


@require_safe
def event_ics(request, slug):
    event = _on_site(slug)
    return _calendar(event_calendar(event), f"{event.slug}.ics")


@require_safe
def event_feed(request):
    # With the cancelled ones: a subscriber's calendar must hear of it.
    return _calendar(feed(Event.objects.on_site().upcoming().select_related("network__host")))


@require_safe
def network_feed(request, slug):
    """One network's, also what is cancelled; a network of the house that shows nothing is an empty calendar."""
    network = get_object_or_404(Network, slug=slug, active=True)
    events = Event.objects.on_site().filter(network=network).upcoming()
    content = feed(events.select_related("network__host"), network=network)
    return _calendar(content, f"{network.slug}.ics")


def _on_site(slug):
    return get_object_or_404(Event.objects.on_site().select_related("network__host"), slug=slug)


def _calendar(content, name="arrangementer.ics"):
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
