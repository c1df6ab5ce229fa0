"""Corrections that leaders asked for: staff say yes or no."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.refusals import Refused
from frontend.forms import status_of
from home.mine import corrections
from home.mine.access import get_correction
from home.mine.forms import RefuseForm
from home.models import CorrectionRequest

ANSWERED_SHOWN = 20


@login_required
@require_safe
def listing(request):
    ours = CorrectionRequest.objects.visible_to(request.user).select_related(
        "contact__organisation", "contact__company", "answered_by"
    )
    context = {
        "waiting": ours.waiting(),
        "answered": ours.exclude(answer="").order_by("-answered_at")[:ANSWERED_SHOWN],
    }
    return render(request, "home/mine/corrections.html", context)


@login_required
@require_safe
def correction(request, pk):
    return _page(request, get_correction(request.user, pk), RefuseForm())


@login_required
@require_POST
def accept(request, pk):
    found = get_correction(request.user, pk)
    try:
        corrections.answer(found, yes=True, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("home:correction", pk)
    messages.success(request, _("Det er rettet, og lederen har fået besked."))
    return redirect("home:corrections")


@login_required
@require_POST
def refuse(request, pk):
    found = get_correction(request.user, pk)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        corrections.answer(found, yes=False, by=request.user, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("home:correction", pk)
    messages.success(request, _("Lederen har fået dit svar."))
    return redirect("home:corrections")


def _page(request, found, form):
    context = {"asked": found, "changes": corrections.changes(found), "form": form}
    return render(request, "home/mine/correction_staff.html", context, status=status_of(form))
