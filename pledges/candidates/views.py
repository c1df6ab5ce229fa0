from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import versioned
from accounts.access import Ability, for_those_who, organisations_with
from pledges.access import get_candidate
from pledges.candidates.candidates import change_candidate, create_candidate
from pledges.candidates.forms import (
    CandidateEditForm,
    CandidateFilter,
    CandidateForm,
    StageForm,
)
from pledges.candidates.stages import set_stage
from pledges.candidates.table import TABLE, with_work
from pledges.followup.own_step_forms import StepDoneForm
from pledges.followup.own_steps import own_step
from pledges.matching.suggestions import NOT_LOOKING, openings_for
from pledges.models import Candidate, Placement
from pledges.tables.columns import Chosen
from pledges.tables.lists import file_of, listed
from taskforces.models import Network


@login_required
@for_those_who(Ability.WORK_CANDIDATES)
@require_safe
def candidates(request):
    form = CandidateFilter(request.GET or None, user=request.user)
    visible = with_work(Candidate.objects.visible_to(request.user))
    context = listed(request, Chosen(TABLE, request.GET), form.narrow(visible))
    now = timezone.now()
    for group in context["groups"]:
        group["rows"] = [(one, own_step(one, now)) for one in group["rows"]]
    context |= {
        "lines": [line for group in context["groups"] for line in group["rows"]],
        "form": form,
        "may_write": _units(request).exists(),
    }
    return render(request, "pledges/candidates/candidates.html", context)


@login_required
@for_those_who(Ability.WORK_CANDIDATES)
@require_safe
def candidates_file(request, kind):
    """The list as it is chosen, to take away."""
    form = CandidateFilter(request.GET or None, user=request.user)
    found = form.narrow(with_work(Candidate.objects.visible_to(request.user)))
    return file_of(request, Chosen(TABLE, request.GET), found, of="pledges:candidates", kind=kind)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def candidate_create(request):
    units = _units(request)
    if not units.exists():
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form = CandidateForm(posted, units=units, initial={"known_by": request.user.pk})
    text = _("Kandidaten er skrevet ned.")
    return versioned.act(
        form,
        lambda: create_candidate(by=request.user, **form.filled()),
        show=partial(render, request, "pledges/candidates/candidate_form.html", {"form": form}),
        done=lambda made: versioned.tell(request, text, "pledges:candidate", made.pk),
        field="reference",
    )


@login_required
@require_safe
def candidate(request, pk):
    return candidate_page(request, get_candidate(request.user, pk))


@login_required
@require_POST
def candidate_edit(request, pk):
    form = CandidateEditForm(request.POST, of=get_candidate(request.user, pk))
    return versioned.take(
        form,
        partial(change_candidate, by=request.user),
        show=lambda form, *, status, **_changed: candidate_page(
            request, form.of, status=status, edit_form=form
        ),
        again=lambda: get_candidate(request.user, pk),
        done=lambda _made: versioned.tell(request, _("Gemt."), "pledges:candidate", pk),
    )


@login_required
@require_POST
def candidate_step_done(request, pk):
    form = StepDoneForm(request.POST, of=get_candidate(request.user, pk))
    return versioned.take(
        form,
        partial(change_candidate, by=request.user),
        show=lambda form, *, status, **_changed: candidate_page(
            request, form.of, status=status, done_form=form
        ),
        again=lambda: get_candidate(request.user, pk),
        done=lambda _made: versioned.tell(
            request, _("Godt. Skridtet er gjort."), "pledges:candidate", pk
        ),
    )


@login_required
@require_POST
def candidate_stage(request, pk):
    found = get_candidate(request.user, pk)
    form = StageForm(request.POST, of=found)
    text = _("Fasen er skrevet ned.")
    return versioned.act(
        form,
        lambda: set_stage(found, by=request.user, **form.filled()),
        show=partial(candidate_page, request, found, stage_form=form),
        done=lambda _made: versioned.tell(request, text, "pledges:candidate", pk),
    )


def candidate_page(request, found, *, status=None, **forms):
    """One line from the first day: stages, referrals, placements with their checks."""
    placements = Placement.objects.filter(candidate=found).with_people().visible_to(request.user)
    context = {
        "candidate": found,
        "stages": list(found.stages.select_related("by", "network")),
        "referrals": list(
            found.referrals.select_related("opening__company", "opening__handover__sheet", "by")
        ),
        "placements": list(placements),
        "profiles": list(found.profiles.all()),
        "own_step": own_step(found, timezone.now()),
        "looking": found.stage not in NOT_LOOKING,
        "suggestions": openings_for(found, request.user),
        "edit_form": CandidateEditForm(of=found),
        "done_form": StepDoneForm(of=found),
        "stage_form": StageForm(of=found),
    }
    return render(request, "pledges/candidates/candidate.html", context | forms, status=status)


def _units(request):
    """Those that sheets come to: a host has candidates where it follows people itself."""
    mine = organisations_with(request.user, Ability.WORK_CANDIDATES)
    active = Network.objects.filter(active=True)
    follows_up = Q(pk__in=active.filter(unit__in=mine).values("unit"))
    at_desk = Q(pk__in=active.filter(host_desk=True).values("host"))
    return mine.filter(follows_up | at_desk | Q(further_networks__in=active)).distinct()
