"""A promise without an event: heard on the telephone, on a visit or on an ordinary day."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontend.forms import status_of
from frontend.row_keys import row_key
from pledges.access import networks_to_write_sheets_for
from pledges.companies import get_company
from pledges.models import Handover
from pledges.sheets.entry import SheetEntry
from pledges.sheets.forms import StaffSheetForm
from pledges.sheets.handing_in import submit
from taskforces.models import Contact


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet_create(request):
    """?netvaerk= and ?virksomhed= say what one came from; a network that is one's only one need not be said."""
    networks = list(networks_to_write_sheets_for(request.user))
    if not networks:
        raise PermissionDenied
    network = _chosen(networks, request.GET.get("netvaerk", ""))
    company, contact = _company(request)
    if network is None:
        context = {"networks": networks, "query": _query(company)}
        return render(request, "pledges/sheets/staff_network.html", context)
    entry = SheetEntry("", network, by_staff=True, company=company, contact=contact)
    form = StaffSheetForm(request.POST or None, entry=entry, initial={"client_id": uuid4()})
    if request.method == "POST" and form.is_valid():
        sheet = submit(
            entry,
            filled=form.filled(),
            source=form.cleaned_data["heard"],
            filled_in_by=request.user,
        )
        words = {"company": sheet.company_name, "unit": sheet.handover.unit.name}
        messages.success(request, _("Skrevet ned. %(unit)s følger op på %(company)s.") % words)
        return _onward(request, sheet)
    context = {"form": form, "network": network, "company": company}
    return render(request, "pledges/sheets/staff_sheet.html", context, status=status_of(form))


def _chosen(networks, asked):
    """The only one, or the one that is asked for; Http404 for one that is not the user's."""
    if not asked:
        return networks[0] if len(networks) == 1 else None
    found = [network for network in networks if str(network.pk) == asked]
    if not found:
        raise Http404
    return found[0]


def _company(request):
    """One that the user's organisations know, and whom they would call there."""
    asked = request.GET.get("virksomhed", "")
    if not asked:
        return None, None
    if row_key(asked) is None:
        raise Http404
    company, _organisations = get_company(request.user, row_key(asked))
    contacts = Contact.objects.visible_to(request.user).filter(company=company)
    return company, contacts.filter(objected_at=None).order_by("is_post", "pk").first()


def _query(company):
    return f"&virksomhed={company.pk}" if company else ""


def _onward(request, sheet):
    """To the sheet for those who work on it, else to the list in which it stands."""
    own = Handover.objects.visible_to(request.user).filter(sheet=sheet).exists()
    return redirect("pledges:handover", sheet.handover.pk) if own else redirect("pledges:sheets")
