"""The groups of an evening as whoever takes care of the door sees them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, abilities_in
from accounts.refusals import Refused
from events.access import get_event, get_seat
from events.interview_groups.groups import (
    add_latecomers,
    dissolve,
    make_groups,
    move,
    without_group,
)
from frontend.forms import status_of
from pledges.sheets.group_forms import MakeForm, MoveForm
from pledges.sheets.groups import sheets_by_group


@login_required
@require_safe
def groups(request, pk):
    return _page(request, get_event(request.user, pk, Ability.RUN_DOOR), MakeForm())


@login_required
@require_POST
def make(request, pk):
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    form = MakeForm(request.POST)
    if not form.is_valid():
        return _page(request, event, form)
    return _try(
        request,
        pk,
        lambda: make_groups(event, by=request.user, size=form.cleaned_data["size"]),
        lambda made: (
            ngettext("En gruppe er lavet.", "%(n)s grupper er lavet.", len(made)) % {"n": len(made)}
        ),
    )


@login_required
@require_POST
def add_late(request, pk):
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    return _try(
        request,
        pk,
        lambda: add_latecomers(event, by=request.user),
        lambda seats: (
            ngettext("En er kommet i gruppe.", "%(n)s er kommet i gruppe.", len(seats))
            % {"n": len(seats)}
        ),
    )


@login_required
@require_POST
def end(request, pk):
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    return _try(
        request,
        pk,
        lambda: dissolve(event, by=request.user),
        lambda _nothing: _("Grupperne er opløst. Arkene er her stadig."),
    )


@login_required
@require_POST
def move_one(request, pk):
    seat = get_seat(request.user, pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Vælg en gruppe at flytte til."))
        return redirect("pledges:groups", seat.group.event_id)
    number = form.cleaned_data["group"]
    return _try(
        request,
        seat.group.event_id,
        lambda: move(seat, number=number, by=request.user),
        lambda _seat: (
            _("%(name)s sidder nu i gruppe %(number)s.")
            % {"name": seat.registration.name, "number": number}
        ),
    )


@login_required
@require_safe
def paper(request, pk):
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    context = {"event": event, "groups": sheets_by_group(event)}
    return render(request, "pledges/sheets/groups_print.html", context)


def _try(request, pk, change, words):
    """Does it and says so, or says why not; either way the screen shows how it stands now."""
    try:
        messages.success(request, words(change()))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("pledges:groups", pk)


def _page(request, event, form):
    abilities = abilities_in(request.user, [event.network.host_id])
    context = {
        "event": event,
        "door_only": Ability.SEE not in abilities,
        "may_see_sheets": Ability.SEE_SHEETS in abilities,
        "groups": sheets_by_group(event),
        "late": list(without_group(event)),
        "form": form,
    }
    return render(request, "pledges/sheets/groups.html", context, status=status_of(form))
