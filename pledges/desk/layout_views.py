"""Choosing how the inbox is laid out."""

from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import Ability, for_those_who
from pledges.desk import layouts
from pledges.desk.forms import LayoutForm


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
