from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Role
from accounts.workingdays import WorkingCalendar
from frontend.forms import status_of
from pledges.access import get_closing_day, get_unit
from pledges.units import settings as units
from pledges.units.forms import ClosingDayForm, UnitForm
from pledges.units.settings import UnitRefused

DAYS_SHOWN = 10


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unit_settings(request, pk):
    unit = get_unit(request.user, pk)
    if request.method != "POST":
        return _page(request, unit)
    form = UnitForm(request.POST, instance=unit)
    if not form.is_valid():
        return _page(request, get_unit(request.user, pk), form=form)
    units.change_settings(unit, by=request.user, **form.cleaned_data)
    messages.success(request, _("Gemt. Det gælder for ark, der kommer fra nu af."))
    return redirect("pledges:unit_settings", pk)


@login_required
@require_POST
def closing_day_add(request, pk):
    unit = get_unit(request.user, pk)
    form = ClosingDayForm(request.POST)
    if not form.is_valid():
        return _page(request, unit, closing_form=form)
    try:
        units.add_closing_day(unit, **form.cleaned_data, by=request.user)
    except UnitRefused as refused:
        form.add_error("last_day" if form.cleaned_data["last_day"] else "day", str(refused))
        return _page(request, unit, closing_form=form)
    messages.success(request, _("Dagene tæller ikke længere med i fristerne."))
    return redirect("pledges:unit_settings", pk)


@login_required
@require_POST
def closing_day_remove(request, pk):
    closing = get_closing_day(request.user, pk)
    units.remove_closing_day(closing, by=request.user)
    messages.success(request, _("Dagene tæller med igen."))
    return redirect("pledges:unit_settings", closing.organisation_id)


def _page(request, unit, **forms):
    now, calendar = timezone.now(), WorkingCalendar(unit)
    today = timezone.localdate(now)
    context = {
        "unit": unit,
        "may_reorganise": unit.roles.filter(user=request.user, role=Role.Kind.OWNER).exists(),
        "form": UnitForm(instance=unit),
        "closing_form": ClosingDayForm(),
        "closings": [c for c in unit.closing_days.all() if c.days[-1] >= today],
        "days_off": calendar.days_off(today, DAYS_SHOWN),
        "example": calendar.deadline(now, unit.contact_days),
    }
    return render(
        request,
        "pledges/units/unit_settings.html",
        context | forms,
        status=status_of(*forms.values()),
    )
