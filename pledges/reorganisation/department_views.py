from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, abilities_in, organisations_with
from frontend.forms import status_of
from pledges.access import get_department, get_department_offer, get_handover, get_unit
from pledges.models import DepartmentOffer
from pledges.reorganisation import departments as changes
from pledges.reorganisation.forms import AnswerOfferForm, DepartmentForm, OfferForm

SHOWN = 100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def departments(request, pk):
    unit = get_unit(request.user, pk)
    form = DepartmentForm(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        changes.keep_department(unit, by=request.user, **form.cleaned_data)
        messages.success(request, _("Afdelingen er oprettet."))
        return redirect("pledges:departments", pk)
    found = unit.departments.prefetch_related("people")
    context = {"unit": unit, "departments": found, "form": form}
    return render(
        request, "pledges/reorganisation/departments.html", context, status=status_of(form)
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def department(request, pk):
    found = get_department(request.user, pk)
    form = DepartmentForm(request.POST or None, instance=found, unit=found.unit)
    if request.method == "POST" and form.is_valid():
        changes.keep_department(found.unit, department=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Gemt."))
        return redirect("pledges:departments", found.unit_id)
    context = {"department": found, "form": form}
    return render(
        request, "pledges/reorganisation/department.html", context, status=status_of(form)
    )


@login_required
@require_POST
def department_offer(request, pk):
    """A sheet to several departments at once; nothing ticked changes nothing."""
    handover = get_handover(request.user, pk, Ability.ASSIGN_SHEETS)
    form = OfferForm(request.POST, of=handover)
    if form.is_valid():
        made = changes.offer(handover, form.cleaned_data["departments"], by=request.user)
        text = ngettext("Tilbudt til %(n)s afdeling.", "Tilbudt til %(n)s afdelinger.", len(made))
        messages.success(request, text % {"n": len(made)})
    else:
        messages.error(request, _("Vælg mindst én afdeling."))
    return redirect("pledges:handover", pk)


@login_required
@require_safe
def department_offers(request):
    """What was offered, and who answered: for the unit, and for the host that is the link between them."""
    if not organisations_with(request.user, Ability.SEE_SHEETS).exists():
        raise PermissionDenied
    return _offers_page(request)


@login_required
@require_POST
def department_answer(request, pk):
    """The button pressed says "ja" or "nej"."""
    asked = get_department_offer(request.user, pk)
    form = AnswerOfferForm(request.POST, auto_id=f"id_{pk}_%s")
    if not form.is_valid():
        return _offers_page(request, refused=(asked.pk, form))
    yes = request.POST.get("svar") == "ja"
    changes.answer(asked, yes=yes, remark=form.cleaned_data["remark"], by=request.user)
    messages.success(request, _("Svaret er givet."))
    return redirect("pledges:department_offers")


def _offers_page(request, *, refused=(None, None)):
    visible = DepartmentOffer.objects.visible_to(request.user)
    found = visible.select_related("handover__sheet", "handover__unit", "department", "answered_by")
    mine = set(request.user.departments.values_list("pk", flat=True))
    refused_pk, refused_form = refused
    rows = []
    for asked in found[:SHOWN]:
        form = None
        if asked.department_id in mine:
            known = {"remark": asked.remark}
            form = AnswerOfferForm(initial=known, auto_id=f"id_{asked.pk}_%s")
        rows.append((asked, refused_form if asked.pk == refused_pk else form))
    units = organisations_with(request.user, Ability.ASSIGN_SHEETS)
    context = {"rows": rows, "units": units.filter(kind="employment_unit")}
    status = status_of(refused_form)
    return render(request, "pledges/reorganisation/offers.html", context, status=status)


def departments_part(handover, user):
    """On the handover's page: who was asked and what they say; for the lead a form to ask more."""
    offers = list(handover.offers.select_related("department"))
    form = None
    if Ability.ASSIGN_SHEETS in abilities_in(user, [handover.unit_id]) and not handover.closed_at:
        form = OfferForm(of=handover)
        if not form.fields["departments"].queryset.exists():
            form = None
    if not offers and form is None:
        return None
    return {"template": "pledges/reorganisation/_part.html", "offers": offers, "form": form}
