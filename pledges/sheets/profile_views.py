from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from pledges.job_profiles.profiles import shown_in, task_cards
from pledges.sheets.views import by_key


@require_safe
@by_key
def sheet_profiles(request, entry):
    context = _for_leaders(entry) | {"profiles": shown_in(entry.network)}
    return render(request, "pledges/sheets/sheet_profiles.html", context)


@require_safe
@by_key
def sheet_profile(request, entry, pk):
    found = get_object_or_404(shown_in(entry.network), pk=pk)
    context = _for_leaders(entry) | {"profile": found, "tasks": task_cards(found)}
    return render(request, "pledges/sheets/sheet_profile.html", context)


def _for_leaders(entry):
    return {"entry": entry, "theme_organisation": entry.network.host}
