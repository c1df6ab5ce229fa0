from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from frontend.forms import status_of
from taskforces import access
from taskforces.models import PlanLine
from taskforces.plans import plans
from taskforces.plans.forms import PlanLineForm

DONE_SHOWN = 20


@login_required
@require_http_methods(["GET", "POST"])
def plan(request, pk):
    network = access.get_network(request.user, pk)
    form = PlanLineForm(request.POST or None, network=network)
    if request.method == "POST" and form.is_valid():
        plans.add_line(network, by=request.user, **form.facts())
        messages.success(request, _("Punktet står i planen."))
        return redirect("taskforces:plan", pk)
    today = timezone.localdate()
    lines = PlanLine.objects.filter(network=network).select_related("member__company")
    context = {
        "network": network,
        "form": form,
        "lines": [(line, line.is_late(today)) for line in lines.open()],
        "done": lines.exclude(done_on=None).order_by("-done_on", "-pk")[:DONE_SHOWN],
    }
    return render(request, "taskforces/plans/plan.html", context, status=status_of(form))


@login_required
@require_http_methods(["GET", "POST"])
def plan_line(request, pk):
    line = access.get_plan_line(request.user, pk)
    form = PlanLineForm(request.POST or None, instance=line, network=line.network)
    if request.method == "POST" and form.is_valid():
        plans.change_line(line, by=request.user, **form.facts())
        messages.success(request, _("Gemt."))
        return redirect("taskforces:plan", line.network_id)
    context = {"form": form, "line": line}
    return render(request, "taskforces/plans/plan_line.html", context, status=status_of(form))


@login_required
@require_POST
def plan_line_mark(request, pk):
    """The button says whether it is done or not after all."""
    line = access.get_plan_line(request.user, pk)
    plans.mark(line, done=request.POST.get("gjort") == "ja", by=request.user)
    return redirect("taskforces:plan", line.network_id)
