from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, abilities_in, organisations_with
from frontend.forms import status_of
from pledges.access import get_handover
from pledges.desk import next_steps
from pledges.desk.forms import AssignForm, LogForm, ReferenceForm, SheetFilter, StatusForm
from pledges.desk.inbox_views import neighbours
from pledges.followup import changes as followup
from pledges.followup.changes import FollowUpRefused
from pledges.followup.introduction_views import introduction_part
from pledges.followup.pause_and_reroute_views import pause_and_reroute_part
from pledges.job_orders.views import orders_part
from pledges.job_profiles.views import profiles_part
from pledges.models import Sheet
from pledges.placements.views import placements_part
from pledges.receipts.feedback_views import feedback_part
from pledges.visits.views import visit_part

PER_PAGE = 50

# What other parts of the desk show on a handover's page: each takes (handover, user) and gives
# {"template": …, and what it needs}, or None when there is nothing to show.
PARTS = (
    introduction_part,
    feedback_part,
    visit_part,
    orders_part,
    profiles_part,
    placements_part,
    pause_and_reroute_part,
)


@login_required
@require_safe
def handover(request, pk):
    return _page(request, get_handover(request.user, pk))


@login_required
@require_POST
def log(request, pk):
    found = get_handover(request.user, pk)
    form = LogForm(request.POST, of=found)
    if not form.is_valid():
        return _page(request, found, log_form=form)
    try:
        followup.log(
            found,
            by=request.user,
            kind=form.cleaned_data["kind"],
            text=form.cleaned_data["text"],
            status=form.cleaned_data["status"] or None,
            expected_version=form.cleaned_data["version"],
        )
    except FollowUpRefused as refused:
        return _refused(request, found, refused, form, "log_form")
    messages.success(request, _("Skrevet ned."))
    return redirect("pledges:handover", pk)


@login_required
@require_POST
def status(request, pk):
    found = get_handover(request.user, pk)
    form = StatusForm(request.POST, of=found)
    if not form.is_valid():
        return _page(request, found, status_form=form)
    try:
        followup.change_status(
            found,
            status=form.cleaned_data["status"],
            text=form.cleaned_data["text"],
            by=request.user,
            expected_version=form.cleaned_data["version"],
        )
    except FollowUpRefused as refused:
        return _refused(request, found, refused, form, "status_form")
    messages.success(request, _("Status er ændret."))
    return redirect("pledges:handover", pk)


@login_required
@require_POST
def assign(request, pk):
    found = get_handover(request.user, pk, Ability.ASSIGN_SHEETS)
    form = AssignForm(request.POST, of=found)
    if not form.is_valid():
        return _page(request, found, assign_form=form)
    try:
        followup.assign(
            found,
            owner=form.cleaned_data["owner"],
            reason=form.cleaned_data["reason"],
            by=request.user,
            expected_version=form.cleaned_data["version"],
        )
    except FollowUpRefused as refused:
        return _refused(request, found, refused, form, "assign_form")
    messages.success(request, _("Arket har fået en ny ansvarlig."))
    return redirect("pledges:handover", pk)


@login_required
@require_POST
def take(request, pk):
    found = get_handover(request.user, pk)
    try:
        followup.take(found, by=request.user)
    except FollowUpRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Arket er dit. God samtale!"))
    return redirect("pledges:handover", pk)


@login_required
@require_POST
def reference(request, pk):
    found = get_handover(request.user, pk)
    form = ReferenceForm(request.POST, of=found)
    if not form.is_valid():
        return _page(request, found, reference_form=form)
    try:
        followup.set_reference(
            found,
            reference=form.cleaned_data["reference"],
            by=request.user,
            expected_version=form.cleaned_data["version"],
        )
    except FollowUpRefused as refused:
        return _refused(request, found, refused, form, "reference_form")
    messages.success(request, _("Referencen er gemt."))
    return redirect("pledges:handover", pk)


@login_required
@require_safe
def sheets(request):
    form = SheetFilter(request.GET or None, user=request.user)
    visible = Sheet.objects.visible_to(request.user).with_status()
    page = Paginator(form.narrow(visible), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "page": page,
        "form": form,
        "agreement_of": form.cleaned_data.get("event") if form.is_valid() else None,
        "query": query.urlencode(),
        "my_units": set(
            organisations_with(request.user, Ability.WORK_SHEETS).values_list("pk", flat=True)
        ),
    }
    return render(request, "pledges/desk/sheets.html", context)


def _refused(request, found, refused, form, name):
    """Nothing typed is lost: the page comes again with what others did, and with the same text."""
    opened_at = form.cleaned_data["version"]
    found = get_handover(request.user, found.pk)
    form, changed = form.on(found), []
    if refused.code == FollowUpRefused.Code.VERSION:
        changed = followup.entries_since(found, opened_at)
    else:
        form.add_error(None, str(refused))
    return _page(request, found, changed=changed, status=HTTPStatus.CONFLICT, **{name: form})


def _page(request, found, *, changed=(), status=None, **forms):
    now = timezone.now()
    line = next_steps.line_of(found, now)
    may_assign = Ability.ASSIGN_SHEETS in abilities_in(request.user, [found.unit_id])
    context = {
        "handover": found,
        "sheet": found.sheet,
        "line": line,
        "todo": next_steps.sentence(line, now),
        "entries": found.entries.select_related("by").order_by("-at", "-pk"),
        "log_form": LogForm(of=found),
        "status_form": StatusForm(of=found),
        "assign_form": AssignForm(of=found) if may_assign else None,
        "reference_form": ReferenceForm(of=found),
        "near": neighbours(request, found.pk),
        "changed": changed,
        "parts": [shown for part in PARTS if (shown := part(found, request.user))],
    }
    status = status or status_of(*forms.values())
    return render(request, "pledges/desk/handover.html", context | forms, status=status)
