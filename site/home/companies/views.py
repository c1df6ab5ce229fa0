from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import municipalities
from accounts.access import Ability, abilities_anywhere, has_anywhere
from frontend.forms import blank, status_of
from frontend.row_keys import row_keys
from frontend.spreadsheets import xlsx_response
from home.companies import listing, promises, ties
from home.companies.columns import COLUMNS
from home.companies.forms import CompanyFilter, KindForm, LogForm, RelationForm, TagForm
from home.companies.register_views import NumberForm
from home.companies.timeline import double_contact, timeline
from home.lists.asked import Listed, asked_by
from home.lists.columns import cells_of, row_of
from home.lists.forms import NameForm
from home.lists.paging import OneGoPaginator
from pledges.companies import get_company, get_kept, keepers, known_to
from taskforces.companies import relations
from taskforces.companies.protection import WHY, MailRule, mail_rule
from taskforces.models import Contact, SavedSelection
from taskforces.register import lookup

PER_PAGE = 60  # three screens of 900 pixels
EXPORTED = 5000
LISTED = Listed(
    subject=SavedSelection.Subject.COMPANIES,
    ability=Ability.KEEP_COMPANIES,
    form=CompanyFilter,
    name=_lazy("Virksomheder"),
    page="home:companies",
    selection="home:company_selection",
    selection_create="home:company_selection_create",
    selection_remove="home:company_selection_remove",
)


@login_required
@require_safe
def companies(request):
    organisations = keepers(request.user)
    asked = asked_by(request, LISTED, organisations)
    return list_page(request, asked, organisations, NameForm(organisations=organisations))


def list_page(request, asked, organisations, name_form):
    form = asked.form
    found = listing.in_order(asked.rows(), form.chosen_order, request.user, organisations)
    page = OneGoPaginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = form.chosen_columns
    lines = listing.lines_of(page.object_list, request.user, organisations)
    context = {
        "asked": asked,
        "form": form,
        "page_obj": page,
        "columns": shown,
        "lines": [(line, cells_of(line, shown)) for line in lines],
        "query": asked.query,
        "more": any(form.data.get(name) for name in CompanyFilter.MORE),
        "name_form": name_form,
        "own_query": form.data.urlencode(),
        "tag_form": TagForm(),
        "kind_form": KindForm(auto_id="bulk_%s"),
        "reads_register": has_anywhere(request.user, Ability.MANAGE_ORGANISATION),
    }
    return render(request, "home/companies/companies.html", context, status=status_of(name_form))


@login_required
@require_safe
def companies_export(request):
    """The list as it is narrowed, with the columns that are chosen, for Excel."""
    organisations = keepers(request.user)
    asked = asked_by(request, LISTED, organisations)
    order = asked.form.chosen_order
    found = listing.in_order(asked.rows(), order, request.user, organisations)[:EXPORTED]
    shown = asked.form.chosen_columns
    lines = listing.lines_of(found, request.user, organisations)
    rows = (row_of(line, shown) for line in lines)
    return xlsx_response("virksomheder.xlsx", COLUMNS.header_of(shown), rows)


@login_required
@require_POST
def companies_tag(request):
    """One tag for all that are ticked; a company that is not known to one's own organisation is a 404."""
    form = TagForm(request.POST)
    groups = _ticked_groups(request)
    if not groups or not form.is_valid():
        messages.error(request, _("Sæt kryds ved virksomhederne, og skriv et mærke."))
        return _back_to_list(request)
    for organisation, known in groups:
        relations.tag(organisation, known, form.cleaned_data["name"], by=request.user)
    tagged = sum(len(known) for _organisation, known in groups)
    text = ngettext(
        "%(n)s virksomhed har fået mærket “%(name)s”.",
        "%(n)s virksomheder har fået mærket “%(name)s”.",
        tagged,
    )
    messages.success(request, text % {"n": tagged, "name": form.cleaned_data["name"]})
    return _back_to_list(request)


@login_required
@require_POST
def companies_kind(request):
    """Of all that are ticked whether they are commercial or social-economy."""
    form = KindForm(request.POST)
    groups = _ticked_groups(request)
    if not groups or not form.is_valid():
        messages.error(request, _("Sæt kryds ved virksomhederne, og vælg slags."))
        return _back_to_list(request)
    kind = form.cleaned_data["kind"]
    changed = sum(
        relations.set_kind(organisation, known, kind, by=request.user)
        for organisation, known in groups
    )
    text = ngettext("%(n)s virksomhed er ændret.", "%(n)s virksomheder er ændret.", changed)
    messages.success(request, text % {"n": changed})
    return _back_to_list(request)


def _back_to_list(request):
    """As it was narrowed."""
    back = redirect("home:companies")
    if request.POST.get("back"):
        back["Location"] += f"?{QueryDict(request.POST['back']).urlencode()}"
    return back


def _ticked_groups(request):
    return _by_organisation(keepers(request.user), row_keys(request.POST.getlist("company")))


def _by_organisation(organisations, ticked):
    """Each company with the first organisation that knows it; Http404 when nobody knows one of them."""
    groups, left = [], set(ticked)
    for organisation in organisations:
        known = list(known_to([organisation]).filter(pk__in=left))
        left -= {company.pk for company in known}
        groups += [(organisation, known)] if known else []
    if left:
        raise Http404
    return groups


@login_required
@require_safe
def company(request, pk):
    found, organisations = get_company(request.user, pk)
    if found.pk != pk:
        return redirect("home:company", found.pk)
    relation = relations.relation_of(organisations[0], found)
    return _page(request, found, organisations, relation)


@login_required
@require_http_methods(["GET", "POST"])
def company_keep(request, pk):
    """The organisation's own words about the company."""
    found, organisation = get_kept(request.user, pk, request.POST.get("organisation", ""))
    relation = relations.relation_of(organisation, found)
    form = RelationForm(request.POST or None, instance=relation)
    if form.is_valid():
        known = {name: form.cleaned_data[name] for name in RelationForm.Meta.fields}
        tags = form.cleaned_data["tag_names"]
        relations.keep(organisation, found, by=request.user, tags=tags, **known)
        messages.success(request, _("Gemt."))
        return redirect("home:company", found.pk)
    context = {"form": form, "company": found, "organisation": organisation}
    return render(request, "home/companies/company_keep.html", context, status=status_of(form))


@login_required
@require_POST
def company_log(request, pk):
    found, organisation = get_kept(request.user, pk, request.POST.get("organisation", ""))
    form = LogForm(request.POST, prefix="log")
    if form.is_valid():
        relations.log(organisation, found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Skrevet ned."))
        return redirect("home:company", found.pk)
    relation = relations.relation_of(organisation, found)
    _company, organisations = get_company(request.user, pk)
    return _page(request, found, organisations, relation, form)


def _page(request, found, organisations, relation, log_form=None):
    user = request.user
    people = Contact.objects.visible_to(user).filter(company=found).order_by("name")
    contacts = people.values_list("pk", "name", "title", "phone", "email", named=True)
    promised = promises.of(found, user)
    addresses = [contact.email for contact in contacts]
    tags, memberships = ties.of(found, relation, organisations, user)
    entries = timeline(found, organisations, user, addresses=addresses, promises=promised)
    context = {
        "company": found,
        "organisation": relation.organisation,
        "relation": relation,
        "tags": tags,
        "municipality": municipalities.name(found.municipality_code),
        "contacts": contacts,
        "promises": promised,
        "memberships": memberships,
        "entries": entries,
        "double": double_contact(entries, timezone.now()),
        "cut": len(entries) >= promises.SHOWN,
        "log_form": log_form or blank(LogForm, prefix="log"),
        "may_ask_door": Ability.WORK_SHEETS in abilities_anywhere(request.user),
        "mail_why": WHY.get(_rule(found, relation.organisation)),
        "may_look_up": lookup.is_on(),
        "number_form": NumberForm(auto_id="look_up_%s"),
    }
    return render(request, "home/companies/company.html", context, status=status_of(log_form))


def _rule(company, organisation) -> MailRule:
    """For somebody there whom the organisation does not know yet."""
    return mail_rule(protected=company.advertising_protected, basis="", sender=organisation.kind)
