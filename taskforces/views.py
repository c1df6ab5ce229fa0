from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, organisations_with
from accounts.models import Organisation
from accounts.ratelimit import count_failure, too_many_failures
from frontend.forms import status_of
from frontend.spreadsheets import csv_response
from taskforces import access, imports
from taskforces.contacts import (
    ContactRefused,
    company_is_ours_alone,
    create_contact,
    update_contact,
)
from taskforces.filelimits import FileRefused
from taskforces.forms import ColumnsForm, ContactForm, JoinForm, UploadForm
from taskforces.joining import ask_to_join
from taskforces.models import Contact, ContactImport
from taskforces.privacy import privacy_text, rights_text

SHOWN_ROWS = 20

MOST_WISHES = 5  # of one caller in ten minutes


@login_required
@require_safe
def contacts(request):
    words = request.GET.get("q", "").strip()[:100]
    found = Contact.objects.visible_to(request.user).with_company()
    found = found.search(words) if words else found
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "words": words,
        "search_query": urlencode({"q": words}),
        "may_create": organisations_with(request.user, Ability.INVITE).exists(),
    }
    return render(request, "taskforces/contacts.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def contact_create(request):
    organisations = access.inviting_organisations(request.user)
    form = ContactForm(request.POST or None, organisations=organisations)
    if form.is_valid() and _saved(request, form, _create):
        return redirect("taskforces:contacts")
    return render(request, "taskforces/contact_form.html", {"form": form}, status=status_of(form))


@login_required
@require_http_methods(["GET", "POST"])
def contact_edit(request, pk):
    contact = access.get_contact(request.user, pk)
    shared = not company_is_ours_alone(contact.company, contact.organisation)
    form = ContactForm(request.POST or None, instance=contact, company_is_shared=shared)
    if form.is_valid() and _saved(request, form, _update):
        return redirect("taskforces:contacts")
    context = {"form": form, "contact": contact, "shared": shared}
    return render(request, "taskforces/contact_form.html", context, status=status_of(form))


def _create(form, user):
    return create_contact(
        form.organisation, company=form.company(), person=form.person(), user=user
    )


def _update(form, user):
    return update_contact(form.instance, company=form.company(), person=form.person(), user=user)


def _saved(request, form, save):
    try:
        contact = save(form, request.user)
    except ContactRefused as refusal:
        form.add_error("name", str(refusal))
        return False
    messages.success(request, _("%(name)s er gemt.") % {"name": contact.name})
    return True


@login_required
@require_http_methods(["GET", "POST"])
def contact_import(request):
    organisations = access.inviting_organisations(request.user)
    form = UploadForm(request.POST or None, request.FILES or None, organisations=organisations)
    if form.is_valid():
        try:
            started = imports.start_import(
                form.organisation, data=form.cleaned_data["file"].read(), user=request.user
            )
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("taskforces:contact_import_columns", started.pk)
    return render(request, "taskforces/contact_import.html", {"form": form}, status=status_of(form))


@login_required
@require_http_methods(["GET", "POST"])
def contact_import_columns(request, pk):
    found = access.get_import(request.user, pk)
    form = ColumnsForm(request.POST or None, contact_import=found)
    if form.is_valid():
        imports.map_columns(
            found,
            columns=form.columns(),
            data_source=form.cleaned_data["data_source"],
            contact_basis=form.cleaned_data["contact_basis"],
            network=form.cleaned_data["network"],
        )
        return redirect("taskforces:contact_import_preview", found.pk)
    first_rows = [cells for _line, cells in found.content["rows"][:3]]
    context = {"form": form, "contact_import": found, "first_rows": first_rows}
    return render(
        request, "taskforces/contact_import_columns.html", context, status=status_of(form)
    )


@login_required
@require_safe
def contact_import_preview(request, pk):
    found = access.get_import(request.user, pk)
    if found.state != ContactImport.State.MAPPED:
        return redirect("taskforces:contact_import_columns", found.pk)
    plan = imports.plan_import(found)
    context = {"contact_import": found, "plan": plan, "shown": plan.good[:SHOWN_ROWS]}
    return render(request, "taskforces/contact_import_preview.html", context)


@login_required
@require_safe
def contact_import_refused(request, pk):
    """What will not go in, as a file to put right and lay up again."""
    found = access.get_import(request.user, pk)
    if found.state != ContactImport.State.MAPPED:
        return redirect("taskforces:contact_import_columns", found.pk)
    header = [_("Linje"), _("Hvorfor"), *(cell or "" for cell in found.content["header"])]
    return csv_response("ikke-med.csv", header, imports.refused_rows(found))


@login_required
@require_POST
def contact_import_confirm(request, pk):
    found = access.get_import(request.user, pk)
    if found.state != ContactImport.State.MAPPED:
        return redirect("taskforces:contact_import_columns", found.pk)
    plan = imports.apply_import(found, user=request.user)
    number = len(plan.good)
    text = ngettext("%(n)s kontakt er lagt ind.", "%(n)s kontakter er lagt ind.", number)
    messages.success(request, text % {"n": number})
    if plan.bad or plan.duplicates:
        return render(request, "taskforces/contact_import_done.html", {"plan": plan})
    return redirect("taskforces:contacts")


@login_required
@require_POST
def contact_import_cancel(request, pk):
    access.get_import(request.user, pk).delete()
    messages.success(request, _("Filen er slettet. Ingen kontakter er lagt ind."))
    return redirect("taskforces:contacts")


@require_safe
def privacy(request, slug):
    """Who keeps the names on a letter, why, and the rights of those named (article 14)."""
    organisation = get_object_or_404(Organisation, slug=slug)
    context = {
        "organisation": organisation,
        "theme_organisation": organisation,
        "text": privacy_text(organisation),
        "rights": rights_text(organisation),
    }
    return render(request, "taskforces/privacy.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request, slug):
    """On a page of its own, so that the network's page stays the same for everybody."""
    network = access.open_network(slug)
    form = JoinForm(request.POST or None)
    context = {"network": network, "form": form, "theme_organisation": network.host}
    if request.method != "POST":
        return render(request, "taskforces/join.html", context)
    if too_many_failures(request, "join", most=MOST_WISHES):
        return render(request, "taskforces/join.html", context | {"too_many": True}, status=429)
    if not form.is_valid():
        return render(request, "taskforces/join.html", context, status=status_of(form))
    count_failure(request, "join")
    ask_to_join(network, wish=form.wish())
    return redirect("taskforces:joined", slug)


@require_safe
def joined(request, slug):
    network = access.open_network(slug)
    context = {"network": network, "theme_organisation": network.host}
    return render(request, "taskforces/joined.html", context)
