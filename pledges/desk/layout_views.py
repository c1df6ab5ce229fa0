"""Choosing how the inbox is laid out, and moving a sheet on its board."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import Ability, for_those_who
from pledges.access import get_handover
from pledges.desk import last_done, layouts, quick_actions
from pledges.desk.forms import LayoutForm, StatusForm
from pledges.desk.inbox_views import back_to_list
from pledges.followup.changes import FollowUpRefused


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_POST
def inbox_layout(request):
    """On a phone the choice holds for this list alone: it stands in the address."""
    form = LayoutForm(request.POST)
    query = QueryDict(request.POST.get("back", ""), mutable=True)
    query.pop(layouts.ASKED, None)
    query.pop("page", None)
    if form.is_valid():
        layout = form.cleaned_data["layout"]
        if layouts.is_on_phone(request):
            query[layouts.ASKED] = layout
        else:
            layouts.keep(request, layouts.Layout(layout))
    return redirect(f"{reverse('pledges:inbox')}?{query.urlencode()}")


@login_required
@require_POST
def board_move(request, pk):
    """One press on the board; the card keeps the focus in its new column, and the page offers to undo it."""
    found = get_handover(request.user, pk)
    company, form = found.sheet.company_name, StatusForm(request.POST, of=found)
    if not form.is_valid():
        reasons = [reason for errors in form.errors.values() for reason in errors]
        messages.error(request, f"{company}: {' '.join(reasons)}")
        return back_to_list(request, at=found.pk)
    version = form.cleaned_data["version"]
    try:
        done = quick_actions.quick_move(
            found, by=request.user, expected_version=version, **form.filled()
        )
    except FollowUpRefused as refused:
        messages.error(request, f"{company}: {refused}")
    else:
        last_done.keep(request, done)
    return back_to_list(request, at=found.pk)
