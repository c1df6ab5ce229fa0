"""What was done with many at once lately, with the way back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, for_those_who
from accounts.refusals import Refused
from taskforces.companies import bulk
from taskforces.models import BulkChange

PAGE = 50


@login_required
@for_those_who(Ability.INVITE, Ability.KEEP_COMPANIES)
@require_safe
def bulk_changes(request):
    found = BulkChange.objects.visible_to(request.user).select_related("by")
    found = found.defer("added", "before", "moved", "removed")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "home/lists/bulk_changes.html", {"page_obj": page})


@login_required
@require_POST
def bulk_undo(request, pk):
    change = get_object_or_404(BulkChange.objects.visible_to(request.user), pk=pk)
    try:
        bulk.undo(change, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Det er fortrudt. Alt står, hvor det stod."))
    return redirect("home:bulk_changes")
