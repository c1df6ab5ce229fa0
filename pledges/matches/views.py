from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import versioned
from accounts.access import Ability, abilities_in
from pledges.access import get_referral
from pledges.matches.forms import GiveForm
from pledges.matches.giving import give
from pledges.matches.steps import SIDES, people_of, steps_of
from pledges.models.given_steps import MatchStep


@login_required
@require_safe
def match(request, pk):
    """For whoever knows the candidate and whoever knows the company: neither needs the other's own page."""
    found = get_referral(request.user, pk)
    mine = abilities_in(request.user, [found.candidate.unit_id])
    context = {
        "referral": found,
        "steps": steps_of(found),
        "people": people_of(found),
        "knows_candidate": Ability.WORK_CANDIDATES in mine,
    }
    return render(request, "pledges/matches/match.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step_give(request, pk, step):
    """One step to somebody else than whose it is by itself, or back."""
    found = get_referral(request.user, pk)
    if step not in MatchStep:
        raise Http404
    form = GiveForm(
        request.POST if request.method == "POST" else None,
        referral=found,
        given=found.given_steps.filter(step=step).first(),
        otherwise=people_of(found)[SIDES[step]],
    )
    context = {"form": form, "referral": found, "step": MatchStep(step).label}
    return versioned.act(
        form,
        lambda: give(found, step, by=request.user, **form.filled()),
        show=partial(render, request, "pledges/matches/give.html", context),
        done=lambda _made: versioned.tell(request, _("Gemt."), "pledges:match", pk),
    )
