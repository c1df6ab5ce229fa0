"""Who else is in the network, and being brought together with one of them."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.refusals import Refused
from frontend.forms import status_of
from home.mine import member_cards
from home.mine.forms import IntroductionForm, MemberCardForm
from home.mine.links import opened
from home.mine.mine import memberships_of
from home.models import MemberCard
from pledges.job_profiles.profiles import shown_in
from pledges.placements.at_risk import network_link_for
from taskforces.contacts.merging import contacts_of
from taskforces.models import Membership


@require_http_methods(["GET", "HEAD", "POST"])
@opened
def network(request, address, pk):
    """The others who said yes; POST is one's own yes."""
    membership = get_object_or_404(memberships_of(address), pk=pk)
    card = MemberCard.objects.shown().filter(membership=membership).first()
    known = {"tells": card.tells, "seeks": card.seeks} if card else None
    form = MemberCardForm(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        member_cards.show(membership, address=address, **form.cleaned_data)
        messages.success(request, _("De andre medlemmer kan nu se dig."))
        return redirect("home:mine_network", pk)
    public = Membership.objects.shown().filter(network=membership.network_id)
    context = {
        "membership": membership,
        "card": card,
        "form": form,
        "profiles": shown_in(membership.network),
        "others": member_cards.others(membership.network, than=membership),
        "public": public.exclude(pk=membership.pk).exclude(
            pk__in=MemberCard.objects.shown().values("membership")
        ),
    }
    return render(request, "home/mine/network.html", context, status=status_of(form))


@require_POST
@opened
def profile(request, address, pk, profile_pk):
    """Has work for one of those who look for it: on to a sheet that is nearly filled in."""
    membership = get_object_or_404(memberships_of(address), pk=pk)
    picked = get_object_or_404(shown_in(membership.network), pk=profile_pk)
    with transaction.atomic():
        link = network_link_for(membership.network)
    return redirect(f"{reverse('pledges:sheet', args=[link.key])}?profil={picked.pk}")


@require_POST
@opened
def hide(request, address, pk):
    member_cards.hide(get_object_or_404(memberships_of(address), pk=pk))
    messages.success(request, _("Ingen af de andre kan se dig mere."))
    return redirect("home:mine_network", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@opened
def ask(request, address, pk, card_pk):
    membership = get_object_or_404(memberships_of(address), pk=pk)
    cards = MemberCard.objects.shown().filter(membership__network=membership.network_id)
    cards = cards.exclude(membership=membership).select_related(
        "membership__company", "membership__contact"
    )
    card = get_object_or_404(cards, pk=card_pk)
    form = IntroductionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            member_cards.ask(membership, card.membership, **form.cleaned_data)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            text = _("%(name)s har fået en mail. Siger de ja, får I hinandens adresse.")
            messages.success(request, text % {"name": card.membership.contact.name})
        return redirect("home:mine_network", pk)
    context = {"membership": membership, "card": card, "form": form}
    return render(request, "home/mine/introduction_ask.html", context, status=status_of(form))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def introduction(request, key):
    """The question that a mail's key opens; it is answered here without a log-in."""
    asked = member_cards.request_by_key(key)
    if asked is None:
        raise Http404
    if request.method == "POST":
        _answer(request, asked)
        return redirect("home:mine_introduction", key)
    return render(request, "home/mine/introduction.html", {"asked": asked, "key": key})


@require_POST
@opened
def introduction_answer(request, address, pk):
    """The same from the leader's own page."""
    requests = member_cards.requests_of(list(memberships_of(address)))
    mine = set(contacts_of(address).values_list("pk", flat=True))
    found = [one for one in requests if one.pk == pk and one.asked.contact_id in mine]
    if not found:
        raise Http404
    _answer(request, found[0])
    return redirect("home:mine")


def _answer(request, asked):
    yes = request.POST.get("svar") == "ja"
    try:
        member_cards.answer(asked, yes=yes)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = _("I har begge fået den andens adresse.") if yes else _("Nej tak er noteret.")
        messages.success(request, said)
