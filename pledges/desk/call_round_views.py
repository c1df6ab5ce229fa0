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
from pledges.desk import call_round, inbox, next_steps
from pledges.desk.forms import LogForm
from pledges.desk.inbox_forms import InboxFilter, whose_and_what
from pledges.desk.inbox_views import QUICK_LABELS
from pledges.followup import changes as followup


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def round_page(request):
    """The card of whoever is next; without a round, or after its end, the way to begin one."""
    now, round_ = timezone.now(), call_round.of_session(request)
    found = round_ and call_round.next_of(round_, request.user, now)
    if not found:
        return render(request, "pledges/desk/call_round_end.html", {"round": round_})
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
        partial(followup.log, by=request.user),
        show=lambda form, **how: _card(request, form.of, form=form, **how),
        again=lambda: get_handover(request.user, pk),
        done=partial(_logged, request),
        since=followup.entries_since,
    )


@login_required
@require_POST
def round_skip(request, pk):
    found = get_handover(request.user, pk)
    return _next(request, found, "skipped")


def _logged(request, handover):
    told = _("%(company)s: skrevet ned.") % {"company": handover.sheet.company_name}
    messages.success(request, told)
    return _next(request, handover, "logged")


def _next(request, handover, became):
    round_ = call_round.of_session(request) or call_round.Round()
    if handover.pk in round_.remaining:
        getattr(round_, became).append(handover.pk)
        call_round.keep(request, round_)
    return redirect(f"{reverse('pledges:call_round')}#kort")


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
        "place": round_.place_of(found.pk) if found.pk in round_.ids else 1,
        "total": len(round_.ids),
        "changed": changed,
    }
    return render(request, "pledges/desk/call_round.html", context, status=status)
