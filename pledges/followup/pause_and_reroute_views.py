from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import versioned
from pledges.access import get_handover
from pledges.followup import changes as followup
from pledges.followup import pausing, rerouting
from pledges.followup.pause_and_reroute_forms import PauseForm, RerouteForm
from pledges.followup.statuses import may_follow
from pledges.models import Handover

POST_OR_LOOK = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(POST_OR_LOOK)
def reroute(request, pk):
    form = RerouteForm(_posted(request), of=get_handover(request.user, pk))

    def done(moved):
        text = _("Arket er sendt videre til %(unit)s.") % {"unit": moved.unit}
        return versioned.tell(request, text, "pledges:inbox")

    return _act(request, form, rerouting.reroute, done, "pledges/followup/reroute.html")


@login_required
@require_http_methods(POST_OR_LOOK)
def pause(request, pk):
    form = PauseForm(_posted(request), of=get_handover(request.user, pk))

    def done(_paused):
        text = _("Arket er på pause. Det kommer tilbage af sig selv.")
        return versioned.tell(request, text, "pledges:handover", pk)

    return _act(request, form, pausing.pause, done, "pledges/followup/pause.html")


@login_required
@require_POST
def resume(request, pk):
    found = get_handover(request.user, pk)
    return versioned.press(
        request,
        lambda: pausing.resume(found, by=request.user),
        _("Pausen er slut. Fristen regnes fra nu."),
        "pledges:handover",
        pk,
    )


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


def _act(request, form, change, done, template):
    """What was typed is kept; after somebody else's change it can be sent again, having read that."""
    pk = form.of.pk
    return versioned.take(
        form,
        partial(change, by=request.user),
        show=lambda form, **how: _page(request, form, template, **how),
        again=lambda: get_handover(request.user, pk),
        done=done,
        since=followup.entries_since,
    )


def _page(request, form, template, *, changed, status):
    context = {"handover": form.of, "sheet": form.of.sheet, "form": form, "changed": changed}
    return render(request, template, context, status=status)
