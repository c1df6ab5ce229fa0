"""What the leader does with a visit, without a log-in: choose a time, another one, or none."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.calendar.entries import CONTENT_TYPE
from frontend.row_keys import row_key
from pledges.access import get_receipt
from pledges.followup.changes import FollowUpRefused
from pledges.models import Visit
from pledges.visits import times as visit_times
from pledges.visits import visits
from pledges.visits.calendar import leader_calendar
from pledges.visits.times import VisitRefused

SHOWN = 12


@require_POST
def pick_time(request, token):
    sheet = get_receipt(token)
    typed = request.POST.get("time", "")
    if not typed:
        messages.error(request, _("Vælg en tid."))
        return redirect(_receipt(sheet))
    time = get_object_or_404(visit_times.offered_to(sheet.handover), pk=row_key(typed))
    try:
        visits.pick(sheet.handover, time=time)
    except (VisitRefused, FollowUpRefused) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Så er det en aftale!"))
    return redirect(_receipt(sheet))


@require_POST
def cancel_visit(request, token):
    sheet = get_receipt(token)
    visit = visits.coming_visit(sheet.handover)
    if visit is None:  # a second click
        return redirect(_receipt(sheet))
    try:
        visits.call_off(visit)
    except VisitRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Besøget er aflyst. Du kan altid vælge en ny tid."))
    return redirect(_receipt(sheet))


@require_safe
def visit_ics(request, token):
    """The newest agreed or called-off visit: a calendar that asks again is told that it is off."""
    handover = get_receipt(token).handover
    states = [Visit.State.CONFIRMED, Visit.State.CANCELLED]
    # "confirmed" sorts after "cancelled"
    visit = handover.visits.filter(state__in=states).order_by("-state", "-pk").first()
    if visit is None:
        raise Http404
    visit.handover = handover
    response = HttpResponse(leader_calendar(visit), content_type=f"{CONTENT_TYPE}; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="besoeg.ics"'
    return response


def visit_choice(sheet):
    """On the receipt: the agreed visit, or the times to choose from."""
    handover = sheet.handover
    if handover.closed_at:
        return None
    visit, times = visits.coming_visit(handover), visit_times.free_for(handover)[:SHOWN]
    if visit is not None and visit.starts_at <= timezone.now():
        return None
    if visit is None and not times:
        return None
    return {"template": "pledges/visits/_visit_receipt.html", "visit": visit, "times": times}


def _receipt(sheet):
    return f"{sheet.get_receipt_url()}#visit"
