from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, for_those_who, organisations_with
from frontend.forms import status_of
from pledges.access import get_absence
from pledges.models import Absence
from pledges.units.absence_forms import AbsenceForm
from pledges.units.absences import AbsenceRefused, end_absence, register_absence


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def absences(request):
    """Who is away now and who soon, in the user's units."""
    today = timezone.localdate()
    units = organisations_with(request.user, Ability.WORK_SHEETS)
    led = organisations_with(request.user, Ability.ASSIGN_SHEETS)
    leads = set(led.values_list("pk", flat=True))
    shown = list(
        Absence.objects.filter(unit__in=units, ends_on__gte=today).select_related(
            "unit", "user", "stand_in"
        )
    )
    lines = [
        {"absence": absence, "may_end": absence.user == request.user or absence.unit_id in leads}
        for absence in shown
    ]
    context = {
        "now": [line for line in lines if line["absence"].starts_on <= today],
        "coming": [line for line in lines if line["absence"].starts_on > today],
        "may_register": units.exists(),
        "led": led,
        "show_unit": len({absence.unit_id for absence in shown}) > 1,
    }
    return render(request, "pledges/units/absences.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def absence_create(request):
    if not organisations_with(request.user, Ability.WORK_SHEETS).exists():
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form = AbsenceForm(posted, by=request.user)
    if form.is_valid() and _register(request, form):
        return redirect("pledges:absences")
    return render(
        request, "pledges/units/absence_form.html", {"form": form}, status=status_of(form)
    )


@login_required
@require_POST
def absence_end(request, pk):
    absence = get_absence(request.user, pk)
    try:
        end_absence(absence, by=request.user)
    except AbsenceRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Fraværet er slut. Nye ark kommer igen."))
    return redirect("pledges:absences")


FIELD_OF = {
    AbsenceRefused.Code.USER: "user",
    AbsenceRefused.Code.STAND_IN: "stand_in",
    AbsenceRefused.Code.DATES: "ends_on",
    AbsenceRefused.Code.TOO_LONG: "ends_on",
}


def _register(request, form):
    try:
        register_absence(**form.cleaned_data, by=request.user)
    except AbsenceRefused as refused:
        form.add_error(FIELD_OF.get(refused.code), str(refused))
        return False
    messages.success(request, _("Skrevet ned. Arkene går videre, når fraværet begynder."))
    return True
