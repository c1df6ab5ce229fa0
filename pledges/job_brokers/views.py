from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, for_those_who, organisations_with, require
from accounts.models import Organisation
from pledges.job_brokers.brokers import Form, colleagues, set_form


@login_required
@for_those_who(Ability.ASSIGN_SHEETS)
@require_safe
def job_brokers(request):
    """Each unit that one leads, its people, and which of them are job brokers."""
    units = organisations_with(request.user, Ability.ASSIGN_SHEETS).filter(
        kind=Organisation.Kind.EMPLOYMENT_UNIT
    )
    groups = [(unit, colleagues(unit)) for unit in units.order_by("name")]
    context = {"groups": groups, "forms": Form.choices}
    return render(request, "pledges/job_brokers/brokers.html", context)


@login_required
@require_POST
def job_broker_set(request, pk, user_pk):
    require(request.user, Ability.ASSIGN_SHEETS, pk)
    unit = get_object_or_404(Organisation, pk=pk)
    person = next((one.user for one in colleagues(unit) if one.user.pk == user_pk), None)
    form = request.POST.get("form")
    if person is None or form not in Form.values:
        raise Http404
    set_form(unit, person, form=form, by=request.user)
    messages.success(
        request, _("%(name)s: %(form)s.") % {"name": person.name, "form": Form(form).label}
    )
    return redirect("pledges:job_brokers")
