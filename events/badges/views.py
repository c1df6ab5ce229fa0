from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, abilities_in
from events.access import get_event, get_guest, get_network
from events.badges.forms import BadgeLayoutForm, BadgesForm, Whom
from events.badges.label_sizes import LABELS
from events.badges.labels import change_layout, label_pdf, layout_of, sheets_file, specimen_png
from events.seats.guest_list import expected_guests, named_between
from frontend.forms import status_of


@login_required
@require_safe
def badges(request, pk):
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    guests = expected_guests(event)
    return _badges_page(request, event, guests, _form(event, guests))


@login_required
@require_POST
@never_cache
def badges_print(request, pk):
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    guests = expected_guests(event)
    form = _form(event, guests, request.POST)
    if not form.is_valid():
        return _badges_page(request, event, guests, form)
    chosen = _chosen(guests, form.cleaned_data)
    if not chosen:
        form.add_error("whom", _("Der er ingen gæster med plads, som passer."))
        return _badges_page(request, event, guests, form)
    ending, kind, content = sheets_file(
        event, registrations=chosen, first_label=form.cleaned_data["first_label"]
    )
    return _file(content, kind, f"{_('Navneskilte')} {event.title}.{ending}")


@login_required
@require_POST
@never_cache
def badge_print(request, pk):
    guest = get_guest(request.user, pk)
    return _file(label_pdf(guest), "application/pdf", f"{_('Navneskilt')} {guest.name}.pdf")


@login_required
@require_http_methods(["GET", "POST"])
def badge_layout(request, pk):
    network = get_network(request.user, pk, Ability.MANAGE_EVENTS)
    form = BadgeLayoutForm(request.POST or None, instance=layout_of(network))
    if form.is_valid():
        change_layout(network, by=request.user, fields=form.cleaned_data)
        messages.success(request, _("Navneskiltene er gemt."))
        return redirect("events:badge_layout", pk)
    context = {"network": network, "form": form, "layout": layout_of(network)}
    return render(request, "events/badges/badge_layout.html", context, status=status_of(form))


@login_required
@require_safe
@never_cache
def badge_specimen(request, pk, stock):
    network = get_network(request.user, pk, Ability.MANAGE_EVENTS)
    if stock not in LABELS:
        raise Http404
    return HttpResponse(specimen_png(layout_of(network), stock), content_type="image/png")


def _form(event, guests, data=None):
    return BadgesForm(data, guests=guests, layout=layout_of(event.network))


def _chosen(guests, data):
    if data["whom"] == Whom.ONE:
        return [guest for guest in guests if guest.pk == data["guest"]]
    if data["whom"] == Whom.LETTERS:
        return named_between(guests, data["first_letter"] or "A", data["last_letter"] or "Å")
    return guests


def _badges_page(request, event, guests, form):
    abilities = abilities_in(request.user, [event.network.host_id])
    context = {
        "event": event,
        "door_only": Ability.SEE not in abilities,
        "may_manage": Ability.MANAGE_EVENTS in abilities,
        "form": form,
        "guests": len(guests),
        "badges": sum(guest.party_size for guest in guests),
        "layout": form.layout,
    }
    return render(request, "events/badges/badges.html", context, status=status_of(form))


def _file(content, kind, name):
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return response
