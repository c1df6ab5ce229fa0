from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.companies.contact_history import SHOWN, history_of
from taskforces.access import get_contact


@login_required
@require_safe
def contact_history(request, pk):
    contact = get_contact(request.user, pk)
    entries = history_of(contact, request.user)
    context = {"contact": contact, "entries": entries, "cut": len(entries) >= SHOWN}
    return render(request, "home/companies/contact_history.html", context)
