from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Ability, organisations_with
from events.access import get_network
from frontend.forms import status_of
from home.new_network.forms import StartForm
from home.new_network.setup import first_steps, set_up_network
from taskforces.networks.units import units_for


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def network_setup(request):
    hosts = organisations_with(request.user, Ability.MANAGE_EVENTS)
    if not hosts:
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form = StartForm(posted, hosts=hosts, units=units_for(hosts))
    if form.is_valid():
        network = set_up_network(
            form.cleaned_data["host"],
            by=request.user,
            fields=form.network_fields(),
            first=form.first_event(),
        )
        messages.success(request, _("%(name)s er oprettet.") % {"name": network.name})
        return redirect("home:first_steps", network.pk)
    return render(
        request, "home/new_network/network_setup.html", {"form": form}, status=status_of(form)
    )


@login_required
@require_safe
def network_first_steps(request, pk):
    network = get_network(request.user, pk, Ability.MANAGE_EVENTS)
    steps = first_steps(network)
    context = {
        "network": network,
        "steps": steps,
        "done": sum(step.done for step in steps),
        "next": next((step for step in steps if not step.done), None),
    }
    return render(request, "home/new_network/first_steps.html", context)
