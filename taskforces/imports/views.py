from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.forms import status_of
from frontend.spreadsheets import csv_response
from taskforces import access
from taskforces.imports import contact_imports
from taskforces.imports.forms import ColumnsForm, UploadForm
from taskforces.imports.limits import FileRefused
from taskforces.models import ContactImport

SHOWN_ROWS = 20


@login_required
@require_http_methods(["GET", "POST"])
def contact_import(request):
    organisations = access.inviting_organisations(request.user)
    form = UploadForm(request.POST or None, request.FILES or None, organisations=organisations)
    if form.is_valid():
        try:
            started = contact_imports.start_import(
                form.organisation, data=form.cleaned_data["file"].read(), by=request.user
            )
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("taskforces:contact_import_columns", started.pk)
    return render(
        request, "taskforces/imports/contact_import.html", {"form": form}, status=status_of(form)
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
        )
        return redirect("taskforces:contact_import_preview", found.pk)
    first_rows = [cells for _line, cells in found.content["rows"][:3]]
    context = {"form": form, "contact_import": found, "first_rows": first_rows}
    return render(
        request, "taskforces/imports/contact_import_columns.html", context, status=status_of(form)
    )


@login_required
@require_safe
def contact_import_preview(request, pk):
    found = access.get_import(request.user, pk)
    if found.state != ContactImport.State.MAPPED:
        return redirect("taskforces:contact_import_columns", found.pk)
    plan = contact_imports.plan_import(found)
    context = {"contact_import": found, "plan": plan, "shown": plan.good[:SHOWN_ROWS]}
    return render(request, "taskforces/imports/contact_import_preview.html", context)


@login_required
@require_safe
def contact_import_refused(request, pk):
    """What will not go in, as a file to put right and lay up again."""
    found = access.get_import(request.user, pk)
    if found.state != ContactImport.State.MAPPED:
        return redirect("taskforces:contact_import_columns", found.pk)
    header = [_("Linje"), _("Hvorfor"), *(cell or "" for cell in found.content["header"])]
    return csv_response("ikke-med.csv", header, contact_imports.refused_rows(found))


@login_required
@require_POST
def contact_import_confirm(request, pk):
    found = access.get_import(request.user, pk)
    if found.state != ContactImport.State.MAPPED:
        return redirect("taskforces:contact_import_columns", found.pk)
    plan = contact_imports.apply_import(found, by=request.user)
    number = len(plan.good)
    text = ngettext("%(n)s kontakt er lagt ind.", "%(n)s kontakter er lagt ind.", number)
    messages.success(request, text % {"n": number})
    if plan.bad or plan.duplicates:
        return render(request, "taskforces/imports/contact_import_done.html", {"plan": plan})
    return redirect("taskforces:contacts")


@login_required
@require_POST
def contact_import_cancel(request, pk):
    access.get_import(request.user, pk).delete()
    messages.success(request, _("Filen er slettet. Ingen kontakter er lagt ind."))
    return redirect("taskforces:contacts")
