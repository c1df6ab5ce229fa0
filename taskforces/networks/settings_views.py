from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import Ability
from frontend.forms import status_of
from taskforces.access import get_network
from taskforces.networks.settings import change_network
from taskforces.networks.settings_forms import NetworkForm


@login_required
@require_http_methods(["GET", "POST"])
def network_settings(request, pk):
    network = get_network(request.user, pk, Ability.STEER)
    form = NetworkForm(request.POST or None, instance=network)
    if request.method == "POST" and form.is_valid():
        # The form has written on its own copy; the change reads the row anew.
        change_network(network, by=request.user, **form.settings())
        messages.success(request, _("Gemt."))
        return redirect("taskforces:network_settings", pk)
    context = {
        "network": network,
        "form": form,
        "decisions": network.target_group_decisions.select_related("written_by"),
    }
    return render(request, "taskforces/networks/settings.html", context, status=status_of(form))
