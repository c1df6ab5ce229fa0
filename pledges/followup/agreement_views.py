from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from frontend.forms import status_of
from pledges.access import get_evening
from pledges.followup import agreements
from pledges.followup.agreement_forms import Evening
from pledges.followup.agreements import EveningRefused
from pledges.followup.changes import FollowUpRefused, consultants_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request, pk):
    """The whole evening on one screen; a unit fills in its own sheets, the host reads along."""
    event, is_host = get_evening(request.user, pk)
    handovers = list(agreements.agreed_by(event, request.user))
    if request.method != "POST":
        return _page(request, event, is_host, _evening(handovers))
    if not handovers:
        raise PermissionDenied
    evening = _evening(handovers, request.POST)
    if not evening.is_valid():
        return _page(request, event, is_host, evening)
    try:
        done = agreements.agree(evening.agreed(), by=request.user)
    except EveningRefused as refused:
        return _refused(request, event, is_host, evening, refused)
    if done:
        text = ngettext("%(n)s aftale er gemt.", "%(n)s aftaler er gemt.", len(done))
        messages.success(request, text % {"n": len(done)})
    else:
        messages.info(request, _("Der var intet nyt at gemme."))
    return redirect("pledges:agreement", event.pk)


def _evening(handovers, data=None):
    units = {handover.unit_id for handover in handovers}
    return Evening(
        handovers, data, consultants={unit: list(consultants_of(unit)) for unit in units}
    )


def _refused(request, event, is_host, evening, refused):
    """Nothing was saved. What was typed stands there still, on the sheets as they are now."""
    handovers = list(agreements.agreed_by(event, request.user))
    data = request.POST.copy()
    for handover in handovers:
        reason = refused.refusals.get(handover.pk)
        if reason and reason.code == FollowUpRefused.Code.VERSION:
            data[f"ark{handover.pk}-version"] = handover.version
    again = _evening(handovers, data)
    again.is_valid()
    for line in again.lines:
        if reason := refused.refusals.get(line.handover.pk):
            line.full_clean()
            line.add_error(None, str(reason))
    return _page(request, event, is_host, again, status=HTTPStatus.CONFLICT)


def _page(request, event, is_host, evening, *, status=None):
    mine = [line.handover.pk for line in evening.lines]
    others = agreements.sheets_of(event).exclude(pk__in=mine)
    if is_host:  # of a joint host's sheets its own host hears
        others = others.filter(sheet__network__host=event.network.host_id)
    else:
        others = others.visible_to(request.user)
    context = {
        "event": event,
        "lines": evening.lines,
        "wrong": [line for line in evening.lines if line.is_bound and line.errors],
        "others": others,
        # How they are contacted is written in the unit's log, which the host never reads.
        "noted": {line.handover.unit_id for line in evening.lines} if is_host else None,
    }
    return render(
        request,
        "pledges/followup/agreement.html",
        context,
        status=status or status_of(*evening.lines),
    )
