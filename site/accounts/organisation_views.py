from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, abilities_in, get_organisation, organisations_with
from accounts.nouns import in_words
from accounts.organisation_forms import OrganisationForm
from accounts.organisations import change_organisation
from frontend.colour import theme_tokens
from frontend.forms import status_of


@login_required
@require_safe
def organisations(request):
    """Those that the user may set up; the only one is opened at once."""
    found = organisations_with(request.user, Ability.STEER).order_by("name")
    if not found:
        raise PermissionDenied
    if len(found) == 1:
        return _page(request, found[0], _form(request, found[0]), shown=found[0])
    return render(request, "accounts/organisations.html", {"organisations": found})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request, pk):
    found = get_organisation(request.user, pk, Ability.STEER)
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        # The form has written on its own copy; the change reads the row anew.
        change_organisation(found, by=request.user, **form.settings())
        messages.success(request, _("Gemt."))
        return redirect("accounts:organisation", pk)
    kept = get_organisation(request.user, pk, Ability.STEER)
    return _page(request, kept, form, shown=kept)


@login_required
@require_POST
def organisation_preview(request, pk):
    """How it would look; nothing is kept."""
    found = get_organisation(request.user, pk, Ability.STEER)
    form = _form(request, found)
    kept = get_organisation(request.user, pk, Ability.STEER)
    is_valid = form.is_valid()
    return _page(request, kept, form, shown=found if is_valid else kept, is_tried=is_valid)


def _form(request, found):
    data = request.POST if request.method == "POST" else None
    owner = Ability.MANAGE_ORGANISATION in abilities_in(request.user, [found.pk])
    return OrganisationForm(data, instance=found, is_owner=owner)


def _page(request, kept, form, *, shown, is_tried=False):
    context = {
        "organisation": kept,
        "form": form,
        "shown": shown,
        "is_tried": is_tried,
        "faces": _faces(shown),
        "unit": in_words(shown.unit_noun),
        "unit_first": capfirst(in_words(shown.unit_noun)),
        "candidate": in_words(shown.candidate_noun),
    }
    return render(request, "accounts/organisation.html", context, status=status_of(form))


def _faces(shown):
    """The colours as buttons wear them, by day and by night."""
    tokens = theme_tokens(shown.brand_colour, shown.second_colour)
    names = {"light": _("Lyst"), "dark": _("Mørkt")}
    paper = {"light": "#fffaf3", "dark": "#191412"}
    return [
        {
            "name": names[face],
            "paper": paper[face],
            "accent": tokens[face]["accent"],
            "on_accent": tokens[face]["on-accent"],
            "sun": tokens[face]["sun"],
            "on_sun": tokens[face]["on-sun"],
        }
        for face in ("light", "dark")
    ]
