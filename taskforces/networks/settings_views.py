from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import Ability, abilities_in
from frontend.forms import status_of
from taskforces.access import get_network
from taskforces.networks.settings import change_network
from taskforces.networks.settings_forms import NetworkForm


@login_required
@require_http_methods(["GET", "POST"])
def network_settings(request, pk):
    network = get_network(request.user, pk, Ability.STEER)
    form = NetworkForm(
        request.POST or None, instance=network, may_open_desk=_owns(request, network)
    )
    if request.method == "POST" and form.is_valid():
        # The form has written on its own copy; the change reads the row anew.
        change_network(network, by=request.user, **form.settings())
        messages.success(request, _("Gemt."))
        return redirect("taskforces:network_settings", pk)
    return _page(request, get_network(request.user, pk, Ability.STEER), form)


@login_required
@require_POST
def network_preview(request, pk):
    """What the network's page would say; nothing is kept."""
    tried = get_network(request.user, pk, Ability.STEER)
    form = NetworkForm(request.POST, instance=tried, may_open_desk=_owns(request, tried))
    kept = get_network(request.user, pk, Ability.STEER)
    if not form.is_valid():
        return _page(request, kept, form)
    if tried.target_group != kept.target_group:
        tried.target_group_decided_on = form.settings()["decided_on"]
    return _page(request, kept, form, tried=tried)


def _owns(request, network):
    return Ability.MANAGE_ORGANISATION in abilities_in(request.user, [network.host_id])


def _page(request, network, form, *, tried=None):
    context = {
        "network": network,
        "form": form,
        "is_tried": tried is not None,
        "shown": tried or network,
        "page": network.pages.first(),
        "decisions": network.target_group_decisions.select_related("written_by"),
    }
    return render(request, "taskforces/networks/settings.html", context, status=status_of(form))
