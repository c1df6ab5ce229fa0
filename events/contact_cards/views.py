from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.keys import normalise_code
from accounts.ratelimit import guesses
from events.access import contact_card_by_code
from events.contact_cards.cards import VCARD, vcard
from events.models import Registration
from events.tickets import GUEST_CODE

SCOPE = "network_code"


def takes_card(view):
    """Looks the network code up and hands over the card; too many wrong ones wait."""

    @wraps(view)
    def found(request, code):
        try:
            card = contact_card_by_code(code)
        except Http404:
            # A misspelt code is no guess: its check sign gave it away before anything was asked.
            if normalise_code(code) and guesses(request, SCOPE):
                return render(request, "events/too_many_tries.html", status=429)
            return render(request, "events/contact_cards/card_unknown.html", status=404)
        return view(request, card)

    return found


@require_safe
@takes_card
def card(request, card):
    event = card.registration.event
    context = {
        "event": event,
        "network": event.network,
        "theme_organisation": event.organisation,
        # The template never holds a guest who has not said yes.
        "card": card if card.is_shown else None,
        "keeps": _is_of_a_guest(request, card),
        "asks": event.network.active and (event.network.pledging or event.network.visit_only),
    }
    return render(request, "events/contact_cards/card.html", context)


def _is_of_a_guest(request, card):
    """Whether the phone is another guest's of the same event: they may keep the card on their own page."""
    mine = request.session.get(GUEST_CODE)
    guests = Registration.objects.filter(event=card.registration.event_id)
    guests = guests.exclude(pk=card.registration_id)
    return bool(mine) and guests.filter(invitation__code=mine).exists()


@require_safe
@takes_card
def card_vcf(request, card):
    if not card.is_shown:
        raise Http404
    response = HttpResponse(vcard(card), content_type=VCARD)
    response.headers["Content-Disposition"] = 'attachment; filename="kontakt.vcf"'
    return response
