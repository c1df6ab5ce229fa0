from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import Ability
from events.access import get_event
from events.door import record
from events.door.arrivals_curve import arrivals_chart
from events.door.standing import standing
from events.door.views import door_only


@login_required
@never_cache
@require_safe
def evening(request, pk):
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    context = _standing(event, record.version_of(event))
    context["door_only"] = door_only(request, event)
    return render(request, "events/door/evening.html", context)


@login_required
@never_cache
@require_safe
def evening_now(request, pk):
    """The same in bits, asked for by the page itself; 204 when nothing has happened."""
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    version = record.version_of(event)
    if request.GET.get("v") == version:
        return HttpResponse(status=204)
    return render(request, "events/door/_evening.html", _standing(event, version))


def _standing(event, version):
    return {
        "event": event,
        "version": version,
        "forgotten": record.are_forgotten(event),
        "standing": standing(event),
        "curve": arrivals_chart(event),
        "doors": record.doors(event),
        "failed": record.failed(event),
        "notes": record.notes(event),
        "answers": record.answers(event),
    }
