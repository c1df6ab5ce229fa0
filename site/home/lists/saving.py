"""The steps of the pages on which a list is kept under a name; each list has its own addresses and its own page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import require
from accounts.models import Organisation
from frontend.forms import status_of
from home.lists.asked import Asked, Listed, filters_of
from home.lists.forms import ChangeSelectionForm, NameForm
from taskforces.lists.selections import (
    SelectionRefused,
    change_selection,
    remove_selection,
    save_selection,
)
from taskforces.models import SavedSelection


def create(
    request: HttpRequest, listed: Listed, organisations: list[Organisation], again: Callable
) -> HttpResponse:
    """`again` shows the list once more, with what is wrong about the name."""
    query = request.POST.get("query", "")
    form = listed.form(QueryDict(query), user=request.user, organisations=organisations)
    name_form = NameForm(request.POST, organisations=organisations)
    if not name_form.is_valid() or not form.is_valid():
        saved = list(SavedSelection.objects.of(listed.subject, request.user, organisations))
        return again(request, Asked(listed, form, saved, None, query), organisations, name_form)
    made = save_selection(
        name_form.organisation,
        listed.subject,
        name=name_form.cleaned_data["name"],
        filters=filters_of(form),
        by=request.user,
        person=request.user if name_form.is_own else None,
    )
    messages.success(request, _("Udvalget er gemt. Det er altid dem, der passer lige nu."))
    return _to(listed, made)


def change(request: HttpRequest, listed: Listed, pk: int) -> HttpResponse:
    """Its name, and whether the list opens with it."""
    saved = _get(request.user, listed, pk)
    form = ChangeSelectionForm(request.POST or None, instance=saved)
    if form.is_valid():
        try:
            change_selection(_get(request.user, listed, pk), by=request.user, **form.cleaned_data)
        except SelectionRefused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Gemt."))
            return _to(listed, saved)
    context = {"form": form, "selection": saved, "listed": listed}
    return render(request, "home/lists/selection.html", context, status=status_of(form))


def remove(request: HttpRequest, listed: Listed, pk: int) -> HttpResponse:
    remove_selection(_get(request.user, listed, pk), by=request.user)
    messages.success(request, _("Udvalget er fjernet. Alt andet står, hvor det stod."))
    return redirect(listed.page)


def _to(listed, saved):
    answer = redirect(listed.page)
    answer["Location"] += f"?udvalg={saved.pk}"
    return answer


def _get(user, listed, pk):
    """Somebody else's own one does not exist."""
    of_list = SavedSelection.objects.filter(subject=listed.subject)
    found = get_object_or_404(of_list.select_related("organisation"), pk=pk)
    require(user, listed.ability, found.organisation_id)
    if found.person_id not in (None, user.pk):
        raise Http404
    return found
