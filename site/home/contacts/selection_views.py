"""The list of contacts kept under a name, for oneself or for the organisation."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_http_methods, require_POST

from home.contacts.views import LISTED, inviters, list_page
from home.lists import saving


@login_required
@require_POST
def contact_selection_create(request):
    return saving.create(request, LISTED, inviters(request.user), list_page)


@login_required
@require_http_methods(["GET", "POST"])
def contact_selection(request, pk):
    return saving.change(request, LISTED, pk)


@login_required
@require_POST
def contact_selection_remove(request, pk):
    return saving.remove(request, LISTED, pk)
