"""What the company answers by the key of its receipt, without a log-in."""

from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import versioned
from pledges.access import get_receipt
from pledges.counter_offers.forms import ReplyForm
from pledges.counter_offers.offers import answer
from pledges.models import CounterOffer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receipt_offer(request, token, pk):
    """One offer of the sheet whose key this is."""
    sheet = get_receipt(token)
    found = CounterOffer.objects.of(sheet.handover).filter(pk=pk).first()
    if found is None:
        raise Http404
    form = ReplyForm(request.POST if request.method == "POST" else None)
    context = {
        "offer": found,
        "form": form,
        "sheet": sheet,
        "theme_organisation": sheet.network.host,
    }
    back = f"{sheet.get_receipt_url()}#counter-offers"
    return versioned.act(
        form,
        lambda: answer(found, **form.filled()),
        show=partial(render, request, "pledges/counter_offers/receipt_offer.html", context),
        done=lambda answered: versioned.tell(request, _said_back(answered), back),
    )


def counter_offers_part(sheet):
    """On the receipt: what we offer instead, to be answered, and what was answered."""
    shown = CounterOffer.objects.of(sheet.handover).exclude(state=CounterOffer.State.TAKEN_BACK)
    offers = [(one, ReplyForm()) for one in shown]
    return (
        {"template": "pledges/counter_offers/_receipt.html", "offers": offers} if offers else None
    )


def _said_back(answered):
    if answered.state == CounterOffer.State.YES:
        return _("Tak! Jeres ark er rettet, og vi leder efter en til det.")
    return _("Tak for svaret. Arket gælder, som det er, og vi leder videre.")
