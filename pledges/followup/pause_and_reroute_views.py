from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from frontend.forms import status_of
from pledges.access import get_handover
from pledges.followup import changes as followup
from pledges.followup import pausing, rerouting
from pledges.followup.changes import FollowUpRefused
from pledges.followup.pause_and_reroute_forms import PauseForm, RerouteForm
from pledges.followup.pausing import PauseRefused
from pledges.followup.rerouting import RerouteRefused
from pledges.followup.statuses import may_follow
from pledges.models import Handover

POST_OR_LOOK = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(POST_OR_LOOK)
def reroute(request, pk):
    found = get_handover(request.user, pk)
    form = RerouteForm(_posted(request), of=found)
    if not form.is_valid():
        return _page(request, found, form, "pledges/followup/reroute.html")
    try:
        rerouting.reroute(
            found,
            unit=form.cleaned_data["unit"],
            reason=form.cleaned_data["reason"],
            by=request.user,
            expected_version=form.cleaned_data["version"],
        )
    except (RerouteRefused, FollowUpRefused) as refused:
        return _refused(request, found, form, refused, "pledges/followup/reroute.html")
    messages.success(
        request, _("Arket er sendt videre til %(unit)s.") % {"unit": form.cleaned_data["unit"]}
    )
    return redirect("pledges:inbox")


@login_required
@require_http_methods(POST_OR_LOOK)
def pause(request, pk):
    found = get_handover(request.user, pk)
    form = PauseForm(_posted(request), of=found)
    if not form.is_valid():
        return _page(request, found, form, "pledges/followup/pause.html")
    try:
        pausing.pause(
            found,
            until=form.cleaned_data["until"],
            reason=form.cleaned_data["reason"],
            by=request.user,
            expected_version=form.cleaned_data["version"],
        )
    except (PauseRefused, FollowUpRefused) as refused:
        return _refused(request, found, form, refused, "pledges/followup/pause.html")
    messages.success(request, _("Arket er på pause. Det kommer tilbage af sig selv."))
    return redirect("pledges:handover", pk)


@login_required
@require_POST
def resume(request, pk):
    found = get_handover(request.user, pk)
    try:
        pausing.resume(found, by=request.user)
    except PauseRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Pausen er slut. Fristen regnes fra nu."))
    return redirect("pledges:handover", pk)


def pause_and_reroute_part(handover, user):
    """On the handover's page: pause and return, and the way to another unit."""
    if handover.closed_at:
        return None
    may_pause = may_follow(handover, Handover.Status.ON_HOLD)
    return {
        "template": "pledges/followup/_pause_and_reroute_part.html",
        "paused": handover.status == Handover.Status.ON_HOLD,
        "pause_form": PauseForm(of=handover) if may_pause else None,
        "reroute_form": RerouteForm(of=handover) if rerouting.targets(handover).exists() else None,
    }


def _posted(request):
    return request.POST if request.method == "POST" else None


def _refused(request, found, form, refused, template):
    """What was typed is kept; after somebody else's change it can be sent again, having read that."""
    changed = []
    if refused.code == FollowUpRefused.Code.VERSION:
        opened_at = form.cleaned_data["version"]
        found = get_handover(request.user, found.pk)
        form, changed = form.on(found), followup.entries_since(found, opened_at)
    else:
        form.add_error(None, str(refused))
    return _page(request, found, form, template, changed=changed, status=HTTPStatus.CONFLICT)


def _page(request, found, form, template, *, changed=(), status=None):
    context = {"handover": found, "sheet": found.sheet, "form": form, "changed": changed}
    return render(request, template, context, status=status or status_of(form))
