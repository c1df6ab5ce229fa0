from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability
from events.access import get_event, get_network
from events.unit_attendance.attendance import (
    invite,
    meeting_of,
    meetings_of,
    note_who_came,
    people_of,
)
from events.unit_attendance.forms import PeopleForm
from frontend.forms import status_of


@login_required
@require_safe
def unit_meetings(request, pk):
    """Meeting by meeting: who of the unit was invited, and who came."""
    network = get_network(request.user, pk, Ability.MANAGE_EVENTS)
    context = {"network": network, "meetings": meetings_of(network)}
    return render(request, "events/unit_attendance/meetings.html", context)


@login_required
@require_safe
def unit_attendance(request, pk):
    return _page(request, get_event(request.user, pk, Ability.MANAGE_EVENTS))


@login_required
@require_POST
def unit_invite(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = _invite_form(event, request.POST)
    if not form.is_valid():
        return _page(request, event, inviting=form)
    made = invite(event, form.cleaned_data["people"], by=request.user)
    if made:
        messages.success(request, _("Invitationen er på vej til dem."))
    return redirect("events:unit_attendance", pk)


@login_required
@require_POST
def unit_came(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = _came_form(event, request.POST)
    if not form.is_valid():
        return _page(request, event, coming=form)
    note_who_came(event, list(form.cleaned_data["people"]), by=request.user)
    messages.success(request, _("Skrevet ned."))
    return redirect("events:unit_attendance", pk)


def _invite_form(event, data=None):
    known = event.unit_attendances.values("person")
    people = people_of(event.network).exclude(pk__in=known)
    return PeopleForm(data, people=people, label=_("Hvem skal med?"), auto_id="inv_%s")


def _came_form(event, data=None):
    came = event.unit_attendances.filter(came=True).values_list("person", flat=True)
    return PeopleForm(
        data,
        people=people_of(event.network),
        label=_("Hvem kom?"),
        auto_id="came_%s",
        initial={"people": list(came)},
    )


def _page(request, event, *, inviting=None, coming=None):
    rows = event.unit_attendances.select_related("person")
    context = {
        "event": event,
        "meeting": meeting_of(event, [(r.person.name, r.was_invited, r.came) for r in rows]),
        "inviting": inviting or _invite_form(event),
        "coming": coming or _came_form(event),
        "has_begun": event.has_begun(),
    }
    return render(
        request,
        "events/unit_attendance/attendance.html",
        context,
        status=status_of(inviting, coming),
    )
