from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, abilities_in, organisations_with
from frontend.forms import status_of
from pledges.access import get_programme_target
from pledges.programmes.forms import ProgrammeTargetForm, TargetChangeForm
from pledges.programmes.sums import sums_of
from pledges.programmes.targets import change_target, remove_target, set_target
from taskforces.access import get_programme, see_programme
from taskforces.models import ProgrammeNetwork


@login_required
@require_safe
def programme(request, pk):
    """All its networks in numbers; a host that is asked sees what it is asked into."""
    found, sees_sums = see_programme(request.user, pk)
    runs = organisations_with(request.user, Ability.RUN_PROGRAMMES)
    context = {
        "programme": found,
        "sums": sums_of(found) if sees_sums else None,
        "partners": found.partners.select_related("organisation"),
        "waiting": found.members.filter(state=ProgrammeNetwork.State.ASKED).count(),
        "mine": found.members.standing().filter(network__host__in=runs).select_related("network"),
        "may_run": Ability.RUN_PROGRAMMES in abilities_in(request.user, [found.lead_id]),
    }
    return render(request, "pledges/programmes/programme.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def target_create(request, pk):
    programme = get_programme(request.user, pk)
    posted = request.POST if request.method == "POST" else None
    form = ProgrammeTargetForm(posted, programme=programme)
    if form.is_valid():
        set_target(programme, by=request.user, **form.facts())
        messages.success(request, _("Målet er sat."))
        return redirect("pledges:programme", pk)
    return _form_page(request, form, programme)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def target_edit(request, pk):
    """Another number, with the day and the reason; the one before stays."""
    target = get_programme_target(request.user, pk)
    posted = request.POST if request.method == "POST" else None
    form = TargetChangeForm(posted, initial={"value": target.value})
    if form.is_valid():
        change_target(target, by=request.user, **form.cleaned_data)
        messages.success(request, _("Målet er ændret."))
        return redirect("pledges:programme", target.programme_id)
    return _form_page(request, form, target.programme, target)


@login_required
@require_POST
def target_delete(request, pk):
    target = get_programme_target(request.user, pk)
    remove_target(target, by=request.user)
    messages.success(request, _("Målet er fjernet."))
    return redirect("pledges:programme", target.programme_id)


def _form_page(request, form, programme, target=None):
    context = {"form": form, "programme": programme, "target": target}
    context["changes"] = target.changes.select_related("written_by") if target else []
    return render(request, "pledges/programmes/target_form.html", context, status=status_of(form))
