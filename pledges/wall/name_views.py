"""Which names stand on the wall: invited companies by themselves, all others by one tap of a colleague."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability
from events.access import get_event
from pledges.access import get_sheet_of_evening
from pledges.models import Sheet
from pledges.wall.board import may_be_named, put_on_wall, with_invited


@login_required
@require_safe
def wall_names(request, pk):
    event = get_event(request.user, pk, Ability.SEE_SHEETS)
    asked = Sheet.objects.filter(event=event, thanks_shown=True)
    rows = [
        {
            "sheet": sheet,
            "shown": may_be_named(thanks_shown=True, invited=sheet.invited, on_wall=sheet.on_wall),
        }
        for sheet in with_invited(asked).order_by("-submitted_at", "-pk")
    ]
    waiting = [row for row in rows if not row["shown"]]
    shown = [row for row in rows if row["shown"]]
    context = {"event": event, "waiting": waiting, "shown": shown}
    return render(request, "pledges/wall/names.html", context)


@login_required
@require_POST
def wall_name(request, pk):
    """One tap: the name stands on the wall, or is taken down."""
    sheet = get_sheet_of_evening(request.user, pk)
    put_on_wall(sheet, shown=request.POST.get("shown") == "1", by=request.user)
    return redirect("pledges:wall_names", sheet.event_id)
