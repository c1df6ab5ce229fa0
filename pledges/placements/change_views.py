"""What changes while somebody is at work: hours, checks, jobs at risk, and the company's own answer."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from frontend.forms import status_of
from pledges.access import get_placement, get_receipt
from pledges.models import RetentionCheck
from pledges.placements import at_risk
from pledges.placements import checks as retention
from pledges.placements.check_forms import CheckForm, CompanyCheckForm, TakeBackForm
from pledges.placements.forms import (
    AtRiskForm,
    OfferForm,
    StepForm,
    VersionForm,
)
from pledges.placements.steps import add_step, change_step, is_first, remove_step
from pledges.placements.tools import tools_of_company
from pledges.placements.views import act, act_on_page


@login_required
@require_POST
def step_add(request, pk):
    form = StepForm(request.POST, of=get_placement(request.user, pk))
    return act(request, form, "step_form", add_step, _("Timerne er skrevet ned."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request, pk, step_pk):
    found = get_placement(request.user, pk)
    chosen = get_object_or_404(found.steps.select_related("placement__handover"), pk=step_pk)
    hours = {name: getattr(chosen, name) for name in ("starts_on", "paid_hours", "unpaid_hours")}
    form = StepForm(request.POST or None, of=found, initial=hours)
    return act_on_page(
        request,
        form,
        "step",
        lambda _placement, **how: change_step(chosen, **how),
        _("Timerne er rettet."),
        step=chosen,
        remove_form=None if is_first(chosen, found) else VersionForm(of=found),
    )


@login_required
@require_POST
def step_remove(request, pk, step_pk):
    found = get_placement(request.user, pk)
    chosen = get_object_or_404(found.steps.select_related("placement__handover"), pk=step_pk)
    return act(
        request,
        VersionForm(request.POST, of=found),
        "version_form",
        lambda _placement, **how: remove_step(chosen, **how),
        _("Trinnet er fjernet."),
    )


@login_required
@require_POST
def check(request, pk, check_pk):
    found = get_placement(request.user, pk)
    chosen = get_object_or_404(found.checks.select_related("placement__handover"), pk=check_pk)
    form = CheckForm(request.POST, of=found)
    response = act(
        request,
        form,
        "check_form",
        lambda _placement, **how: retention.check(chosen, **how),
        _("Svaret er skrevet ned."),
    )
    if response.status_code == HTTPStatus.FOUND and form.says_ended:
        return redirect("pledges:placement_end", pk)
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_take_back(request, pk, check_pk):
    """An answer that was wrong, with the reason; also of a placement that has ended."""
    found = get_placement(request.user, pk)
    chosen = get_object_or_404(
        found.checks.exclude(unit_says="").select_related("placement__handover"), pk=check_pk
    )
    return act_on_page(
        request,
        TakeBackForm(request.POST or None, of=found),
        "take_back",
        lambda _placement, **how: retention.take_back(chosen, **how),
        _("Svaret er taget tilbage og står som historik."),
        check=chosen,
    )


@login_required
@require_POST
def mark_at_risk(request, pk):
    form = AtRiskForm(request.POST, of=get_placement(request.user, pk))
    done = _("Godt, du siger det. Nu kan du spørge netværkets andre virksomheder.")
    return act(request, form, "at_risk_form", at_risk.mark_at_risk, done)


@login_required
@require_POST
def mark_stable(request, pk):
    form = VersionForm(request.POST, of=get_placement(request.user, pk))
    return act(request, form, "version_form", at_risk.mark_stable, _("Godt! Det holder igen."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request, pk):
    found = get_placement(request.user, pk)
    return act_on_page(
        request,
        OfferForm(request.POST or None, of=found),
        "offer",
        at_risk.offer_to_network,
        _("Netværket er spurgt. Du hører, når nogen svarer."),
        asked=len(at_risk.companies_to_ask(found)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def check_answer(request, token, pk):
    """The company's word, from the link in the mail; opening the page says nothing."""
    sheet = get_receipt(token)
    checks = RetentionCheck.objects.filter(placement__handover=sheet.handover)
    found = get_object_or_404(
        retention.to_answer(checks).select_related("placement__handover"), pk=pk
    )
    form = CompanyCheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        retention.answer_check(found, says=form.cleaned_data["says"])
        return redirect("pledges:check_answer", token, pk)
    context = {
        "check": found,
        "sheet": sheet,
        "form": form,
        "tools": tools_of_company(sheet.handover),
        "theme_organisation": sheet.network.host,
    }
    return render(request, "pledges/placements/check.html", context, status=status_of(form))
