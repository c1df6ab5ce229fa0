from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.keys import normalise_code
from accounts.ratelimit import guesses
from accounts.refusals import Refused
from events.access import contact_card_by_code, invitation_by_code
from events.models import GuestProfile, GuestTalk, Registration
from events.networking import networking
from events.networking.forms import ProfileForm, TalkForm
from events.tickets import GUEST_CODE
from frontend.forms import status_of


def seated(view):
    """For guests with a seat, by the code of their letter; the others go to their answer."""

    @never_cache
    @wraps(view)
    def found(request, code, **kwargs):
        try:
            invitation = invitation_by_code(code)
        except Http404:
            if normalise_code(code) and guesses(request, "invitation"):
                return render(request, "events/too_many_tries.html", status=429)
            raise
        guest = getattr(invitation, "registration", None)
        if invitation.withdrawn_at or guest is None or guest.seat != Registration.Seat.CONFIRMED:
            return redirect(invitation)
        guest.event, guest.invitation = invitation.event, invitation
        return view(request, guest, **kwargs)

    return found


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def who_comes(request, guest):
    """POST is the guest's own yes to be seen; only who said it sees the others."""
    profile = networking.profile_of(guest)
    known = {"tells": profile.tells, "seeks": profile.seeks} if profile else None
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        networking.show(guest, **form.cleaned_data)
        messages.success(request, _("Nu kan I se hinanden."))
        return redirect("events:who_comes", guest.invitation.code)
    talks = networking.talks_of([guest])
    seen = GuestProfile.objects.shown().filter(registration__event=guest.event_id)
    context = {
        "guest": guest,
        "event": guest.event,
        "theme_organisation": guest.event.organisation,
        "profile": profile,
        "form": form,
        "how_many": 0 if profile else seen.count(),
        "others": networking.others(guest),
        "to_answer": [one for one in talks if one.asked_id == guest.pk and not one.answer],
        "talks": [one for one in talks if one.answer == GuestTalk.Answer.YES],
        "asked": [one for one in talks if one.asker_id == guest.pk and not one.answer],
        "cards": networking.cards_of([guest.pk]),
    }
    page = "events/networking/who_comes.html"
    return render(request, page, context, status=status_of(form))


@require_POST
@seated
def hide(request, guest):
    networking.hide(guest)
    messages.success(request, _("Ingen af de andre gæster kan se dig mere."))
    return redirect("events:who_comes", guest.invitation.code)


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def talk_ask(request, guest, pk):
    """Another guest who said yes, as one who said yes sees them."""
    other = next((one for one in networking.others(guest) if one.pk == pk), None)
    if other is None:
        raise Http404
    form = TalkForm(request.POST or None, event=guest.event)
    if request.method == "POST" and form.is_valid():
        try:
            networking.ask(guest, other.registration, **form.cleaned_data)
        except Refused as refused:
            form.add_error("starts_at", str(refused))
        else:
            messages.success(request, _("%(name)s er spurgt.") % {"name": other.name})
            return redirect("events:who_comes", guest.invitation.code)
    context = {
        "guest": guest,
        "event": guest.event,
        "theme_organisation": guest.event.organisation,
        "other": other,
        "form": form,
    }
    page = "events/networking/talk_ask.html"
    return render(request, page, context, status=status_of(form))


@require_POST
@seated
def talk_answer(request, guest, pk):
    talk = get_object_or_404(GuestTalk, pk=pk, asked=guest)
    yes = request.POST.get("svar") == "ja"
    try:
        networking.answer(talk, yes=yes)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = _("Aftalt. Det står i jeres kalendere.") if yes else _("Nej tak er noteret.")
        messages.success(request, said)
    return redirect("events:who_comes", guest.invitation.code)


@require_POST
@seated
def talk_off(request, guest, pk):
    talks = [one for one in networking.talks_of([guest]) if one.pk == pk]
    if not talks:
        raise Http404
    networking.call_off(talks[0])
    messages.success(request, _("Snakken er aflyst, og den anden har fået besked."))
    return redirect("events:who_comes", guest.invitation.code)


@require_POST
def card_save(request, code):
    """From the card behind a badge's QR, by a guest of the same event whose phone knows their code."""
    card = contact_card_by_code(code)
    mine = request.session.get(GUEST_CODE)
    guest = Registration.objects.filter(invitation__code=mine).first() if mine else None
    if guest is None or guest.event_id != card.registration.event_id:
        raise Http404
    networking.save_card(guest, card)
    return redirect("events:who_comes", mine)
