"""A unit is moved to another one: first a look, then one press."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import Ability, organisations_with
from frontend.forms import status_of
from frontend.row_keys import row_key
from pledges.access import get_owned_unit
from pledges.models import Reorganisation
from pledges.reorganisation.forms import MoveForm, ReorganiseForm
from pledges.reorganisation.moving import (
    ReorganisationRefused,
    found_unit,
    plan,
    reorganise,
    way_back,
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation(request, pk):
    """The form; sent, it shows what would happen and changes nothing."""
    unit = get_owned_unit(request.user, pk)
    form = ReorganiseForm(
        request.POST or None, unit=unit, user=request.user, initial=_way_back(request, unit)
    )
    if request.method == "POST" and form.is_valid():
        return _preview(request, unit, form)
    return _form_page(request, unit, form)


@login_required
@require_POST
def reorganisation_move(request, pk):
    unit = get_owned_unit(request.user, pk)
    form = MoveForm(request.POST, unit=unit, user=request.user)
    if not form.is_valid():
        return _form_page(request, unit, form)
    told = form.cleaned_data
    try:
        with transaction.atomic():
            to = told["to_unit"] or found_unit(unit, name=told["new_name"], by=request.user)
            made = reorganise(
                unit,
                to=to,
                networks=told["networks"],
                people=told["people"],
                reason=told["reason"],
                expected=told["expected"],
                by=request.user,
            )
    except ReorganisationRefused as refused:
        messages.error(request, str(refused))
        return _preview(request, unit, form)
    text = _("%(sheets)s ark, %(networks)s netværk og %(people)s personer er flyttet til %(unit)s.")
    counts = {
        "sheets": len(made.handovers),
        "networks": len(made.networks),
        "people": len(made.people),
        "unit": to,
    }
    messages.success(request, text % counts)
    return redirect("pledges:reorganisation", pk)


def _way_back(request, unit):
    """A step into this unit that is to be undone, by its number in the address; anything else starts empty."""
    steps = Reorganisation.objects.filter(to_unit=unit)
    asked = row_key(request.GET.get("fortryd"))
    made = None if asked is None else steps.filter(pk=asked).first()
    return way_back(made) if made else {}


def _preview(request, unit, form):
    told = form.cleaned_data
    found = plan(unit, told["networks"], told["people"])
    kept = ReorganiseForm(request.POST, unit=unit, user=request.user)
    context = {
        "unit": unit,
        "to": told["to_unit"] or told["new_name"],
        "plan": found,
        "reason": told["reason"],
        "form": kept,
        "expected": len(found.moving),
    }
    return render(request, "pledges/reorganisation/preview.html", context)


def _form_page(request, unit, form):
    before = Reorganisation.objects.filter(from_unit=unit) | Reorganisation.objects.filter(
        to_unit=unit
    )
    context = {
        "unit": unit,
        "form": form,
        "before": before.select_related("from_unit", "to_unit", "by"),
        "owned": {*organisations_with(request.user, Ability.MANAGE_ORGANISATION)},
    }
    return render(request, "pledges/reorganisation/form.html", context, status=status_of(form))
