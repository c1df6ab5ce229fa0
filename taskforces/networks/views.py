from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.ratelimit import count_failure, too_many_failures
from frontend.forms import status_of
from taskforces import access
from taskforces.networks.forms import JoinForm
from taskforces.networks.joining import ask_to_join

MOST_WISHES = 5  # of one caller in ten minutes


@require_http_methods(["GET", "HEAD", "POST"])
def join(request, slug):
    """On a page of its own, so that the network's page stays the same for everybody."""
    network = access.open_network(slug)
    form = JoinForm(request.POST or None)
    context = {"network": network, "form": form, "theme_organisation": network.host}
    if request.method != "POST":
        return render(request, "taskforces/networks/join.html", context)
    if too_many_failures(request, "join", most=MOST_WISHES):
        return render(
            request, "taskforces/networks/join.html", context | {"too_many": True}, status=429
        )
    if not form.is_valid():
        return render(request, "taskforces/networks/join.html", context, status=status_of(form))
    count_failure(request, "join")
    if not ask_to_join(network, wish=form.wish()):  # nobody was told, so nothing is received
        return render(
            request, "taskforces/networks/join.html", context | {"too_many": True}, status=429
        )
    return redirect("taskforces:joined", slug)


@require_safe
def joined(request, slug):
    network = access.open_network(slug)
    context = {"network": network, "theme_organisation": network.host}
    return render(request, "taskforces/networks/joined.html", context)
