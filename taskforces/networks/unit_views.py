from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import Ability
from frontend.forms import status_of
from taskforces.access import get_network, get_network_unit
from taskforces.networks.units import add_unit, more_units_for, remove_unit


class UnitForm(forms.Form):
    mark_optional = False
    unit = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Enhed"),
        help_text=gettext_lazy("Enheder i de kommuner, netværket arbejder i."),
    )

    def __init__(self, *args, network, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = more_units_for(network)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def network_units(request, pk):
    """Who follows up in the network: the first unit, and those beside it."""
    network = get_network(request.user, pk, Ability.STEER)
    form = UnitForm(request.POST if request.method == "POST" else None, network=network)
    if form.is_valid():
        made = add_unit(network, form.cleaned_data["unit"], by=request.user)
        messages.success(request, _("%(unit)s er med.") % {"unit": made.unit})
        return redirect("taskforces:network_units", pk)
    context = {
        "network": network,
        "form": form,
        "units": network.more_units.select_related("unit"),
        "may_add": more_units_for(network).exists(),
    }
    return render(request, "taskforces/networks/units.html", context, status=status_of(form))


@login_required
@require_POST
def network_unit_remove(request, pk):
    row = get_network_unit(request.user, pk)
    network = row.network_id
    remove_unit(row, by=request.user)
    messages.success(request, _("Enheden er ikke med mere. Det, den har, beholder den."))
    return redirect("taskforces:network_units", network)
