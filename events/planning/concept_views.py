from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import Ability, abilities_in
from events.access import get_concept, get_event
from events.planning.concept_forms import KeepForm, StartForm
from events.planning.concepts import keep_concept, remove_concept, start_from
from frontend.forms import status_of
from taskforces.access import see_programme


@login_required
@require_http_methods(["GET", "POST"])
def concept_keep(request, pk):
    """From an event of one's own into one of the programmes that its host is in."""
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = KeepForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        concept = keep_concept(event, form.cleaned_data["programme"], by=request.user)
        messages.success(request, _("%(title)s er nu et koncept.") % {"title": concept.title})
        return redirect("events:concepts", concept.programme_id)
    context = {"event": event, "form": form, "none": not form.fields["programme"].queryset.exists()}
    return render(request, "events/planning/concept_keep.html", context, status=status_of(form))


@login_required
@require_http_methods(["GET", "POST"])
def concepts(request, pk):
    """The programme's concepts, and starting one in a network of one's own."""
    programme, is_in = see_programme(request.user, pk)
    if not is_in:
        raise PermissionDenied
    form = StartForm(request.POST or None, programme=programme, by=request.user)
    may_start = form.fields["network"].queryset.exists()
    if request.method == "POST" and not may_start:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        event = start_from(
            data["concept"],
            data["network"],
            starts_at=data["starts_at"],
            place=data["place"],
            by=request.user,
        )
        messages.success(request, _("%(title)s er oprettet.") % {"title": event.title})
        return redirect("events:manage_event", event.pk)
    context = {
        "programme": programme,
        "form": form,
        "concepts": programme.concepts.all(),
        "may_start": may_start,
        "may_run": Ability.RUN_PROGRAMMES in abilities_in(request.user, [programme.lead_id]),
    }
    return render(request, "events/planning/concepts.html", context, status=status_of(form))


@login_required
@require_POST
def concept_remove(request, pk):
    concept = get_concept(request.user, pk)
    remove_concept(concept, by=request.user)
    messages.success(request, _("%(title)s er ikke et koncept mere.") % {"title": concept.title})
    return redirect("events:concepts", concept.programme_id)
