from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, abilities_in
from events.access import get_asked_host, get_event, get_hosted, get_joint_host
from events.answers.desk_views import desk_of
from events.answers.funnel import count_invitations
from events.joint import hosts as changes
from events.joint.counts import guests_of, part_of, parts
from events.joint.forms import HostForm, ShareForm
from events.joint.hosts import HostRefused
from events.models import EventHost
from events.planning.phone_calls import name_of, to_be_phoned
from frontend.forms import status_of


@login_required
@require_http_methods(["GET", "POST"])
def hosts(request, pk):
    """The organiser: who holds it with us, with how many guests each, and asking one more."""
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = HostForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        try:
            host = changes.ask_host(event, by=request.user, **form.cleaned_data)
        except HostRefused as refusal:
            form.add_error("network", str(refusal))
        else:
            messages.success(request, _said(host))
            return redirect("events:hosts", pk)
    context = {
        "event": event,
        "form": form,
        "rows": [
            (part, part.host and ShareForm(initial={"seats": part.host.seats}))
            for part in parts(event)
        ],
        "closed": event.cancelled_at is not None or event.is_over(),
    }
    return render(request, "events/joint/hosts.html", context, status=status_of(form))


def _said(host):
    if host.state == EventHost.State.JOINED:
        return _("%(network)s er med.") % {"network": host.network}
    return _("%(host)s er spurgt og skal selv sige ja.") % {"host": host.network.host}


@login_required
@require_POST
def share(request, pk):
    host = get_hosted(request.user, pk)
    form = ShareForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Skriv et helt tal, eller lad feltet være tomt."))
    elif _try(
        request,
        lambda: changes.share_house(host, seats=form.cleaned_data["seats"], by=request.user),
    ):
        messages.success(request, _("Pladserne er gemt."))
    return redirect("events:hosts", host.event_id)


@login_required
@require_safe
def part(request, pk):
    """A joint host's own part: its mailings, its guests, whom it must phone. Nobody else's."""
    host = get_joint_host(request.user, pk, Ability.SEE)
    event, abilities = host.event, abilities_in(request.user, [host.network.host_id])
    may_invite = Ability.INVITE in abilities
    calls = to_be_phoned(event, host.network) if may_invite else []
    context = {
        "host": host,
        "event": event,
        "part": part_of(host),
        "guests": guests_of(host),
        "rounds": event.rounds.filter(network=host.network).annotate(people=Count("invitations")),
        "calls": [(notice, name_of(notice)) for notice in calls],
        "may_invite": may_invite,
        "may_manage": Ability.MANAGE_EVENTS in abilities,
        "closed": event.cancelled_at is not None or event.is_over(),
    }
    return render(request, "events/joint/part.html", context)


@login_required
@never_cache
@require_safe
def desk(request, pk):
    """Answers on paper and by telephone from those whom a joint host invited."""
    host = get_joint_host(request.user, pk, Ability.INVITE)
    counts = count_invitations(host.event.invitations.of_network(host.network))
    context = desk_of(request, host.event, host.network) | {"host": host, "counts": counts}
    return render(request, "events/joint/desk.html", context)


@login_required
@require_POST
def answer(request, pk):
    """The button says yes or no, for one's own network."""
    host = get_asked_host(request.user, pk)
    joins = request.POST.get("svar") == "ja"
    if _try(request, lambda: changes.answer(host, joins=joins, by=request.user)) and joins:
        messages.success(request, _("I er med. Invitér nu jeres egne."))
        return redirect("events:joint_part", pk)
    return redirect("events:manage_list")


@login_required
@require_POST
def leave(request, pk):
    host = get_asked_host(request.user, pk)
    if _try(request, lambda: changes.leave(host, by=request.user)):
        messages.success(request, _("I er ikke medvært mere. Jeres gæster beholder deres pladser."))
    return redirect("events:manage_list")


def _try(request, act):
    try:
        act()
    except HostRefused as refusal:
        messages.error(request, str(refusal))
        return False
    return True
