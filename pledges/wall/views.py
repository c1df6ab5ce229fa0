from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import Ability, require
from pledges.wall.polls import current


@require_safe
def wall(request, slug):
    """The screen in the hall. A public event's is for everybody, any other's for those who may see it."""
    address = reverse("pledges:wall_now", args=[slug])
    kept = _allowed(request, current(address, slug))
    context = {
        "kept": kept,
        "event": kept.event,
        "address": address,
        "theme_organisation": kept.event.organisation,
    }
    response = render(request, "pledges/wall/wall.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def now(request, slug):
    """What stands on it now; 204 when that is the version the viewer shows already."""
    kept = _allowed(request, current(request.path_info, slug))
    return kept.answer(request.META.get("QUERY_STRING", ""))


def _allowed(request, kept):
    if not kept.event.public:
        require(request.user, Ability.SEE, kept.event.network.host_id)
    return kept
