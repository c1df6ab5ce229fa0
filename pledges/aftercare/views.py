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
from pledges.access import get_aftercare_contact, get_placement
from pledges.aftercare.contacts import (
    AftercareRefused,
    drop_contact,
    hold_contact,
    log_contact,
    plan_contacts,
)
from pledges.aftercare.forms import HeldForm, LogForm, PlanForm
from pledges.models import AftercareContact
from pledges.models.aftercare_contacts import is_missed

PER_PAGE = 50


@login_required
@require_safe
def listing(request):
    """What is planned, the missed ones first; one's own unless all are asked for."""
    if not organisations_with(request.user, Ability.WORK_CANDIDATES).exists():
        raise PermissionDenied
    everybody = request.GET.get("vis") == "alle"
    found = AftercareContact.objects.visible_to(request.user).planned()
    found = found if everybody else found.filter(owner=request.user)
    found = found.select_related(
        "placement__handover__sheet", "placement__opening__company", "owner"
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "page": page,
        "rows": [(contact, is_missed(contact, today)) for contact in page.object_list],
        "everybody": everybody,
        "tabs": [
            {"label": _("Mine"), "url": "?", "current": not everybody},
            {"label": _("Alles"), "url": "?vis=alle", "current": everybody},
        ],
        "query": "vis=alle" if everybody else "",
    }
    return render(request, "pledges/aftercare/list.html", context)


@login_required
@require_safe
def aftercare(request, pk):
    return _page(request, get_placement(request.user, pk))


@login_required
@require_POST
def plan(request, pk):
    placement = get_placement(request.user, pk)
    form = PlanForm(request.POST, placement=placement, by=request.user)
    if form.is_valid():
        try:
            plan_contacts(placement, by=request.user, **form.filled())
        except AftercareRefused as refused:
            form.add_error(None, str(refused))
        else:
            return _back(request, placement, _("Planen er lagt. Du finder den under Efterværn."))
    return _page(request, placement, plan_form=form)


@login_required
@require_POST
def log(request, pk):
    placement = get_placement(request.user, pk)
    form = LogForm(request.POST)
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("side", "held_on", "minutes", "note")}
        log_contact(placement, by=request.user, **words)
        return _back(request, placement, _("Skrevet ned."))
    return _page(request, placement, log_form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request, pk):
    contact = get_aftercare_contact(request.user, pk)
    form = HeldForm(request.POST or None)
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("held_on", "minutes", "note")}
        hold_contact(contact, by=request.user, **words)
        return _back(request, contact.placement, _("Skrevet ned."))
    context = {"form": form, "contact": contact, "placement": contact.placement}
    return render(request, "pledges/aftercare/hold.html", context, status=status_of(form))


@login_required
@require_POST
def drop(request, pk):
    contact = get_aftercare_contact(request.user, pk)
    try:
        drop_contact(contact, by=request.user)
    except AftercareRefused as refused:
        messages.error(request, str(refused))
        return redirect("pledges:aftercare", contact.placement_id)
    return _back(request, contact.placement, _("Taget af planen."))


def _page(request, placement, *, plan_form=None, log_form=None):
    contacts = placement.aftercare_contacts.select_related("owner")
    today = timezone.localdate()
    context = {
        "placement": placement,
        "planned": [(one, is_missed(one, today)) for one in contacts if one.held_on is None],
        "held": [one for one in reversed(contacts) if one.held_on],
        "running": placement.state != placement.State.ENDED,
        "plan_form": plan_form or PlanForm(placement=placement, by=request.user),
        "log_form": log_form or LogForm(),
    }
    status = status_of(plan_form, log_form)
    return render(request, "pledges/aftercare/placement.html", context, status=status)


def _back(request, placement, text):
    messages.success(request, text)
    return redirect("pledges:aftercare", placement.pk)
