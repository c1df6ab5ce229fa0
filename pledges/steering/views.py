from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Ability, organisations_with
from frontend.charts import bar_chart, column_chart
from frontend.forms import status_of
from pledges.access import get_meeting
from pledges.models import SteeringMeeting
from pledges.steering.agenda import agreed_before
from pledges.steering.forms import ActionForm, MeetingForm, MinutesForm, PlanForm
from pledges.steering.freezing import may_thaw
from pledges.steering.meetings import SteeringRefused, plan_meeting, update_meeting
from pledges.steering.report import report_pdf
from pledges.steering.shown import shown

Code = SteeringRefused.Code
FIELD_OF = {Code.SAME_DAY: "held_on", Code.FAR: "held_on", Code.PERIOD: "period_start"}
ONE_DAY = timedelta(days=1)


@login_required
@require_safe
def steering(request):
    """The meetings of each network, the next one on top."""
    _require_steering(request.user)
    today = timezone.localdate()
    meetings = (
        SteeringMeeting.objects.visible_to(request.user)
        .select_related("network__host", "network__unit")
        .annotate(open_actions=Count("actions", filter=Q(actions__done_at=None)))
        .order_by("network__name", "network", "-held_on")
    )
    networks = {}
    for meeting in meetings:
        group = networks.setdefault(
            meeting.network_id, {"network": meeting.network, "coming": [], "held": []}
        )
        group["coming" if meeting.held_on >= today else "held"].append(meeting)
    for group in networks.values():
        group["coming"].reverse()
    context = {"groups": list(networks.values()), "today": today}
    return render(request, "pledges/steering/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    _require_steering(request.user)
    posted = request.POST if request.method == "POST" else None
    form = PlanForm(posted, by=request.user)
    if form.is_valid():
        facts = form.cleaned_data
        meeting = _try(form, lambda: plan_meeting(facts["network"], **_days(form), by=request.user))
        if meeting:
            messages.success(request, _("Mødet er planlagt. Dagsordenen udfylder sig selv."))
            return redirect("pledges:steering_meeting", meeting.pk)
    return _form_page(request, form)


@login_required
@require_safe
def meeting(request, pk):
    return meeting_page(request, get_meeting(request.user, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    found = get_meeting(request.user, pk)
    posted = request.POST if request.method == "POST" else None
    initial = {name: getattr(found, name) for name in ("held_on", "period_start", "place")}
    form = MeetingForm(posted, initial=initial)
    if form.is_valid() and _try(
        form, lambda: update_meeting(found, **_days(form), by=request.user)
    ):
        messages.success(request, _("Mødet er rettet."))
        return redirect("pledges:steering_meeting", found.pk)
    return _form_page(request, form, found)


@login_required
@require_safe
def report(request, pk):
    found = get_meeting(request.user, pk)
    return report_response(found, report_pdf(found, timezone.now()))


def report_response(found, pdf):
    name = f"styregruppe-{slugify(str(found.network))}-{found.held_on:%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def meeting_page(request, found, *, action_form=None, minutes_form=None):
    """The agenda; with a form that was refused, and everything typed in it."""
    context = agenda_context(found, timezone.now()) | {
        "action_form": action_form or ActionForm(),
        "minutes_form": minutes_form or MinutesForm(meeting=found),
    }
    return render(
        request,
        "pledges/steering/meeting.html",
        context,
        status=status_of(action_form, minutes_form),
    )


def agenda_context(found, now):
    """What the group looks at, for its own people and for the outsiders among its members."""
    seen = shown(found, now)
    today = timezone.localdate(now)
    return {
        "meeting": found,
        "agreed": agreed_before(found),
        "stats": [{"label": stat.label, "value": stat.value} for stat in seen.stats],
        "calls": seen.calls,
        "funnel": bar_chart(_("Fra løfte til varigt job"), _counted(seen.funnel)),
        "months": _months(seen.months),
        "goals": seen.goals,
        "points": seen.points,
        "seen_at": seen.at,
        "may_hold": not found.frozen and found.held_on <= today,
        "may_thaw": may_thaw(found, today),
        "actions": found.actions.all(),
        "today": today,
        "last_day": max(found.held_on - ONE_DAY, found.period_start),
    }


def _counted(rows):
    return [(label, number) for label, number in rows if number is not None]


def _months(points):
    return column_chart(_("Lovede job, måned for måned"), points) if len(points) > 1 else None


def _require_steering(user):
    if not organisations_with(user, Ability.STEER).exists():
        raise PermissionDenied


def _days(form):
    return {name: form.cleaned_data[name] for name in ("held_on", "period_start", "place")}


def _try(form, change):
    """What was changed, or None with the reason beside its field."""
    try:
        return change()
    except SteeringRefused as refused:
        form.add_error(FIELD_OF.get(refused.code), str(refused))
        return None


def _form_page(request, form, found=None):
    context = {"form": form, "meeting": found}
    return render(request, "pledges/steering/form.html", context, status=status_of(form))
