"""What a consultant offers instead, and notes when the company answers by phone."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import versioned
from pledges.access import get_counter_offer, get_handover, get_opening
from pledges.counter_offers.forms import OfferForm, ReplyForm
from pledges.counter_offers.offers import answer, free_openings, offer, take_back
from pledges.models import CounterOffer, Handover, Opening


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_sheet(request, pk):
    """Nobody for any of the sheet's openings, or for one of them."""
    handover = get_handover(request.user, pk)
    known = {"handover": handover, "sheet": handover.sheet}
    return _offer(request, free_openings(handover), known, ("pledges:handover", pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_opening(request, pk):
    found = get_opening(request.user, pk)
    back = ("pledges:opening", pk)
    return _offer(request, Opening.objects.filter(pk=pk).open(), {"opening": found}, back)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request, pk):
    """What the company said on the phone."""
    found = get_counter_offer(request.user, pk)
    back = ("pledges:opening", found.opening_id)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    context = {"offer": found, "form": form}
    return versioned.act(
        form,
        lambda: answer(found, by=request.user, **form.filled()),
        show=partial(render, request, "pledges/counter_offers/reply.html", context),
        done=lambda _made: versioned.tell(request, _("Svaret er skrevet ned."), *back),
    )


@login_required
@require_POST
def back(request, pk):
    found = get_counter_offer(request.user, pk)
    return versioned.press(
        request,
        lambda: take_back(found, by=request.user),
        _("Forslaget er taget tilbage."),
        "pledges:opening",
        found.opening_id,
    )


def counter_offers_part(handover, user):
    """On a handover's page: what was offered instead, and the way to do so."""
    made = list(CounterOffer.objects.of(handover))
    may_offer = (
        handover.first_contact_at is not None
        and handover.closed_at is None
        and handover.status != Handover.Status.ON_HOLD
        and free_openings(handover).exists()
        and not any(one.state == CounterOffer.State.WAITING for one in made)
    )
    if not made and not may_offer:
        return None
    return {
        "template": "pledges/counter_offers/_desk.html",
        "offers": made,
        "may_offer": may_offer,
    }


def _offer(request, openings, known, back):
    form = OfferForm(request.POST if request.method == "POST" else None, openings=openings)
    text = _("Forslaget er sendt. Virksomheden svarer på sin kvittering.")
    context = {"form": form, "any_left": openings.exists(), **known}
    return versioned.act(
        form,
        lambda: offer(form.cleaned_data["opening"], by=request.user, **form.filled()),
        show=partial(render, request, "pledges/counter_offers/offer.html", context),
        done=lambda _made: versioned.tell(request, text, *back),
    )
