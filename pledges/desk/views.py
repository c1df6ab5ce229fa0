from functools import partial
from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import versioned
from accounts.access import Ability, abilities_in, for_those_who, organisations_with
from pledges.access import get_handover, networks_to_write_sheets_for
from pledges.counter_offers.views import counter_offers_part
from pledges.desk import next_steps
from pledges.desk.forms import (
    AssignForm,
    LogForm,
    NextStepForm,
    ReferenceForm,
    SheetFilter,
    StatusForm,
)
from pledges.desk.inbox_views import neighbours
from pledges.followup import changes as followup
from pledges.followup.introduction_views import introduction_part
from pledges.followup.own_steps import own_step, set_next_step
from pledges.followup.pause_and_reroute_views import pause_and_reroute_part
from pledges.job_orders.views import orders_part
from pledges.job_profiles.views import profiles_part
from pledges.models import Sheet
from pledges.placements.tool_views import trade_part
from pledges.placements.views import placements_part
from pledges.questions.views import questions_part
from pledges.receipts.feedback_views import feedback_part
from pledges.reorganisation.department_views import departments_part
from pledges.support_days.views import support_part
from pledges.visits.views import visit_part

PER_PAGE = 50

# What other parts of the desk show on a handover's page: each takes (handover, user) and gives
# {"template": …, and what it needs}, or None when there is nothing to show.
PARTS = (
    introduction_part,
    feedback_part,
    questions_part,
    counter_offers_part,
    support_part,
    departments_part,
    visit_part,
    orders_part,
    profiles_part,
    trade_part,
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
    form = LogForm(request.POST, of=get_handover(request.user, pk))
    return _act(request, form, "log_form", followup.log, _("Skrevet ned."))


@login_required
@require_POST
def status(request, pk):
    form = StatusForm(request.POST, of=get_handover(request.user, pk))
    return _act(request, form, "status_form", followup.change_status, _("Status er ændret."))


@login_required
@require_POST
def assign(request, pk):
    form = AssignForm(request.POST, of=get_handover(request.user, pk, Ability.ASSIGN_SHEETS))
    done = _("Arket har fået en ny ansvarlig.")
    return _act(request, form, "assign_form", followup.assign, done)


@login_required
@require_POST
def take(request, pk):
    found = get_handover(request.user, pk)
    return versioned.press(
        request,
        lambda: followup.take(found, by=request.user),
        _("Arket er dit. God samtale!"),
        "pledges:handover",
        pk,
    )


@login_required
@require_POST
def reference(request, pk):
    form = ReferenceForm(request.POST, of=get_handover(request.user, pk))
    return _act(request, form, "reference_form", followup.set_reference, _("Referencen er gemt."))


@login_required
@require_POST
def next_step(request, pk):
    form = NextStepForm(request.POST, of=get_handover(request.user, pk))
    return _act(request, form, "next_step_form", set_next_step, _("Gemt."))


@login_required
@for_those_who(Ability.SEE_SHEETS)
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
        "may_create": networks_to_write_sheets_for(request.user).exists(),
        "my_units": set(
            organisations_with(request.user, Ability.WORK_SHEETS).values_list("pk", flat=True)
        ),
    }
    return render(request, "pledges/desk/sheets.html", context)


def _act(request, form, name, change, done):
    """A form of the handover's own page. Nothing typed is lost: it stands there with what others did."""
    pk = form.of.pk
    return versioned.take(
        form,
        partial(change, by=request.user),
        show=lambda form, **how: _page(request, form.of, **how, **{name: form}),
        again=lambda: get_handover(request.user, pk),
        done=lambda _made: versioned.tell(request, done, "pledges:handover", pk),
        since=followup.entries_since,
    )


def _page(request, found, *, changed=(), status=HTTPStatus.OK, **forms):
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
        "next_step_form": NextStepForm(of=found),
        "own_step": own_step(found, now),
        "near": neighbours(request, found.pk),
        "changed": changed,
        "parts": [shown for part in PARTS if (shown := part(found, request.user))],
    }
    return render(request, "pledges/desk/handover.html", context | forms, status=status)
