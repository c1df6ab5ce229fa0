"""The call round as pages: a card with everything one call needs, and the next one after it."""

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import versioned
from accounts.access import Ability, for_those_who
from pledges.access import get_handover
from pledges.desk import call_round, inbox, last_done, next_steps, quick_actions
from pledges.desk.forms import LogForm
from pledges.desk.inbox_forms import InboxFilter, whose_and_what
from pledges.desk.inbox_views import QUICK_LABELS, TOO_LATE, UNDONE
from pledges.followup import changes as followup
from pledges.followup.changes import FollowUpRefused


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def round_page(request):
    """The card of whoever is next; without a round, or after its end, the way to begin one."""
    now, round_ = timezone.now(), call_round.of_session(request)
    found = round_ and call_round.next_of(round_, request.user, now)
    if not found:
        context = {"round": round_, "back_step": _back_step(request, round_)}
        return render(request, "pledges/desk/call_round_end.html", context)
    return _card(request, found)


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_POST
def round_begin(request):
    """Of the list that was on the screen, filters and all."""
    now, query = timezone.now(), QueryDict(request.POST.get("back", ""))
    units = inbox.unit_ids_of(request.user)
    narrowed = InboxFilter(query, units=units).narrow(inbox.of_units(units))
    whose, _what = whose_and_what(query, inbox.counts(narrowed, request.user, now))
    begun = call_round.begin(narrowed, request.user, whose=whose, query=query.urlencode(), now=now)
    call_round.keep(request, begun)
    return redirect("pledges:call_round")


@login_required
@require_POST
def round_log(request, pk):
    form = LogForm(request.POST, of=get_handover(request.user, pk))
    return versioned.take(
        form,
        partial(quick_actions.quick_log, by=request.user),
        show=lambda form, **how: _card(request, form.of, form=form, **how),
        again=lambda: get_handover(request.user, pk),
        done=lambda done: _logged(request, done),
        since=followup.entries_since,
    )


@login_required
@require_POST
def round_skip(request, pk):
    found = get_handover(request.user, pk)
    return _next(request, found.pk, "skipped")


@login_required
@require_POST
def round_undo(request, pk):
    """The step back: the sheet as it was before the call, and its card again."""
    found, round_ = get_handover(request.user, pk), call_round.of_session(request)
    if round_ is None or round_.last != found.pk:
        messages.error(request, TOO_LATE)
        return _to_card()
    if found.pk in round_.logged:
        done = last_done.take(request, found.pk)
        if done is None:
            messages.error(request, TOO_LATE)
            return _to_card()
        try:
            quick_actions.undo(found, done=done, by=request.user)
        except FollowUpRefused as refused:
            messages.error(request, f"{found.sheet.company_name}: {refused}")
            return _to_card()
        messages.success(request, UNDONE)
    round_.step_back()
    call_round.keep(request, round_)
    return _to_card()


def _logged(request, done):
    last_done.keep(request, done)
    return _next(request, done.handover, "logged")


def _next(request, pk, became):
    round_ = call_round.of_session(request) or call_round.Round()
    if pk in round_.remaining:
        round_.step(pk, became)
        call_round.keep(request, round_)
    return _to_card()


def _to_card():
    return redirect(f"{reverse('pledges:call_round')}#kort")


def _back_step(request, round_) -> dict | None:
    """{handover, said}: the last step of the round, while it can be taken back."""
    if not round_ or not round_.last:
        return None
    if round_.last in round_.logged:
        logged = last_done.shown(request)
        return logged if logged and logged["handover"].pk == round_.last else None
    skipped = inbox.open_handovers(request.user).with_sheets().filter(pk=round_.last).first()
    return skipped and {"handover": skipped, "said": _("sprunget over"), "is_move": True}


def _card(request, found, *, form=None, changed=(), status=HTTPStatus.OK):
    now = timezone.now()
    round_ = call_round.of_session(request) or call_round.Round(ids=[found.pk])
    line = next_steps.line_of(found, now)
    context = {
        "handover": found,
        "sheet": found.sheet,
        "line": line,
        "todo": next_steps.sentence(line, now),
        "talk": call_round.last_talk(found),
        "form": form or LogForm(of=found),
        "presses": QUICK_LABELS,
        "round": round_,
        "back_step": _back_step(request, round_),
        "place": round_.place_of(found.pk) if found.pk in round_.ids else 1,
        "total": len(round_.ids),
        "changed": changed,
    }
    return render(request, "pledges/desk/call_round.html", context, status=status)
