from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, require
from accounts.cpr import CprGuardMixin
from events.letters import saved_selections as saved
from events.letters.selection_forms import SelectionForm
from events.letters.selections import narrow
from events.models import Event
from frontend.spreadsheets import xlsx_response
from taskforces.access import inviting_organisations
from taskforces.lists.selections import remove_selection
from taskforces.models import SavedSelection

PAGE, EVENTS = 50, 5


class NameForm(CprGuardMixin, forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Hvad skal udvalget hedde?"),
        max_length=80,
        help_text=gettext_lazy("Fx “Byggeri, der altid kommer”. Kun I ser det."),
    )


def _get(user, pk):
    """Somebody else's own one does not exist."""
    of_contacts = SavedSelection.objects.filter(subject=SavedSelection.Subject.CONTACTS)
    found = get_object_or_404(of_contacts.select_related("organisation"), pk=pk)
    require(user, Ability.INVITE, found.organisation_id)
    if found.person_id not in (None, user.pk):
        raise Http404
    return found


@login_required
@require_safe
def selections(request):
    """The rules that are kept, and a new one tried out."""
    return _page(request, request.GET, NameForm())


def _page(request, asked, name_form):
    organisation = inviting_organisations(request.user).order_by("name").first()
    form = SelectionForm(asked, hosts=[organisation])
    found = narrow(organisation.contacts.may_be_invited(), form.selection())
    page = Paginator(found.with_company().order_by("company__name", "name"), PAGE)
    query = {name: asked[name] for name in form.fields if asked.get(name)}
    context = {
        "saved": saved.seen_by(request.user, organisation),
        "form": form,
        "name_form": name_form,
        "query": QueryDict(mutable=True),
        "page_obj": page.get_page(asked.get("page")),
        "is_narrowed": bool(query),
    }
    context["query"].update(query)
    context["query"] = context["query"].urlencode()
    status = 422 if name_form.errors else 200
    return render(request, "events/letters/selections.html", context, status=status)


@login_required
@require_POST
def selection_create(request):
    organisation = inviting_organisations(request.user).order_by("name").first()
    asked = QueryDict(request.POST.get("query", ""))
    form, name_form = SelectionForm(asked, hosts=[organisation]), NameForm(request.POST)
    if not name_form.is_valid() or not form.is_valid():
        return _page(request, asked, name_form)
    name = name_form.cleaned_data["name"]
    made = saved.save(organisation, name=name, form=form, by=request.user)
    messages.success(request, _("Udvalget er gemt. Det er altid dem, der passer lige nu."))
    return redirect("events:selection", made.pk)


@login_required
@require_safe
def selection(request, pk):
    """Who fits now, and what can be done with them."""
    found = _get(request.user, pk)
    coming = Event.objects.filter(network__host=found.organisation, cancelled_at=None)
    page = Paginator(saved.people_of(found), PAGE)
    context = {
        "selection": found,
        "is_whole": saved.form_of(found).is_valid(),
        "query": saved.query_of(found),
        "page_obj": page.get_page(request.GET.get("page")),
        "events": coming.filter(starts_at__gt=timezone.now()).order_by("starts_at")[:EVENTS],
    }
    return render(request, "events/letters/selection.html", context)


@login_required
@require_safe
def selection_export(request, pk):
    found = _get(request.user, pk)
    header = [_("Navn"), _("Titel"), _("Virksomhed"), _("E-mail"), _("Telefon"), _("By")]
    rows = (
        (each.name, each.title, each.company.name, each.email, each.phone, each.company.city)
        for each in saved.people_of(found)
    )
    return xlsx_response("udvalg.xlsx", header, rows)


@login_required
@require_POST
def selection_as_list(request, pk):
    made = saved.as_list(_get(request.user, pk), by=request.user)
    return redirect("taskforces:contact_list", made.pk)


@login_required
@require_POST
def selection_remove(request, pk):
    remove_selection(_get(request.user, pk), by=request.user)
    messages.success(request, _("Udvalget er fjernet. Kontakterne står, hvor de stod."))
    return redirect("events:selections")
