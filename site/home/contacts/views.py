from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.access import Ability
from frontend.forms import status_of
from frontend.spreadsheets import xlsx_response
from home.contacts.columns import COLUMNS
from home.contacts.forms import ContactFilter
from home.contacts.history import SHOWN, history_of
from home.contacts.listing import in_order, lines_of
from home.lists.asked import Listed, asked_by
from home.lists.columns import cells_of, row_of
from home.lists.forms import NameForm
from home.lists.paging import WideRowsPaginator
from taskforces.access import get_contact, inviting_organisations
from taskforces.models import SavedSelection

PER_PAGE = 60
EXPORTED = 5000
LISTED = Listed(
    subject=SavedSelection.Subject.CONTACTS,
    ability=Ability.INVITE,
    form=ContactFilter,
    name=_("Kontakter"),
    page="home:contacts",
    selection="home:contact_selection",
    selection_create="home:contact_selection_create",
    selection_remove="home:contact_selection_remove",
    selection_use="events:selection",
)


def inviters(user):
    return sorted(inviting_organisations(user), key=lambda each: each.name)


@login_required
@require_safe
def contacts(request):
    organisations = inviters(request.user)
    asked = asked_by(request, LISTED, organisations)
    return list_page(request, asked, organisations, NameForm(organisations=organisations))


def list_page(request, asked, organisations, name_form):
    form = asked.form
    found = in_order(asked.rows(), form.chosen_order)
    page = WideRowsPaginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = form.chosen_columns
    context = {
        "asked": asked,
        "form": form,
        "page_obj": page,
        "columns": shown,
        "lines": [(line, cells_of(line, shown)) for line in lines_of(page.object_list)],
        "query": asked.query,
        "name_form": name_form,
        "own_query": form.data.urlencode(),
    }
    return render(request, "home/contacts/contacts.html", context, status=status_of(name_form))


@login_required
@require_safe
def contacts_export(request):
    """The list as it is narrowed, with the columns that are chosen, for Excel."""
    asked = asked_by(request, LISTED, inviters(request.user))
    found = in_order(asked.rows(), asked.form.chosen_order)[:EXPORTED]
    shown = asked.form.chosen_columns
    rows = (row_of(line, shown) for line in lines_of(found))
    return xlsx_response("kontakter.xlsx", COLUMNS.header_of(shown), rows)


@login_required
@require_safe
def contact_history(request, pk):
    contact = get_contact(request.user, pk)
    entries = history_of(contact, request.user)
    context = {"contact": contact, "entries": entries, "cut": len(entries) >= SHOWN}
    return render(request, "home/contacts/contact_history.html", context)
