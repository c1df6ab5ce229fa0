from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.forms import status_of
from taskforces import access
from taskforces.advice.advice import add_advice, advice_by_network, change_advice, remove_advice
from taskforces.advice.forms import AdviceForm


@require_safe
def advice(request):
    """For anybody: what the programmes advise others, each with its source."""
    return render(request, "taskforces/advice/advice.html", {"groups": advice_by_network()})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_advice(request, pk):
    network = access.get_network(request.user, pk)
    form = AdviceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        add_advice(network, by=request.user, **form.facts())
        messages.success(request, _("Rådet står på siden."))
        return redirect("taskforces:own_advice", pk)
    context = {"network": network, "pieces": network.advice.all(), "form": form}
    return render(request, "taskforces/advice/own.html", context, status=status_of(form))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def advice_edit(request, pk):
    piece = access.get_advice(request.user, pk)
    form = AdviceForm(request.POST if request.method == "POST" else None, instance=piece)
    if form.is_valid():
        change_advice(access.get_advice(request.user, pk), by=request.user, **form.facts())
        messages.success(request, _("Gemt."))
        return redirect("taskforces:own_advice", piece.network_id)
    context = {"network": piece.network, "piece": piece, "form": form}
    return render(request, "taskforces/advice/own.html", context, status=status_of(form))


@login_required
@require_POST
def advice_remove(request, pk):
    piece = access.get_advice(request.user, pk)
    remove_advice(piece, by=request.user)
    messages.success(request, _("Slettet."))
    return redirect("taskforces:own_advice", piece.network_id)
