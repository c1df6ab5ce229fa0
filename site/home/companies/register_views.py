"""The company register's own words: a file of it with a preview, and one company looked up by its number."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, organisations_with, require
from accounts.antivirus import refuse_infected
from frontend.forms import status_of
from pledges.companies import get_kept, known_alone_to
from taskforces.contacts.forms import CvrField, OrganisationMixin
from taskforces.imports.limits import MAX_BYTES, FileRefused
from taskforces.models import Company, RegisterFile
from taskforces.register import lookup, uploads
from taskforces.register.lookup import LookupRefused
from taskforces.register.taking_in import Fate, match


class RegisterFileForm(OrganisationMixin, forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Fil fra CVR"),
        help_text=gettext_lazy("CSV eller JSON. Højst 5 MB og 10.000 virksomheder."),
        widget=forms.FileInput({"accept": ".csv,.txt,.json,.jsonl"}),
        error_messages={"empty": FileRefused.Code.EMPTY.label},
    )
    takes_new = forms.BooleanField(
        label=gettext_lazy("Tag også dem med, som ingen kender endnu"),
        help_text=gettext_lazy("Så findes de, når nogen skriver deres CVR-nummer."),
        required=False,
    )

    def __init__(self, *args, organisations=None, **kwargs):
        super().__init__(*args, **kwargs)
        if organisations is not None:
            self.ask_organisation(organisations)
            del self.fields["takes_new"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(FileRefused.Code.TOO_LARGE.label, code="too_large")
        refuse_infected(file)
        return file


class NumberForm(forms.Form):
    cvr_number = CvrField(
        label=gettext_lazy("CVR-nummer"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )


def _readers(user):
    """None for whoever runs the site, who reads for all; else the organisations that the user owns."""
    if user.is_superuser:
        return None
    found = organisations_with(user, Ability.MANAGE_ORGANISATION).order_by("name")
    if not found:
        raise PermissionDenied
    return found


def _may_change(upload):
    return known_alone_to(upload.organisation) if upload.organisation else None


def _get_file(user, pk):
    found = get_object_or_404(RegisterFile.objects.select_related("organisation"), pk=pk)
    require(user, Ability.MANAGE_ORGANISATION, found.organisation_id)
    return found


@login_required
@require_http_methods(["GET", "POST"])
def register_upload(request):
    readers = _readers(request.user)
    form = RegisterFileForm(request.POST or None, request.FILES or None, organisations=readers)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            started = uploads.start(
                file.open("rb"),
                organisation=None if readers is None else form.organisation,
                by=request.user,
                file_name=file.name,
                takes_new=form.cleaned_data.get("takes_new", False),
            )
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("home:register_file", started.pk)
    context = {"form": form, "for_all": readers is None}
    return render(request, "home/companies/register_upload.html", context, status=status_of(form))


@login_required
@require_safe
def register_file(request, pk):
    """What would be written, before it is."""
    upload = _get_file(request.user, pk)
    taken = uploads.preview(upload, _may_change(upload))
    writes = taken.counts[Fate.NEW] + taken.counts[Fate.CHANGED]
    context = {
        "upload": upload,
        "taken": taken,
        "writes": writes,
        "bad": upload.bad[: uploads.SHOWN],
        "shared": taken.counts[Fate.SHARED],
    }
    return render(request, "home/companies/register_file.html", context)


@login_required
@require_POST
def register_write(request, pk):
    upload = _get_file(request.user, pk)
    taken = uploads.write(upload, _may_change(upload), by=request.user)
    number = taken.counts[Fate.NEW] + taken.counts[Fate.CHANGED]
    text = ngettext(
        "%(n)s virksomhed er læst ind fra registret.",
        "%(n)s virksomheder er læst ind fra registret.",
        number,
    )
    messages.success(request, text % {"n": number})
    return redirect("home:register_upload")


@login_required
@require_POST
def company_look_up(request, pk):
    """Ask the register about a company; one without a number gets the number that is typed."""
    company, organisation = get_kept(request.user, pk, request.POST.get("organisation", ""))
    number = company.cvr_number
    if not number:
        form = NumberForm(request.POST)
        if not form.is_valid():
            messages.error(request, form.errors["cvr_number"][0])
            return redirect("home:company", company.pk)
        number = form.cleaned_data["cvr_number"]
        if company.typed_by_id not in (None, organisation.pk):
            raise PermissionDenied
        if Company.objects.filter(cvr_number=number).exists():
            messages.error(request, _("Det nummer har en virksomhed, der er her i forvejen."))
            return redirect("home:company", company.pk)
    try:
        match(company, lookup.look_up(number), organisation=organisation, by=request.user)
    except LookupRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Hentet fra CVR."))
    return redirect("home:company", company.pk)
