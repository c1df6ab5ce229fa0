from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Ability, for_those_who, organisations_with
from frontend.forms import status_of
from taskforces import access
from taskforces.models import Programme, ProgrammeNetwork
from taskforces.programmes import programmes as changes
from taskforces.programmes.forms import ChaptersForm, ProgrammeForm


@login_required
@for_those_who(Ability.SEE_PROGRAMMES)
@require_safe
def programmes(request):
    """Those that one leads, takes part in or is asked to join."""
    joined = Count("members", filter=Q(members__state=ProgrammeNetwork.State.JOINED))
    found = Programme.objects.visible_to(request.user).select_related("lead")
    runs = organisations_with(request.user, Ability.RUN_PROGRAMMES)
    context = {
        "programmes": found.annotate(networks=joined),
        "asked": asked_of(request.user),
        "may_create": runs.exists(),
    }
    return render(request, "taskforces/programmes/programmes.html", context)


def asked_of(user):
    """Networks of one's own that a programme asked and nobody answered for."""
    runs = organisations_with(user, Ability.RUN_PROGRAMMES)
    asked = ProgrammeNetwork.objects.filter(
        state=ProgrammeNetwork.State.ASKED, network__host__in=runs
    )
    return list(asked.select_related("network__host", "programme__lead"))


@login_required
@require_http_methods(["GET", "POST"])
def programme_create(request):
    if not organisations_with(request.user, Ability.RUN_PROGRAMMES).exists():
        raise PermissionDenied
    form = ProgrammeForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        programme = changes.create_programme(by=request.user, **form.facts())
        messages.success(request, _("Programmet er oprettet. Spørg nu netværkene."))
        return redirect("taskforces:programme_networks", programme.pk)
    return _form_page(request, form)


@login_required
@require_http_methods(["GET", "POST"])
def programme_edit(request, pk):
    programme = access.get_programme(request.user, pk)
    form = ProgrammeForm(request.POST or None, instance=programme, by=request.user)
    if request.method == "POST" and form.is_valid():
        changes.change_programme(programme, by=request.user, **form.facts())
        messages.success(request, _("Gemt."))
        return redirect("pledges:programme", pk)
    return _form_page(request, form, programme)


def _form_page(request, form, programme=None):
    context = {"form": form, "programme": programme}
    return render(
        request, "taskforces/programmes/programme_form.html", context, status=status_of(form)
    )


@login_required
@require_http_methods(["GET", "POST"])
def chapters(request, pk):
    """The words of the report, under the headings that every programme answers."""
    programme = access.get_programme(request.user, pk)
    form = ChaptersForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        changes.write_chapters(programme, texts=form.cleaned_data, by=request.user)
        messages.success(request, _("Beretningen er gemt."))
        return redirect("pledges:programme", pk)
    context = {"form": form, "programme": programme}
    return render(request, "taskforces/programmes/chapters.html", context, status=status_of(form))
