"""The list of companies saved as one wants it, for oneself or for the organisation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import Ability, require
from frontend.forms import status_of
from home.companies.forms import ChangeSelectionForm, CompanyFilter, SelectionForm
from home.companies.selections import Asked, filters_of
from home.companies.views import list_page
from pledges.companies import keepers
from taskforces.lists.selections import (
    SelectionRefused,
    change_selection,
    remove_selection,
    save_selection,
)
from taskforces.models import SavedSelection


def _to(saved):
    answer = redirect("home:companies")
    answer["Location"] += f"?udvalg={saved.pk}"
    return answer


def _get(user, pk):
    """Somebody else's own one does not exist."""
    of_companies = SavedSelection.objects.filter(subject=SavedSelection.Subject.COMPANIES)
    found = get_object_or_404(of_companies.select_related("organisation"), pk=pk)
    require(user, Ability.KEEP_COMPANIES, found.organisation_id)
    if found.person_id not in (None, user.pk):
        raise Http404
    return found


@login_required
@require_POST
def company_selection_create(request):
    organisations = keepers(request.user)
    query = request.POST.get("query", "")
    form = CompanyFilter(QueryDict(query), user=request.user, organisations=organisations)
    name_form = SelectionForm(request.POST, organisations=organisations)
    if not name_form.is_valid() or not form.is_valid():
        saved = list(SavedSelection.objects.of_companies(request.user, organisations))
        return list_page(request, Asked(form, saved, None, query), organisations, name_form)
    saved = save_selection(
        name_form.organisation,
        SavedSelection.Subject.COMPANIES,
        name=name_form.cleaned_data["name"],
        filters=filters_of(form),
        by=request.user,
        person=request.user if name_form.is_own else None,
    )
    messages.success(request, _("Udvalget er gemt. Det er altid dem, der passer lige nu."))
    return _to(saved)


@login_required
@require_http_methods(["GET", "POST"])
def company_selection(request, pk):
    """Its name, and whether the list opens with it."""
    saved = _get(request.user, pk)
    form = ChangeSelectionForm(request.POST or None, instance=saved)
    if form.is_valid():
        try:
            change_selection(_get(request.user, pk), by=request.user, **form.cleaned_data)
        except SelectionRefused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Gemt."))
            return _to(saved)
    context = {"form": form, "selection": saved}
    template = "home/companies/company_selection.html"
    return render(request, template, context, status=status_of(form))


@login_required
@require_POST
def company_selection_remove(request, pk):
    remove_selection(_get(request.user, pk), by=request.user)
    messages.success(request, _("Udvalget er fjernet. Virksomhederne står, hvor de stod."))
    return redirect("home:companies")
