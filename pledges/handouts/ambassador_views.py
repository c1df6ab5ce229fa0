from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability
from frontend.forms import status_of
from pledges.access import get_ambassador, get_network
from pledges.handouts.ambassadors import (
    ambassadors_of,
    brought,
    card_link_for,
    cards_pdf,
    make_ambassador,
)
from pledges.handouts.forms import AmbassadorForm
from pledges.handouts.paper_views import pdf_response


@login_required
@require_safe
def ambassadors(request, pk):
    network = get_network(request.user, pk, Ability.MANAGE_EVENTS)
    return _page(request, network, AmbassadorForm(network=network))


@login_required
@require_POST
def ambassador_add(request, pk):
    network = get_network(request.user, pk, Ability.MANAGE_EVENTS)
    form = AmbassadorForm(request.POST, network=network)
    if not form.is_valid():
        return _page(request, network, form)
    member = make_ambassador(form.cleaned_data["member"])
    messages.success(request, _("%(name)s er ambassadør.") % {"name": member.contact.name})
    return redirect("pledges:ambassadors", pk)


@login_required
@require_POST
def ambassador_cards(request, pk, member_pk):
    """The cards, and with them the ambassador's own entry to the sheet."""
    membership = get_ambassador(request.user, pk, member_pk)
    if membership.contact is None:
        raise Http404
    name = slugify(membership.contact.name)
    return pdf_response(cards_pdf(card_link_for(membership)), f"kort-{name}.pdf")


def _page(request, network, form):
    counted = brought(network)
    nothing = {"sheets": 0, "jobs": 0}
    rows = [
        {"member": member, **counted.get(member.contact_id, nothing)}
        for member in ambassadors_of(network)
    ]
    context = {"network": network, "rows": rows, "form": form}
    return render(request, "pledges/handouts/ambassadors.html", context, status=status_of(form))
