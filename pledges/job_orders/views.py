from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import versioned
from accounts.access import Ability, for_those_who, organisations_with
from pledges.access import get_handover, get_handovers, get_opening, get_order
from pledges.followup.changes import FollowUpRefused, entries_since
from pledges.job_orders import drafts
from pledges.job_orders import files as order_files
from pledges.job_orders.drafts import OrderRefused
from pledges.job_orders.forms import OrderFilter, OrderForm
from pledges.job_orders.table import TABLE
from pledges.models import JobOrderDraft
from pledges.tables.columns import Chosen
from pledges.tables.lists import file_of, listed

PER_PAGE = 50


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def order_list(request):
    found, form = _filtered(request)
    context = listed(request, Chosen(TABLE, request.GET), found)
    context |= {"form": form, "tabs": _tabs(request, "all")}
    return render(request, "pledges/job_orders/orders.html", context)


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def orders_file(request, kind):
    """The list as it is chosen, to take away; `orders_csv` has the official keys."""
    found = _filtered(request)[0]
    return file_of(request, Chosen(TABLE, request.GET), found, of="pledges:orders", kind=kind)


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def orders_csv(request):
    return order_files.orders_csv(_filtered(request)[0], filename="jobordrer.csv")


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def orders_json(request):
    return order_files.orders_json(_filtered(request)[0], filename="jobordrer.json")


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_http_methods(["GET", "HEAD", "POST"])
def orders_surplus(request):
    status = HTTPStatus.OK
    if request.method == "POST":
        ticked = get_handovers(request.user, request.POST.getlist("row"), Ability.WORK_SHEETS)
        try:
            made = drafts.make_surplus_orders([row for row, _version in ticked], by=request.user)
        except (OrderRefused, FollowUpRefused) as refused:
            messages.error(request, str(refused))
            status = HTTPStatus.CONFLICT
        else:
            done = ngettext("1 jobordre er klar.", "%(n)s jobordrer er klar.", len(made))
            messages.success(request, done % {"n": len(made)})
            return redirect("pledges:orders")
    left = drafts.surplus_handovers(_units(request)).with_sheets().order_by("candidate_due", "pk")
    context = {
        "page": Paginator(left, PER_PAGE).get_page(request.GET.get("page")),
        "ticked": {value.partition(":")[0] for value in request.POST.getlist("row")},
        "tabs": _tabs(request, "surplus"),
    }
    return render(request, "pledges/job_orders/orders_surplus.html", context, status=status)


@login_required
@require_POST
def opening_surplus(request, pk):
    """What is left of one opening, as an order that others can find somebody for."""
    found = get_opening(request.user, pk)
    if found.handover is None:
        raise Http404
    return versioned.press(
        request,
        lambda: drafts.surplus_order(found, by=request.user),
        _("De ledige pladser er nu en jobordre."),
        "pledges:opening",
        pk,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def order_create(request, pk):
    handover = get_handover(request.user, pk)
    form = OrderForm(request.POST or None, of=handover, initial=drafts.prefilled(handover))

    def done(made):
        return versioned.tell(request, _("Jobordren er gemt som kladde."), "pledges:order", made.pk)

    return versioned.take(
        form,
        partial(drafts.new_order, by=request.user),
        show=partial(_form, request),
        again=lambda: get_handover(request.user, pk),
        done=done,
        since=entries_since,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def order(request, pk):
    found = get_order(request.user, pk)
    form = OrderForm(request.POST or None, instance=found, of=found.handover)
    return versioned.take(
        form,
        lambda _handover, **how: drafts.change_order(found, by=request.user, **how),
        show=partial(_form, request),
        again=lambda: get_order(request.user, pk).handover,
        done=lambda _made: versioned.tell(request, _("Jobordren er gemt."), "pledges:order", pk),
        since=entries_since,
    )


@login_required
@require_safe
def order_csv(request, pk):
    found = get_order(request.user, pk)
    return order_files.orders_csv([found], filename=f"jobordre-{pk}.csv")


@login_required
@require_safe
def order_json(request, pk):
    found = get_order(request.user, pk)
    return order_files.order_json(found, filename=f"jobordre-{pk}.json")


@login_required
@require_safe
def order_print(request, pk):
    found = get_order(request.user, pk)
    context = {"order": found, "sheet": found.handover.sheet, "missing": drafts.missing(found)}
    return render(request, "pledges/job_orders/order_print.html", context)


@login_required
@require_safe
def order_vitas(request, pk):
    found = get_order(request.user, pk)
    staff = found.employees_fte
    context = {
        "order": found,
        "sheet": found.handover.sheet,
        "places": None if staff is None else drafts.supported_places(staff),
        "hours": drafts.hours_for_vitas(found),
    }
    return render(request, "pledges/job_orders/order_vitas.html", context)


def orders_part(handover, user):
    """On a handover's page: its job orders, and the way to a new one."""
    return {
        "template": "pledges/job_orders/_orders_part.html",
        "orders": list(handover.orders.all()),
    }


def _units(request):
    return organisations_with(request.user, Ability.WORK_SHEETS)


def _filtered(request):
    form = OrderFilter(request.GET or None, user=request.user)
    visible = JobOrderDraft.objects.visible_to(request.user).with_sheets()
    return form.narrow(visible).order_by("-created_at", "-pk"), form


def _tabs(request, current):
    left = drafts.surplus_handovers(_units(request)).count()
    return [
        {"label": _("Jobordrer"), "url": reverse("pledges:orders"), "current": current == "all"},
        {
            "label": _("Overskydende tilsagn"),
            "url": reverse("pledges:orders_surplus"),
            "current": current == "surplus",
            "count": left,
        },
    ]


def _form(request, form, *, changed, status):
    found = form.instance if form.instance.pk else None
    context = {
        "form": form,
        "handover": form.of,
        "sheet": form.of.sheet,
        "order": found,
        "missing": drafts.missing(found) if found else [],
        "changed": changed,
    }
    return render(request, "pledges/job_orders/order_form.html", context, status=status)
