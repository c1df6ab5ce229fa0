"""The guest list of the workspace: who is missing, let in from here, and the same as a file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, abilities_in
from events.access import get_event, get_expected, get_guest
from events.answers.guest_questions import replies_by_question
from events.door import by_hand
from events.door.devices import DeviceRefused, refusal
from events.door.forms import LetInForm, WalkInForm
from events.door.guest_file import guest_header, guest_rows
from events.door.phone_list import find_unanswered
from events.door.views import door_only
from events.models import Registration
from events.seats.guest_list import (
    SHOWN,
    Show,
    Sort,
    count_persons,
    count_shown,
    guest_keys,
    guests_by_key,
    phone_of,
    said_by,
)
from frontend.forms import status_of
from frontend.spreadsheets import xlsx_response

PAGE = 100


@login_required
@require_safe
def guests(request, pk):
    return _list(request, get_event(request.user, pk, Ability.RUN_DOOR))


def _list(request, event, *, walk_in=None):
    asked = _asked(request)
    page = Paginator(guest_keys(event, **asked), PAGE).get_page(request.GET.get("page"))
    page.object_list = guests_by_key(page.object_list)
    kitchen = replies_by_question(event)
    may_invite = _may_invite(request, event)
    for guest in page.object_list:
        guest.said = said_by(guest, [row["question"] for row in kitchen])
        guest.number = phone_of(guest) if may_invite else ""
        guest.by_list = by_hand.by_list(guest)
    context = {
        "event": event,
        "door_only": door_only(request, event),
        "page": page,
        "words": asked["words"],
        "show": asked["show"],
        "sort": asked["sort"],
        "sorts": Sort,
        "tabs": _tabs(event, **asked),
        "counts": count_persons(event),
        "invited": _invited(event, **asked),
        "walk_in": walk_in or WalkInForm(),
        "kitchen": kitchen,
        "may_invite": may_invite,
        "requests": event.registration_requests.waiting() if may_invite else [],
        "may_let_in": refusal(event) is None,
        "query": _query(**asked),
    }
    return render(request, "events/door/guests.html", context, status=status_of(walk_in))


@login_required
@require_safe
def guests_file(request, pk):
    """The list as it is shown, for whoever may know the contacts' numbers."""
    event = get_event(request.user, pk, Ability.INVITE)
    found = guests_by_key(guest_keys(event, **_asked(request)))
    questions = list(event.guest_questions.all())
    rows = guest_rows(found, questions)
    return xlsx_response(f"gaester-{event.slug}.xlsx", guest_header(questions), rows)


@login_required
@require_POST
def guest_let_in(request, pk):
    guest = get_guest(request.user, pk)
    form = LetInForm(request.POST)
    persons = form.cleaned_data["persons"] if form.is_valid() else 1
    try:
        done = by_hand.let_in(guest, persons=persons, by=request.user)
    except DeviceRefused as refused:
        messages.error(request, str(refused))
    else:
        came = sum(outcome.came for outcome in done)
        _say_who_is_in(request, Registration.objects.get(pk=guest.pk), came)
    return _back(request, guest)


def _invited(event, *, show, words, sort):
    """Found by the same words: those invited of whom nobody has a seat. They are not browsed."""
    return find_unanswered(event, words) if show in (Show.ALL, Show.MISSING) else []


@login_required
@require_POST
def invited_let_in(request, pk):
    invitation = get_expected(request.user, pk)
    try:
        outcome = by_hand.let_in_invited(invitation, by=request.user)
    except DeviceRefused as refused:
        messages.error(request, str(refused))
        return redirect("events:guests", invitation.event_id)
    guest = outcome.registration
    if guest is None:
        refused = _("%(name)s kunne ikke tjekkes ind. Invitationen er trukket tilbage.")
        messages.error(request, refused % {"name": invitation.contact.name})
        return redirect("events:guests", invitation.event_id)
    _say_who_is_in(request, guest, outcome.came)
    return _back(request, guest)


@login_required
@require_POST
def guest_walk_in(request, pk):
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    form = WalkInForm(request.POST)
    if not form.is_valid():
        return _list(request, event, walk_in=form)
    try:
        outcome = by_hand.walk_in(event, **form.cleaned_data, by=request.user)
    except DeviceRefused as refused:
        messages.error(request, str(refused))
        return redirect("events:guests", pk)
    if outcome.registration is None:
        form.add_error("name", _("Skriv gæstens navn."))
        return _list(request, event, walk_in=form)
    _say_who_is_in(request, outcome.registration, form.cleaned_data["persons"])
    return _back(request, outcome.registration)


@login_required
@require_POST
def guest_take_back(request, pk):
    guest = get_guest(request.user, pk)
    try:
        by_hand.take_back(guest, by=request.user)
    except DeviceRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Det er fortrudt for %(name)s.") % {"name": guest.name})
    return _back(request, guest)


def _say_who_is_in(request, guest, came):
    if came:
        text = ngettext(
            "%(name)s er tjekket ind.", "%(name)s er tjekket ind, %(n)d personer.", came
        )
        messages.success(request, text % {"name": guest.name, "n": came})
    elif guest.arrived_at:
        messages.info(request, _("%(name)s var allerede inde.") % {"name": guest.name})
    else:
        refused = _("%(name)s kunne ikke tjekkes ind. Invitationen er trukket tilbage.")
        messages.error(request, refused % {"name": guest.name})


def _back(request, guest):
    """To the guest on the list as it was: the same tab, words and order."""
    address = reverse("events:guests", args=[guest.event_id])
    return HttpResponseRedirect(f"{address}?{_query(**_asked(request))}#gaest-{guest.pk}")


def _may_invite(request, event):
    return Ability.INVITE in abilities_in(request.user, [event.network.host_id])


def _asked(request):
    """What is to be shown, from the address; nonsense means everybody by name."""
    show, sort = request.GET.get("vis", ""), request.GET.get("sorter", "")
    return {
        "show": Show(show) if show in Show.values else Show.ALL,
        "sort": Sort(sort) if sort in Sort.values else Sort.NAME,
        "words": request.GET.get("q", "").strip()[:100],
    }


def _query(*, show, sort, words):
    return urlencode({"vis": show, "sorter": sort, "q": words})


def _tabs(event, *, show, sort, words):
    counts = count_shown(event)
    return [
        {
            "label": each.label,
            "url": "?" + _query(show=each, sort=sort, words=words),
            "current": each == show,
            "count": counts[each.name.lower()],
        }
        for each in SHOWN
    ]
