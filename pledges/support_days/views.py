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
from pledges.access import get_support_day
from pledges.models import SupportDay
from pledges.support_days import days
from pledges.support_days.forms import AgreedForm, BookForm, ResultForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def support_days(request):
    """The days of both sides, and a form for a new one."""
    if not organisations_with(request.user, Ability.STEER).exists():
        raise PermissionDenied
    form = BookForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        made = days.book(facts.pop("network"), by=request.user, **facts)
        messages.success(request, _("Dagen er aftalt. Enhedens leder har fået besked."))
        return redirect("pledges:support_day", made.pk)
    found = SupportDay.objects.visible_to(request.user).select_related("network__unit")
    context = {"days": found, "form": form, "today": timezone.localdate()}
    return render(request, "pledges/support_days/list.html", context, status=status_of(form))


@login_required
@require_safe
def support_day(request, pk):
    return _page(request, get_support_day(request.user, pk))


@login_required
@require_POST
def support_day_agree(request, pk, handover_pk):
    """Only sheets that are on the day's list."""
    day = get_support_day(request.user, pk)
    row = next((r for r in days.rows(day, timezone.now()) if r.handover.pk == handover_pk), None)
    if row is None:
        raise Http404
    form = AgreedForm(request.POST, prefix=str(handover_pk))
    if not form.is_valid():
        return _page(request, day, agreed_form=form, agreed_of=handover_pk)
    days.agree(day, row.handover, agreed=form.cleaned_data["agreed"], by=request.user)
    messages.success(request, _("Skrevet ned. Konsulenten ser det på arket."))
    return redirect("pledges:support_day", pk)


@login_required
@require_POST
def support_day_log(request, pk):
    day = get_support_day(request.user, pk)
    form = ResultForm(request.POST)
    if not form.is_valid():
        return _page(request, day, result_form=form)
    days.log_result(day, result=form.cleaned_data["result"], by=request.user)
    messages.success(request, _("Dagen er skrevet ned."))
    return redirect("pledges:support_day", pk)


def support_part(handover, _user):
    """On the handover's page: what was agreed about it when the host was there."""
    lines = handover.support_lines.exclude(agreed="").select_related("day")
    found = list(lines.order_by("-day__held_on"))
    return {"template": "pledges/support_days/_part.html", "lines": found} if found else None


def _page(request, day, *, result_form=None, agreed_form=None, agreed_of=None):
    now = timezone.now()
    rows = [
        {
            "row": row,
            "form": agreed_form
            if row.handover.pk == agreed_of
            else AgreedForm(prefix=str(row.handover.pk), initial={"agreed": row.agreed}),
            "open": row.handover.pk == agreed_of,
        }
        for row in days.rows(day, now)
    ]
    context = {
        "day": day,
        "rows": rows,
        "result_form": result_form or ResultForm(initial={"result": day.result}),
    }
    status = status_of(result_form, agreed_form)
    return render(request, "pledges/support_days/day.html", context, status=status)
