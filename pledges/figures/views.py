from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, organisations_with
from frontend.forms import status_of
from frontend.spreadsheets import csv_response, xlsx_response
from pledges.access import get_target
from pledges.figures.channels import by_channel
from pledges.figures.forms import FiguresFilter, TargetForm, measure_of
from pledges.figures.funnel import Measure
from pledges.figures.scopes import sight_of
from pledges.figures.tally import (
    export_header,
    export_rows,
    funnel_chart,
    goal_chart,
    month_chart,
    tally,
)
from pledges.figures.targets import change_target, remove_target, set_target

FILES = {"csv": csv_response, "xlsx": xlsx_response}


@login_required
@require_safe
def figures(request):
    form, measure = _filter(request), measure_of(request.GET)
    shown = tally(form.scope(), networks=form.networks())
    steered = set(organisations_with(request.user, Ability.STEER).values_list("pk", flat=True))
    context = {
        "form": form,
        "shown": shown,
        "measures": _measures(request, measure),
        "query": request.GET.urlencode(),
        "channels": by_channel(form.scope()),
        "funnel": funnel_chart(shown.steps, measure),
        "months": month_chart(shown.months, measure) if len(shown.months) > 1 else None,
        "goal_chart": goal_chart(shown.goals) if shown.goals else None,
        "goals": [
            {"goal": goal, "may_change": bool(goal.target and _steers(steered, goal.network))}
            for goal in shown.goals
        ],
        "may_steer": bool(steered),
    }
    return render(request, "pledges/figures/figures.html", context, status=status_of(form))


@login_required
@require_safe
def export(request, kind):
    if kind not in FILES:
        raise Http404
    form = _filter(request)
    shown = tally(form.scope(), networks=form.networks())
    name = f"tal-{timezone.localdate():%Y-%m-%d}.{kind}"
    return FILES[kind](name, export_header(), export_rows(shown, by_channel(form.scope())))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def target_create(request):
    if not organisations_with(request.user, Ability.STEER).exists():
        raise PermissionDenied
    form = TargetForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_valid():
        set_target(by=request.user, **form.facts())
        messages.success(request, _("Målet er sat."))
        return redirect("pledges:figures")
    return _form_page(request, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def target_edit(request, pk):
    target = get_target(request.user, pk)
    posted = request.POST if request.method == "POST" else None
    form = TargetForm(posted, instance=target, by=request.user)
    if form.is_valid():
        change_target(target, by=request.user, **form.facts())
        messages.success(request, _("Målet er ændret."))
        return redirect("pledges:figures")
    return _form_page(request, form, target=target)


@login_required
@require_POST
def target_delete(request, pk):
    remove_target(get_target(request.user, pk), by=request.user)
    messages.success(request, _("Målet er fjernet."))
    return redirect("pledges:figures")


def _filter(request):
    sight = sight_of(request.user)
    if not sight.organisations:
        raise PermissionDenied
    form = FiguresFilter(request.GET, sight=sight, today=timezone.localdate())
    if form.asks_for_foreign():
        raise Http404
    return form


def _measures(request, current):
    """The switch: the same page, counted in something else."""
    tabs = []
    for measure in Measure:
        query = request.GET.copy()
        query["i"] = measure.value
        tabs.append(
            {
                "label": measure.label,
                "url": f"?{query.urlencode()}",
                "current": measure == current,
            }
        )
    return tabs


def _steers(organisations, network):
    return network.host_id in organisations or network.unit_id in organisations


def _form_page(request, form, target=None):
    context = {"form": form, "target": target}
    return render(request, "pledges/figures/target_form.html", context, status=status_of(form))
