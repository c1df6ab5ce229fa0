from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from pledges.job_profiles.profiles import shown_in, task_cards
from pledges.sheets.views import by_key


@require_safe
@by_key
def sheet_profiles(request, way_in):
    context = _for_leaders(way_in) | {"profiles": shown_in(way_in.network)}
    return render(request, "pledges/sheets/sheet_profiles.html", context)


@require_safe
@by_key
def sheet_profile(request, way_in, pk):
    found = get_object_or_404(shown_in(way_in.network), pk=pk)
    context = _for_leaders(way_in) | {"profile": found, "tasks": task_cards(found)}
    return render(request, "pledges/sheets/sheet_profile.html", context)


def _for_leaders(way_in):
    return {"way_in": way_in, "theme_organisation": way_in.network.host}
