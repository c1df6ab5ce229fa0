from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, abilities_in, for_those_who
from accounts.versioned import press
from frontend.forms import status_of
from pledges.access import get_profile
from pledges.job_profiles.anonymity import delicate_words
from pledges.job_profiles.forms import ProfileForm
from pledges.job_profiles.profiles import (
    ProfileRefused,
    change_profile,
    create_profile,
    employment_units_of,
    mark_filled,
    may_become,
    publish,
    suggestions_for_handover,
    suggestions_for_profile,
    task_cards,
    withdraw,
)
from pledges.matching.suggestions import openings_for
from pledges.models import JobProfile, Opening

PER_PAGE = 50
State = JobProfile.State


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def profiles(request):
    state = request.GET.get("vis", "")
    found = JobProfile.objects.visible_to(request.user).select_related("network", "contact")
    if state in State.values:
        found = found.filter(state=state)
    tabs = [("", _("Alle")), *((value, label.capitalize()) for value, label in State.choices)]
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "query": f"vis={state}" if state in State.values else "",
        "tabs": [
            {"label": label, "url": f"?vis={value}", "current": value == state}
            for value, label in tabs
        ],
        "may_write": employment_units_of(request.user).exists(),
    }
    return render(request, "pledges/job_profiles/profiles.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile_create(request):
    units = employment_units_of(request.user)
    if not units.exists():
        raise PermissionDenied
    form = ProfileForm(request.POST or None, units=units, initial={"contact": request.user})
    if request.method == "POST" and form.is_valid():
        fields = form.filled()
        made = _try(request, create_profile, fields.pop("network"), by=request.user, **fields)
        if made:
            messages.success(request, _("Kladden er gemt. Læs den igennem, og vis den så."))
            return redirect("pledges:profile", made.pk)
    return render(
        request, "pledges/job_profiles/profile_form.html", {"form": form}, status=status_of(form)
    )


@login_required
@require_safe
def profile(request, pk):
    found = get_profile(request.user, pk)
    text = " ".join([found.headline, found.skills, found.wishes])
    context = {
        "profile": found,
        "tasks": task_cards(found),
        "delicate": delicate_words(text),
        "suggestions": suggestions_for_profile(found),
        "openings": openings_for(found.candidate, request.user)
        if _refers(request, found)
        else None,
        "sheets": found.sheets.visible_to(request.user)
        .select_related("handover", "company")
        .prefetch_related(
            Prefetch("handover__openings", Opening.objects.open().with_companies(), to_attr="left")
        )
        .order_by("-submitted_at")[:10],
        "may": {state: may_become(found, state) for state in State.values},
    }
    return render(request, "pledges/job_profiles/profile.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile_edit(request, pk):
    found = get_profile(request.user, pk)
    form = ProfileForm(request.POST or None, instance=found, units=(), unit=found.unit)
    if (
        request.method == "POST"
        and form.is_valid()
        and _try(request, change_profile, found, by=request.user, **form.filled())
    ):
        return redirect("pledges:profile", pk)
    context = {"form": form, "profile": found}
    return render(
        request, "pledges/job_profiles/profile_form.html", context, status=status_of(form)
    )


@login_required
@require_POST
def profile_publish(request, pk):
    found = get_profile(request.user, pk)
    shown = _("Nu kan lederne i %(network)s se profilen.") % {"network": found.network}
    return _press(request, found, publish, shown)


@login_required
@require_POST
def profile_withdraw(request, pk):
    shown = _("Profilen er taget ned. Ingen uden for enheden kan se den.")
    return _press(request, get_profile(request.user, pk), withdraw, shown)


@login_required
@require_POST
def profile_filled(request, pk):
    shown = _("Sådan! Profilen er taget ned.")
    return _press(request, get_profile(request.user, pk), mark_filled, shown)


def profiles_part(handover, user):
    """On a handover's page: shown profiles that suit what was promised."""
    found = suggestions_for_handover(handover)
    return (
        {"template": "pledges/job_profiles/_profiles_part.html", "suggestions": found}
        if found
        else None
    )


def _refers(request, found):
    """Whoever works with candidates may present the one behind the profile."""
    mine = abilities_in(request.user, [found.unit_id])
    return found.candidate_id is not None and Ability.WORK_CANDIDATES in mine


def _press(request, found, change, text):
    by = request.user
    return press(request, lambda: change(found, by=by), text, "pledges:profile", found.pk)


def _try(request, action, thing, **fields):
    try:
        return action(thing, **fields)
    except ProfileRefused as refused:
        messages.error(request, str(refused))
        return None
