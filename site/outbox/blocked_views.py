"""Addresses that get no more mail: why, since when, and how to write to them again."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, organisations_with
from frontend.forms import status_of
from outbox import suppressions
from outbox.access import get_suppression
from outbox.forms import LiftForm
from outbox.models import Suppression

LIFTED_SHOWN_FOR = timedelta(days=30)


@login_required
@require_safe
def blocked(request):
    if not organisations_with(request.user, Ability.SEE_OUTBOX).exists():
        raise PermissionDenied
    rows = Suppression.objects.visible_to(request.user).select_related("organisation", "lifted_by")
    lately = timezone.now() - LIFTED_SHOWN_FOR
    context = {
        "page_obj": Paginator(rows.in_force().order_by("-created_at", "-pk"), 50).get_page(
            request.GET.get("page")
        ),
        "lifted": rows.filter(lifted_at__gt=lately).order_by("-lifted_at", "-pk")[:20],
    }
    return render(request, "outbox/blocked.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def lift(request, pk):
    row = get_suppression(request.user, pk)
    form = LiftForm(request.POST or None)
    if form.is_valid():
        if suppressions.lift(row, because=form.cleaned_data["because"], by=request.user):
            messages.success(request, _("Vi skriver til %(address)s igen.") % {"address": row})
        return redirect("outbox:blocked")
    context = {"row": row, "form": form}
    return render(request, "outbox/lift.html", context, status=status_of(form))


@login_required
@require_POST
def undo_lift(request, pk):
    row = get_suppression(request.user, pk)
    if suppressions.undo_lift(row, by=request.user):
        messages.success(request, _("%(address)s er spærret som før.") % {"address": row})
    return redirect("outbox:blocked")
