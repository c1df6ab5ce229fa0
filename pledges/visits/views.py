from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import versioned
from accounts.access import Ability, for_those_who, organisations_with
from events.calendar.entries import CONTENT_TYPE
from frontend.forms import status_of
from pledges.access import get_handover, get_visit, get_visit_time
from pledges.models import Visit, VisitTime
from pledges.visits import times, visits
from pledges.visits.agenda import by_week
from pledges.visits.calendar import consultant_calendar
from pledges.visits.forms import (
    BookForm,
    CallOffForm,
    NoteForm,
    OpeningFormSet,
    PoolForm,
    TimesForm,
)
from pledges.visits.times import VisitRefused
from pledges.visits.weeks import to_choose_from


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def my_visits(request):
    return _visits_page(request)


@login_required
@require_POST
def open_times(request):
    form = PoolForm(request.POST, user=request.user)
    if not organisations_with(request.user, Ability.WORK_SHEETS).exists():
        raise PermissionDenied
    if not form.is_valid():
        return _visits_page(request, form)
    times.open_times(
        request.user,
        unit=form.cleaned_data["unit"],
        starts=form.starts,
        minutes=form.cleaned_data["minutes"],
    )
    messages.success(request, _("Tiderne er åbne for dine virksomheder."))
    return redirect("pledges:visits")


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def calendar(request):
    content = consultant_calendar(visits.calendar_entries(request.user, timezone.now()))
    response = HttpResponse(content, content_type=f"{CONTENT_TYPE}; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="besoeg.ics"'
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer_times(request, pk):
    handover = get_handover(request.user, pk)
    form = TimesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            times.offer(
                handover,
                starts=form.starts,
                minutes=form.cleaned_data["minutes"],
                by=request.user,
            )
        except VisitRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Tiderne står nu på lederens side."))
            return redirect("pledges:handover", pk)
    context = {
        "handover": handover,
        "sheet": handover.sheet,
        "form": form,
        "weeks": to_choose_from([handover.unit], request.user, timezone.now(), handover=handover),
    }
    return render(request, "pledges/visits/offer_times.html", context, status=status_of(form))


@login_required
@require_POST
def withdraw_time(request, pk):
    time = get_visit_time(request.user, pk)
    back = ["pledges:handover", time.handover_id] if time.handover_id else ["pledges:visits"]
    return versioned.press(request, lambda: times.withdraw(time), _("Tiden er taget ned."), *back)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def book_visit(request, pk):
    handover = get_handover(request.user, pk)
    visit = visits.coming_visit(handover)
    form = BookForm(request.POST or None, of=handover, user=request.user, visit=visit)

    def show(form, **_again):
        context = {"handover": form.of, "sheet": form.of.sheet, "form": form, "visit": visit}
        page = "pledges/visits/book_visit.html"
        return render(request, page, context, status=status_of(form))

    def done(_booked):
        text = _("Besøget er aftalt. Lederen har fået det i sin kalender.")
        return versioned.tell(request, text, "pledges:handover", pk)

    return versioned.take(
        form,
        partial(visits.book, by=request.user),
        show=show,
        again=lambda: get_handover(request.user, pk),
        done=done,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call_off_visit(request, pk):
    visit = get_visit(request.user, pk)
    form = CallOffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return versioned.press(
            request,
            lambda: visits.call_off(visit, by=request.user, reason=reason),
            _("Besøget er aflyst."),
            "pledges:handover",
            visit.handover_id,
        )
    context = {"visit": visit, "handover": visit.handover, "sheet": visit.handover.sheet}
    return render(
        request,
        "pledges/visits/call_off_visit.html",
        context | {"form": form},
        status=status_of(form),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_up(request, pk):
    visit = get_visit(request.user, pk)
    form = NoteForm(request.POST or None)
    openings = OpeningFormSet(request.POST or None, prefix="openings")
    if request.method == "POST" and all([form.is_valid(), openings.is_valid()]):
        try:
            visits.write_up(
                visit,
                by=request.user,
                openings=[one.opening() for one in openings if one.has_changed()],
                **form.note(),
            )
        except VisitRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Besøget er skrevet ned."))
            return redirect("pledges:handover", visit.handover_id)
    context = {
        "visit": visit,
        "handover": visit.handover,
        "sheet": visit.handover.sheet,
        "form": form,
        "openings": openings,
    }
    return render(
        request, "pledges/visits/write_up.html", context, status=status_of(form, openings)
    )


def visit_part(handover, user):
    """On the handover's page: the agreed visit, the times on offer, and what earlier visits found."""
    now = timezone.now()
    visit = visits.coming_visit(handover)
    offered = VisitTime.objects.filter(handover=handover).free(now).select_related("consultant")
    held = handover.visits.filter(state=Visit.State.HELD).select_related("consultant")
    found = {"visit": visit, "offered": list(offered), "held": list(held)}
    if handover.closed_at and not found["held"]:
        return None
    return found | {
        "template": "pledges/visits/_visit_part.html",
        "is_over": visit is not None and visit.ends_at <= now,
        "may_write": visit is not None
        and timezone.localdate(visit.starts_at) <= timezone.localdate(now),
        "is_open": handover.closed_at is None,
        "wanted": handover.sheet.wants_visit,
    }


def _visits_page(request, form=None):
    now = timezone.now()
    if form is None and organisations_with(request.user, Ability.WORK_SHEETS).exists():
        form = PoolForm(user=request.user)
    pool = VisitTime.objects.filter(consultant=request.user, handover=None).free(now)
    context = {
        "groups": by_week(visits.agenda(request.user).order_by("starts_at", "pk"), now),
        "pool": pool,
        "form": form,
        "weeks": form and to_choose_from(_units_of(form), request.user, now),
        "now": now,
    }
    return render(request, "pledges/visits/visits.html", context, status=status_of(form))


def _units_of(form):
    return form.fields["unit"].queryset.prefetch_related("closing_days")
