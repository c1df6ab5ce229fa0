from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Sum
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import Ability
from events.access import get_event, get_material, get_session
from events.networking.views import seated
from events.sessions import sessions as changes
from events.sessions.choosing import SessionRefused, choose, offers
from events.sessions.forms import ChoiceForm, MaterialForm, SessionForm
from frontend.forms import status_of


@login_required
@require_http_methods(["GET", "POST"])
def sessions(request, pk):
    """The programme by room and time, with how many chose what, and a new point of it."""
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = SessionForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        changes.add_session(event, by=request.user, **form.cleaned_data)
        messages.success(request, _("Sessionen står i programmet."))
        return redirect("events:sessions", pk)
    seated_in = Sum("seats__registration__party_size", default=0)
    rows = event.sessions.select_related("speaker").annotate(persons=seated_in)
    context = {"event": event, "form": form, "sessions": rows}
    return render(request, "events/sessions/sessions.html", context, status=status_of(form))


@login_required
@require_POST
def session_remove(request, pk):
    session = get_session(request.user, pk)
    changes.remove_session(session, by=request.user)
    messages.success(request, _("Sessionen er taget ud."))
    return redirect("events:sessions", session.event_id)


@login_required
@require_http_methods(["GET", "POST"])
def materials(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = MaterialForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        changes.add_material(event, by=request.user, **form.cleaned_data)
        messages.success(request, _("De, der kom, kan læse det nu."))
        return redirect("events:materials", pk)
    context = {"event": event, "form": form, "materials": event.materials.all()}
    return render(request, "events/sessions/materials.html", context, status=status_of(form))


@login_required
@require_POST
def material_remove(request, pk):
    material = get_material(request.user, pk)
    changes.remove_material(material, by=request.user)
    messages.success(request, _("Materialet er fjernet."))
    return redirect("events:materials", material.event_id)


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def guest_programme(request, guest):
    """The guest's programme: what is for all, what they choose, and what is left for those who came."""
    event, found, refused = guest.event, offers(guest.event, guest), None
    form = ChoiceForm(request.POST if request.method == "POST" else None, offers=found)
    if request.method == "POST" and form.is_valid():
        try:
            choose(guest, form.cleaned_data["sessions"])
        except SessionRefused as refusal:
            form.add_error(None, str(refusal))
            refused = refusal
        else:
            messages.success(request, _("Dit valg er gemt."))
            return redirect("events:guest_programme", guest.invitation.code)
    context = {
        "guest": guest,
        "event": event,
        "theme_organisation": event.organisation,
        "offers": [(offer, offer.chosen or offer.fits(guest.party_size)) for offer in found],
        "for_all": event.sessions.filter(is_chosen=False).select_related("speaker"),
        "materials": changes.materials_for(guest),
        "refused": refused,
        "closed": event.cancelled_at is not None or event.has_begun(),
    }
    return render(request, "events/sessions/guest.html", context, status=status_of(form))
