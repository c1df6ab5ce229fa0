from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.forms import status_of
from frontend.row_keys import row_key
from frontend.spreadsheets import csv_response
from taskforces import access
from taskforces.imports import contact_imports
from taskforces.imports.columns import FIELDS, FIXABLE, OF_MEMBERS, Kind
from taskforces.imports.forms import ColumnsForm, HeadingForm, RowForm, UploadForm
from taskforces.imports.limits import FileRefused
from taskforces.models import ContactImport

SHOWN_ROWS = 20
LISTED_ROWS = 50


@login_required
@require_http_methods(["GET", "POST"])
def contact_import(request):
    organisations = access.inviting_organisations(request.user)
    if network := _network_named(request):
        organisations = organisations.filter(pk=network.host_id)
    form = UploadForm(request.POST or None, request.FILES or None, organisations=organisations)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            started = contact_imports.start_import(
                form.organisation,
                data=file.read(),
                by=request.user,
                file_name=file.name,
                network=network,
            )
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            step = "columns" if started.content["known"] else "heading"
            return redirect(f"taskforces:contact_import_{step}", started.pk)
    also_ask = "?medlemmer=1" if network else ""
    context = {"form": form, "network": network, "also_ask": also_ask}
    return render(
        request, "taskforces/imports/contact_import.html", context, status=status_of(form)
    )


def _network_named(request):
    """The network whose members shall come in, where the address says one; a stranger's is a 404."""
    named = row_key(request.GET.get("netvaerk"))
    return None if named is None else access.get_network(request.user, named)


@login_required
@require_safe
def contact_import_template(request, response, name):
    """A file with the headings that we know, to fill in."""
    access.inviting_organisations(request.user)
    of_members = OF_MEMBERS if request.GET.get("medlemmer") else ()
    fields = (*FIXABLE, "language", "data_source", *of_members)
    return response(name, [str(FIELDS[field]) for field in fields], [])


@login_required
@require_http_methods(["GET", "POST"])
def contact_import_heading(request, pk):
    found = access.get_import(request.user, pk)
    form = HeadingForm(request.POST or None, contact_import=found)
    if form.is_valid():
        try:
            contact_imports.choose_heading(found, **form.place())
        except FileRefused as refusal:
            form.add_error("heading", str(refusal))
        else:
            return redirect("taskforces:contact_import_columns", found.pk)
    context = {"form": form, "contact_import": found}
    return render(
        request, "taskforces/imports/contact_import_heading.html", context, status=status_of(form)
    )


@login_required
@require_http_methods(["GET", "POST"])
def contact_import_columns(request, pk):
    found = access.get_import(request.user, pk)
    form = ColumnsForm(request.POST or None, contact_import=found)
    if form.is_valid():
        contact_imports.map_columns(
            found,
            columns=form.columns(),
            data_source=form.cleaned_data["data_source"],
            contact_basis=form.cleaned_data["contact_basis"],
            network=form.cleaned_data["network"],
            list_name=form.cleaned_data["list_name"],
        )
        return redirect("taskforces:contact_import_preview", found.pk)
    context = {"form": form, "contact_import": found}
    return render(
        request, "taskforces/imports/contact_import_columns.html", context, status=status_of(form)
    )


def _mapped(user, pk):
    """The import, or the way to the step that comes first."""
    found = access.get_import(user, pk)
    if found.state != ContactImport.State.MAPPED:
        return found, redirect("taskforces:contact_import_columns", found.pk)
    return found, None


@login_required
@require_safe
def contact_import_preview(request, pk):
    found, elsewhere = _mapped(request.user, pk)
    if elsewhere:
        return elsewhere
    line = row_key(request.GET.get("ret"))
    row = None if line is None else contact_imports.row_of(found, line)
    return _preview(request, found, form=RowForm(row=row) if row else None, row=row)


def _preview(request, found, *, form, row):
    """`form`: of the row that is being mended, in its place on the list."""
    plan = contact_imports.plan_import(found)
    chosen = request.GET.get("vis", "")
    chosen = chosen if chosen in Kind else ""
    told = plan.of_kind(chosen) if chosen else plan.told
    context = {
        "contact_import": found,
        "plan": plan,
        "shown": plan.good[:SHOWN_ROWS],
        "bad": plan.bad[:LISTED_ROWS],
        "told": told[:LISTED_ROWS],
        "told_more": max(len(told) - LISTED_ROWS, 0),
        "bad_more": max(len(plan.bad) - LISTED_ROWS, 0),
        "duplicates": plan.duplicates[:LISTED_ROWS],
        "duplicates_more": max(len(plan.duplicates) - LISTED_ROWS, 0),
        "chosen": Kind(chosen) if chosen else None,
        "form": form,
        "mended": row,
    }
    return render(
        request, "taskforces/imports/contact_import_preview.html", context, status=status_of(form)
    )


@login_required
@require_POST
def contact_import_row(request, pk, line):
    """What a person wrote instead of the file's cells; the row is looked at again."""
    found, elsewhere = _mapped(request.user, pk)
    if elsewhere:
        return elsewhere
    row = contact_imports.row_of(found, line)
    if row is None:
        raise Http404
    form = RowForm(request.POST, row=row)
    if not form.is_valid():
        return _preview(request, found, form=form, row=row)
    contact_imports.fix_row(found, line, values=form.changes())
    messages.success(request, _("Linje %(line)s er rettet.") % {"line": line})
    return redirect("taskforces:contact_import_preview", found.pk)


@login_required
@require_POST
def contact_import_leave_out(request, pk, line):
    found, elsewhere = _mapped(request.user, pk)
    if elsewhere:
        return elsewhere
    if contact_imports.row_of(found, line) is None:
        raise Http404
    contact_imports.leave_out(found, line)
    messages.success(request, _("Linje %(line)s kommer ikke med.") % {"line": line})
    return redirect("taskforces:contact_import_preview", found.pk)


@login_required
@require_POST
def contact_import_take_back(request, pk):
    found = access.get_import(request.user, pk)
    contact_imports.take_back(found)
    return redirect("taskforces:contact_import_preview", found.pk)


@login_required
@require_POST
def contact_import_hidden(request, pk, takes):
    found, elsewhere = _mapped(request.user, pk)
    if elsewhere:
        return elsewhere
    contact_imports.take_hidden(found, takes=takes)
    return redirect("taskforces:contact_import_preview", found.pk)


@login_required
@require_safe
def contact_import_refused(request, pk):
    """What will not go in, as a file to put right and lay up again."""
    found, elsewhere = _mapped(request.user, pk)
    if elsewhere:
        return elsewhere
    header = [_("Linje"), _("Hvorfor"), *(cell or "" for cell in found.content["header"])]
    return csv_response("ikke-med.csv", header, contact_imports.refused_rows(found))


@login_required
@require_POST
def contact_import_confirm(request, pk):
    found, elsewhere = _mapped(request.user, pk)
    if elsewhere:
        return elsewhere
    plan = contact_imports.apply_import(found, by=request.user)
    number = len(plan.good)
    text = ngettext("%(n)s kontakt er lagt ind.", "%(n)s kontakter er lagt ind.", number)
    messages.success(request, text % {"n": number})
    if plan.bad or plan.duplicates:
        return render(request, "taskforces/imports/contact_import_done.html", {"plan": plan})
    return redirect("taskforces:contact_list", plan.contact_list.pk)


@login_required
@require_POST
def contact_import_cancel(request, pk):
    access.get_import(request.user, pk).delete()
    messages.success(request, _("Filen er slettet. Ingen kontakter er lagt ind."))
    return redirect("home:contacts")
