from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max, Q
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Ability, abilities_in, organisations_with
from events.access import get_event
from events.answers.funnel import funnel
from events.letters.steps import next_of
from events.models import Event, EventHost, EventSplit, Invitation
from events.planning.changes import call_off, change_event, proposal
from events.planning.cloning import clone_event
from events.planning.forms import CallOffForm, CloneForm, EventForm, TellForm
from events.planning.news import Reach, Tell, reach_of
from events.planning.phone_calls import still_to_be_phoned
from events.planning.plans import PlanRefused, create_event
from frontend.forms import status_of
from taskforces.models import Network

PAGE = 50


@login_required
@require_safe
def manage_list(request):
    past = request.GET.get("vis") == "tidligere"
    events = Event.objects.visible_to(request.user)
    events = events.past() if past else events.upcoming()
    standing = Q(invitations__withdrawn_at=None)
    events = events.select_related("network__host").annotate(
        invited=Count("invitations", filter=standing) + Coalesce(Max("forgotten__invited"), 0),
        coming=Count("invitations", filter=standing & Q(invitations__answer__in=Invitation.COMING))
        + Coalesce(Max("forgotten__coming"), 0),
    )
    context = {
        "page_obj": Paginator(events, PAGE).get_page(request.GET.get("page")),
        "past": past,
        "hosts": [] if past else _joint(request.user),
        "may_create": organisations_with(request.user, Ability.MANAGE_EVENTS).exists(),
        "tabs": [
            {"label": _("Kommende"), "url": "?", "current": not past},
            {"label": _("Tidligere"), "url": "?vis=tidligere", "current": past},
        ],
    }
    return render(request, "events/planning/manage_list.html", context)


def _joint(user):
    """Events of others that one's own networks are in, or asked to be."""
    coming = EventHost.objects.visible_to(user).filter(
        event__ends_at__gte=timezone.now(), event__cancelled_at=None
    )
    own = organisations_with(user, Ability.SEE)
    coming = coming.select_related("event__network__host", "network").order_by("event__starts_at")
    return coming.exclude(event__network__host__in=own)


@login_required
@require_http_methods(["GET", "POST"])
def manage_create(request):
    organisations = organisations_with(request.user, Ability.MANAGE_EVENTS)
    if not organisations:
        raise PermissionDenied
    networks = Network.objects.filter(host__in=organisations)
    form = EventForm(request.POST or None, networks=networks)
    if form.is_valid():
        event = create_event(form.cleaned_data["network"], by=request.user, fields=form.plan())
        messages.success(request, _("%(title)s er oprettet.") % {"title": event.title})
        return redirect("events:manage_event", event.pk)
    return render(
        request, "events/planning/manage_form.html", {"form": form}, status=status_of(form)
    )


@login_required
@require_http_methods(["GET", "POST"])
def manage_edit(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = EventForm(request.POST or None, instance=event, networks=Network.objects.none())
    if form.is_valid():
        fields, tell = form.plan(), Tell.EVERYBODY
        if proposed := proposal(event, fields):
            asked = TellForm(
                request.POST if "tell" in request.POST else None, reaches=proposed.reaches
            )
            if not asked.is_valid():
                return _ask_whom_to_tell(request, event, form, asked, proposed)
            tell = asked.cleaned_data["tell"]
        try:
            notified = change_event(event, by=request.user, fields=fields, tell=tell)
        except PlanRefused as refusal:
            form.add_error("capacity", str(refusal))
        else:
            messages.success(request, _("%(title)s er gemt.") % {"title": notified.event.title})
            _say_who_was_notified(request, notified)
            return redirect("events:manage_event", event.pk)
    context = {"form": form, "event": event, "reach": reach_of(event)}
    return render(request, "events/planning/manage_form.html", context, status=status_of(form))


def _ask_whom_to_tell(request, event, form, asked, proposed):
    """The change is not made yet: its fields come along, hidden."""
    context = {"event": event, "form": form, "asked": asked, "mail": proposed.mail}
    return render(request, "events/planning/tell_whom.html", context, status=status_of(asked))


@login_required
@require_http_methods(["GET", "POST"])
def manage_call_off(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            notified = call_off(event, by=request.user, reason=form.cleaned_data["reason"])
        except PlanRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("%(title)s er aflyst.") % {"title": event.title})
            _say_who_was_notified(request, notified)
        return redirect("events:manage_event", event.pk)
    context = {"form": form, "event": event, "reach": reach_of(event)}
    return render(request, "events/planning/call_off.html", context, status=status_of(form))


@login_required
@require_http_methods(["GET", "POST"])
def manage_clone(request, pk):
    source = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = CloneForm(request.POST or None, initial={"starts_at": source.starts_at})
    if form.is_valid():
        made = clone_event(
            source,
            starts_at=form.starts(),
            by=request.user,
            with_letter=form.cleaned_data["with_letter"],
        )
        text = ngettext("%(n)s nyt arrangement.", "%(n)s nye arrangementer.", len(made))
        messages.success(
            request, text % {"n": len(made)} + " " + _("Ret dem til, og gør dem offentlige.")
        )
        return redirect("events:manage_event", made[0].pk)
    context = {"form": form, "event": source}
    return render(request, "events/planning/clone.html", context, status=status_of(form))


def _say_who_was_notified(request, notified):
    """“281 får en mail, 33 skal ringes op”; the list with the numbers is a link away on the event's page."""
    reach = Reach(len(notified.messages), len(notified.to_be_phoned), made=0)
    if said := reach.in_words:
        level = messages.WARNING if reach.by_phone else messages.SUCCESS
        messages.add_message(request, level, f"{said}.")


@login_required
@require_safe
def manage_event(request, pk):
    try:
        event = get_event(request.user, pk, Ability.SEE)
    except Http404:
        if joint := EventHost.objects.joined().visible_to(request.user).filter(event=pk).first():
            return redirect("events:joint_part", joint.pk)
        raise
    abilities = abilities_in(request.user, [event.network.host_id])
    counts = funnel(event)
    may_invite = Ability.INVITE in abilities
    context = {
        "event": event,
        "counts": counts,
        "next": next_of(event) if may_invite else None,
        "to_phone": still_to_be_phoned(event),
        "members": event.network.memberships.current().count() if may_invite else 0,
        "asking": event.registration_requests.waiting().count() if may_invite else 0,
        "split": _untold(event) if Ability.MANAGE_EVENTS in abilities else None,
        "steps": _steps(counts),
        "rounds": event.rounds.filter(network=None)
        .select_related("letter")
        .annotate(people=Count("invitations")),
        "joint": event.hosts.standing().count(),
        "may_invite": may_invite,
        "may_manage": Ability.MANAGE_EVENTS in abilities,
        "may_run_door": Ability.RUN_DOOR in abilities,
        "may_see_sheets": Ability.SEE_SHEETS in abilities,
    }
    return render(request, "events/planning/manage_event.html", context)


def _untold(event):
    """A division of which the guests do not know yet, of this event or the one it made."""
    return EventSplit.objects.filter(Q(source=event) | Q(event=event), told_at=None).first()


def _steps(counts):
    whole = max(counts["invited"], counts["persons"], counts["arrived"], 1)
    rows = [
        (_("Inviteret"), counts["invited"], ""),
        (_("Har svaret"), counts["answered"], ""),
        (_("Siger ja"), counts["coming"], ""),
        (_("Har plads"), counts["persons"], _("personer, ledsagere medregnet")),
        (_("Er kommet"), counts["arrived"], _("personer")),
    ]
    return [
        {"label": label, "value": value, "note": note, "share": round(100 * value / whole)}
        for label, value, note in rows
    ]
