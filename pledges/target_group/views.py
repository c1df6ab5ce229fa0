from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from frontend.charts import bar_chart
from frontend.forms import status_of
from pledges.access import get_steered_network
from pledges.models import TargetGroupCount
from pledges.target_group.counts import count_group, remove_count, share
from pledges.target_group.forms import CountForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def target_group(request, pk):
    """The counts of a network's target group, and a form for the next one."""
    network = get_steered_network(request.user, pk)
    form = CountForm(request.POST or None)
    if form.is_valid():
        count_group(network, by=request.user, **form.cleaned_data)
        messages.success(request, _("Tallene er skrevet. Styregruppen ser dem på næste møde."))
        return redirect("pledges:target_group", network.pk)
    counts = list(network.target_group_counts.all())
    context = {
        "network": network,
        "form": form,
        "rows": [
            (count, share(count.found, count.registered), share(count.came, count.found))
            for count in counts
        ],
        "chart": _chart(counts[0]) if counts else None,
    }
    return render(request, "pledges/target_group/counts.html", context, status=status_of(form))


@login_required
@require_POST
def remove(request, pk):
    count = get_object_or_404(TargetGroupCount.objects.select_related("network__host"), pk=pk)
    network = get_steered_network(request.user, count.network_id)
    remove_count(count, by=request.user)
    messages.success(request, _("Optællingen er fjernet."))
    return redirect("pledges:target_group", network.pk)


def _chart(count):
    rows = [
        (_("Registreret"), count.registered),
        (_("Fundet"), count.found),
        (_("Mødt"), count.came),
    ]
    return bar_chart(_("Fra statistik til mennesker"), rows)
