"""The list of companies kept under a name, for oneself or for the organisation."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_http_methods, require_POST

from home.companies.views import LISTED, list_page
from home.lists import saving
from pledges.companies import keepers


@login_required
@require_POST
def company_selection_create(request):
    return saving.create(request, LISTED, keepers(request.user), list_page)


@login_required
@require_http_methods(["GET", "POST"])
def company_selection(request, pk):
    return saving.change(request, LISTED, pk)


@login_required
@require_POST
def company_selection_remove(request, pk):
    return saving.remove(request, LISTED, pk)
