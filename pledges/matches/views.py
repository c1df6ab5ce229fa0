from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import Ability, abilities_in
from pledges.access import get_referral
from pledges.matches.steps import people_of, steps_of


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
