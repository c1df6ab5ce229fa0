from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.cpr import CprGuardMixin
from frontend.row_keys import row_keys
from taskforces import access
from taskforces.lists import lists
from taskforces.models import Contact, ContactList, Network

PAGE = 50
EVENTS = 5  # to invite to from a list
NAMED = 20  # of those whom an undoing removes


@login_required
@require_safe
def contact_lists(request):
    access.inviting_organisations(request.user)
    found = ContactList.objects.visible_to(request.user).with_size().select_related("organisation")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "taskforces/lists/contact_lists.html", {"page_obj": page})


class ListForm(CprGuardMixin, forms.Form):
    name = forms.CharField(max_length=120)


@login_required
@require_POST
def contacts_to_list(request):
    """All that are ticked; a contact of somebody else's, or of two organisations at once, is a 404."""
    form = ListForm(request.POST)
    ticked = row_keys(request.POST.getlist("contact"))
    organisations = access.inviting_organisations(request.user)
    back = redirect("home:contacts")
    if not ticked or not form.is_valid():
        messages.error(request, _("Sæt kryds ved kontakterne, og skriv listens navn."))
        return back
    first = Contact.objects.filter(organisation__in=organisations, pk__in=ticked).first()
    if first is None:
        raise Http404
    contacts = access.contacts_of(first.organisation_id, list(ticked))
    name = form.cleaned_data["name"]
    made, new = lists.add_to_list(first.organisation, contacts, name=name, by=request.user)
    text = ngettext(
        "%(n)s kontakt er sat på listen “%(name)s”.",
        "%(n)s kontakter er sat på listen “%(name)s”.",
        new,
    )
    messages.success(request, text % {"n": new, "name": made.name})
    return redirect("taskforces:contact_list", made.pk)


@login_required
@require_safe
def contact_list(request, pk):
    found = access.get_list(request.user, pk)
    people = found.contacts.with_company()
    page = Paginator(people, PAGE).get_page(request.GET.get("page"))
    context = {"contact_list": found, "page_obj": page, "events": _coming(found.organisation)}
    return render(request, "taskforces/lists/contact_list.html", context)


def _coming(organisation):
    """What its people can be invited to. Events are a later app's: no import."""
    events = Network._meta.get_field("events").related_model.objects
    coming = events.filter(network__host=organisation, cancelled_at=None)
    return coming.filter(starts_at__gt=timezone.now()).order_by("starts_at")[:EVENTS]


@login_required
@require_safe
def contact_list_undo(request, pk):
    """What would happen, before it does."""
    found = access.get_list(request.user, pk)
    plan = lists.plan_undo(found)
    context = {"contact_list": found, "plan": plan, "named": plan.removed[:NAMED]}
    return render(request, "taskforces/lists/contact_list_undo.html", context)


@login_required
@require_POST
def contact_list_undone(request, pk):
    found = access.get_list(request.user, pk)
    plan = lists.undo_list(found, by=request.user)
    number = len(plan.removed)
    text = ngettext(
        "Listen “%(name)s” er fortrudt. %(n)s kontakt er fjernet.",
        "Listen “%(name)s” er fortrudt. %(n)s kontakter er fjernet.",
        number,
    )
    messages.success(request, text % {"name": found.name, "n": number})
    return redirect("taskforces:contact_lists")
