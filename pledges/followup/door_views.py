from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import Ability, organisations_with
from frontend.forms import status_of
from frontend.row_keys import row_key
from pledges.access import get_door
from pledges.companies import get_company
from pledges.followup import doors
from pledges.followup.door_forms import DoorAnswerForm, DoorForm
from pledges.followup.doors import DoorRefused
from pledges.models import DoorRequest

SHOWN = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def doors_asked(request):
    """The unit's own questions with their answers, and a new one; ?virksomhed= says from which company one came."""
    units = organisations_with(request.user, Ability.WORK_SHEETS)
    if not units:
        raise PermissionDenied
    company = _company(request)
    initial = {"company_name": company.name if company else ""}
    posted = request.POST if request.method == "POST" else None
    form = DoorForm(posted, user=request.user, initial=initial)
    if form.is_valid():
        facts = form.facts()
        known = company if company and company.name == facts["company_name"] else None
        try:
            doors.ask(facts.pop("network"), by=request.user, company=known, **facts)
        except DoorRefused as refused:
            form.add_error("company_name", str(refused))
        else:
            messages.success(request, _("Værten er spurgt. Svaret kommer her og på mail."))
            return redirect("pledges:doors_asked")
    asked = DoorRequest.objects.filter(unit__in=units).order_by("-asked_at", "-pk")
    people = asked.select_related("network__host", "asked_by", "answered_by")
    context = {"form": form, "doors": people[:SHOWN]}
    return render(request, "pledges/followup/doors.html", context, status=status_of(form))


@login_required
@require_POST
def door_answer(request, pk):
    door = get_door(request.user, pk)
    form = DoorAnswerForm(request.POST, instance=door)
    if not form.is_valid():
        context = {"door": door, "form": form}
        return render(request, "pledges/followup/door.html", context, status=status_of(form))
    opened = request.POST.get("svar") == "ja"
    try:
        doors.answer(get_door(request.user, pk), opened=opened, by=request.user, **form.facts())
    except DoorRefused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, _("Tak! Konsulenten har fået besked."))
    return redirect("pledges:introductions")


def waiting_doors(user):
    """Cards for the host's page of introductions."""
    hosts = organisations_with(user, Ability.INTRODUCE)
    found = DoorRequest.objects.waiting().filter(network__host__in=hosts)
    people = found.select_related("network", "unit", "asked_by")[:SHOWN]
    return [{"door": door, "form": DoorAnswerForm(instance=door)} for door in people]


def _company(request):
    asked = row_key(request.GET.get("virksomhed"))
    return None if asked is None else get_company(request.user, asked)[0]
