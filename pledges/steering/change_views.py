"""What a meeting writes down: minutes, and who does what."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pledges.access import get_action, get_meeting
from pledges.steering.forms import ActionForm, MinutesForm
from pledges.steering.freezing import hold_meeting, thaw_meeting
from pledges.steering.meetings import (
    SteeringRefused,
    add_action,
    finish_action,
    remove_action,
    reopen_action,
    write_minutes,
)
from pledges.steering.views import meeting_page


@login_required
@require_POST
def minutes(request, pk):
    found = get_meeting(request.user, pk)
    form = MinutesForm(request.POST, meeting=found)
    if form.is_valid():
        text, expected = form.cleaned_data["minutes"], form.cleaned_data["expected"]
        try:
            write_minutes(found, text=text, expected=expected, by=request.user)
        except SteeringRefused as refused:
            form.add_error("minutes", str(refused))
        else:
            messages.success(request, _("Referatet er gemt."))
            return _back(found, "today")
    return meeting_page(request, found, minutes_form=form)


@login_required
@require_POST
def action_add(request, pk):
    found = get_meeting(request.user, pk)
    form = ActionForm(request.POST)
    if form.is_valid():
        add_action(found, **form.facts(), by=request.user)
        return _back(found, "today")
    return meeting_page(request, found, action_form=form)


@login_required
@require_POST
def action_done(request, pk, action_pk):
    found = get_meeting(request.user, pk)
    action = finish_action(get_action(found, action_pk), by=request.user)
    return _back(found, _place_of(found, action))


@login_required
@require_POST
def action_reopen(request, pk, action_pk):
    found = get_meeting(request.user, pk)
    action = reopen_action(get_action(found, action_pk), by=request.user)
    return _back(found, _place_of(found, action))


@login_required
@require_POST
def action_remove(request, pk, action_pk):
    found = get_meeting(request.user, pk)
    try:
        remove_action(get_action(found, action_pk), meeting=found, by=request.user)
    except SteeringRefused as refused:
        messages.error(request, str(refused))
    return _back(found, "today")


@login_required
@require_POST
def hold(request, pk):
    """The meeting is over: what it saw stays."""
    found = get_meeting(request.user, pk)
    if _done(request, lambda: hold_meeting(found, by=request.user, now=timezone.now())):
        messages.success(request, _("Mødet er holdt. Tal og lister bliver stående, som I så dem."))
    return redirect("pledges:steering_meeting", found.pk)


@login_required
@require_POST
def thaw(request, pk):
    found = get_meeting(request.user, pk)
    if _done(request, lambda: thaw_meeting(found, by=request.user, now=timezone.now())):
        messages.success(request, _("Mødet er i gang igen, og tallene følger med."))
    return redirect("pledges:steering_meeting", found.pk)


def _done(request, change):
    try:
        change()
    except SteeringRefused as refused:
        messages.error(request, str(refused))
        return False
    return True


def _place_of(meeting, action):
    return "today" if action.meeting_id == meeting.pk else "agreed"


def _back(meeting, place):
    return redirect(f"{reverse('pledges:steering_meeting', args=[meeting.pk])}#{place}")
