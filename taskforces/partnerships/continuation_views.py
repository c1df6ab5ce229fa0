"""What units keep: an overview for hosts, units and programmes, and the page on which a unit signs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Ability, organisations_with
from frontend.forms import status_of
from frontend.row_keys import row_key
from taskforces import access
from taskforces.models import Continuation, Network, Programme
from taskforces.partnerships.attention import kept
from taskforces.partnerships.forms import ContinuationForm
from taskforces.partnerships.partnerships import sign


@login_required
@require_safe
def continuations(request):
    """Network by network: what goes on, on which money, until when; of one programme where it is asked for."""
    mine = Network.objects.worked_on_by(request.user, Ability.STEER)
    programmes = Programme.objects.visible_to(request.user)
    if not mine.exists() and not programmes.exists():
        raise PermissionDenied
    asked = row_key(request.GET.get("program"))
    programme = None if asked is None else _programme(request.user, asked)
    if programme:
        joined = programme.members.joined().values("network")
        networks = Network.objects.filter(pk__in=joined)
    else:
        networks = mine
    context = {
        "rows": _rows(networks, request.user),
        "programme": programme,
        "tabs": _tabs(programmes, programme),
    }
    return render(request, "taskforces/partnerships/continuations.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def continuation(request, pk):
    network = access.get_routed_network(request.user, pk)
    newest = Continuation.objects.newest([network.pk]).get(pk)
    form = ContinuationForm(request.POST or None, initial=_known(newest))
    if request.method == "POST" and form.is_valid():
        sign(network, by=request.user, **form.facts())
        messages.success(request, _("Skrevet under."))
        return redirect("taskforces:continuations")
    history = network.continuations.select_related("signed_by", "unit")
    context = {
        "network": network,
        "form": form,
        "history": [(each, kept(each.elements)) for each in history],
    }
    return render(
        request, "taskforces/partnerships/continuation.html", context, status=status_of(form)
    )


def _programme(user, pk):
    """A host that was asked into it, and has not said yes, sees nothing of the others."""
    programme, is_inside = access.see_programme(user, pk)
    if not is_inside:
        raise PermissionDenied
    return programme


def _rows(networks, user):
    networks = list(networks.select_related("host", "unit").order_by("host__name", "name"))
    newest = Continuation.objects.newest(networks)
    steering = set(organisations_with(user, Ability.STEER).values_list("pk", flat=True))
    return [
        {
            "network": network,
            "signed": newest.get(network.pk),
            "kept": kept(newest[network.pk].elements) if network.pk in newest else "",
            "may_sign": (network.unit_id or network.host_id) in steering,
        }
        for network in networks
    ]


def _tabs(programmes, chosen):
    tabs = [{"label": _("Jeres netværk"), "url": "?", "current": chosen is None}]
    tabs += [
        {"label": each.name, "url": f"?program={each.pk}", "current": each == chosen}
        for each in programmes
    ]
    return tabs if len(tabs) > 1 else []


def _known(newest):
    if newest is None:
        return None
    return {name: getattr(newest, name) for name in ("elements", "money", "until", "staff", "note")}
