"""Two contacts that are one person: suggested, looked at, done, and undone for a month."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, require
from accounts.refusals import Refused
from events.letters.folding import invited_twice
from home.companies.merge_views import in_words, undone
from taskforces.access import get_contact, inviting_organisations
from taskforces.contacts import merging
from taskforces.contacts.likeness import suggested, tell_apart
from taskforces.models import Contact, ContactMerge

FOUND, PAGE = 12, 50


@login_required
@require_safe
def contact_twins(request):
    """Pairs that wait for somebody to say whether they are one, and those that were merged lately."""
    organisations = inviting_organisations(request.user).order_by("name")
    merges = ContactMerge.objects.visible_to(request.user).exclude(before=[]).with_names()
    context = {
        "pairs": [pair for each in organisations for pair in suggested(each)],
        "page_obj": Paginator(merges, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "home/contacts/contact_twins.html", context)


@login_required
@require_safe
def contact_twin(request, pk):
    """Which other contact it is: those of the same first name, and a search."""
    contact = get_contact(request.user, pk)
    words = request.GET.get("q", "").strip()[:100]
    others = Contact.objects.filter(organisation=contact.organisation_id).exclude(pk=pk)
    found = others.search(words) if words else others.search(contact.name.split()[0])
    people = found.with_company().order_by("name", "pk")[:FOUND]
    context = {"contact": contact, "words": words, "found": people}
    return render(request, "home/contacts/contact_twin.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def contact_merge(request, pk, other):
    """The first is the one that stays; the page offers the other way round."""
    kept, gone = _pair(request.user, pk, other)
    if request.method == "POST":
        try:
            merging.merge(kept, gone, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            said = {"gone": gone.name, "kept": kept.name}
            messages.success(request, _("%(gone)s er lagt sammen med %(kept)s.") % said)
            return redirect("home:contact_twins")
    look = merging.look(kept, gone)
    context = {
        "kept": kept,
        "gone": gone,
        "why": look.refused.label if look.refused else "",
        "sums": in_words(look.counts),
        "folded": look.folded,
        "twice": invited_twice(look),
        "address_goes": gone.email and kept.email and gone.email != kept.email,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "home/contacts/contact_merge.html", context, status=status)


def _pair(user, pk, other):
    """Both of one organisation of the user's; two of different ones are no pair."""
    one, two = get_contact(user, pk), get_contact(user, other)
    if one.organisation_id != two.organisation_id:
        raise Http404
    return one, two


@login_required
@require_POST
def contacts_told_apart(request, pk, other):
    one, two = _pair(request.user, pk, other)
    if one.pk == two.pk:
        raise Http404
    tell_apart(one, two, by=request.user)
    messages.success(request, _("De bliver stående som to og foreslås ikke mere."))
    return redirect("home:contact_twins")


@login_required
@require_POST
def contact_merge_undo(request, pk):
    found = get_object_or_404(ContactMerge, pk=pk)
    require(request.user, Ability.INVITE, found.organisation_id)
    return undone(request, found, merging.undo, back="home:contact_twins")
