"""Persons' rights at the desk. An address is only ever sent in a form, so that no log and no history keeps it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, organisations_with, require
from accounts.models import Organisation
from frontend.forms import status_of
from home.privacy.erasure import correct, erase, note_objection, plan
from home.privacy.extract import document, extract
from home.privacy.findings import note_look_up
from home.privacy.forms import AddressForm, CarriedForm, CorrectForm
from home.privacy.record import annex, record
from taskforces.contacts.contacts import ContactRefused


@login_required
@require_safe
def privacy(request):
    return _start(request, AddressForm())


@login_required
@require_POST
def look_up(request):
    """All that is known of an address."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _start(request, form)
    note_look_up(_ours(request), by=request.user)
    return _found(request, form.cleaned_data["address"])


@login_required
@require_POST
def extract_pdf(request):
    address = _address(request)
    pdf = document(address, _ours(request), by=request.user, now=timezone.now()).as_pdf()
    return _file(pdf, "persondata.pdf")


@login_required
@require_POST
def extract_json(request):
    found = extract(_address(request), _ours(request), by=request.user, now=timezone.now())
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="persondata.json"'
    return response


@login_required
@require_POST
def put_right(request):
    form = CorrectForm(request.POST)
    address = _address(request)
    if form.is_valid():
        new = {name: form.cleaned_data[name] for name in ("name", "email", "phone")}
        try:
            count = correct(address, _ours(request), **new, by=request.user)
        except ContactRefused as refused:
            form.add_error("name", str(refused))
        else:
            text = ngettext("Rettet ét sted.", "Rettet %(n)s steder.", count) % {"n": count}
            messages.success(request, text)
            return _found(request, new["email"] or address)
    return _found(request, address, correct_form=form)


@login_required
@require_POST
def objection(request):
    address = _address(request)
    note_objection(address, _ours(request), by=request.user)
    messages.success(request, _("Vi inviterer ikke adressen mere og sender den ingen mails."))
    return _found(request, address)


@login_required
@require_POST
def erasure_plan(request):
    address = _address(request)
    context = {"address": address, "parts": plan(address, _ours(request))}
    context["form"] = CarriedForm(initial={"address": address})
    context["going"] = sum(part.going for part in context["parts"])
    return render(request, "home/privacy/erasure.html", context)


@login_required
@require_POST
def erase_all(request):
    """What is left is looked for again and shown: a deletion proves itself."""
    address = _address(request)
    done = erase(address, _ours(request), by=request.user)
    context = {"address": address, "count": sum(done.values())}
    context["parts"] = plan(address, _ours(request))
    return render(request, "home/privacy/erased.html", context)


@login_required
@require_safe
def record_page(request, pk):
    return _document_page(request, pk, record, "home:privacy_record_pdf")


@login_required
@require_safe
def record_pdf(request, pk):
    return _file(record(_one(request, pk), timezone.now()).as_pdf(), "fortegnelse.pdf")


@login_required
@require_safe
def annex_page(request, pk):
    return _document_page(request, pk, annex, "home:privacy_annex_pdf")


@login_required
@require_safe
def annex_pdf(request, pk):
    return _file(annex(_one(request, pk), timezone.now()).as_pdf(), "databehandleraftale-bilag.pdf")


def _ours(request):
    organisations = list(organisations_with(request.user, Ability.ANSWER_PEOPLE))
    if not organisations:
        raise PermissionDenied
    return organisations


def _one(request, pk):
    organisation = get_object_or_404(Organisation, pk=pk)
    require(request.user, Ability.ANSWER_PEOPLE, organisation.pk)
    return organisation


def _address(request):
    """Carried from the page before; who sends anything else has not come from there."""
    _ours(request)
    form = CarriedForm(request.POST)
    if not form.is_valid():
        raise PermissionDenied
    return form.cleaned_data["address"]


def _start(request, form):
    context = {"form": form, "organisations": _ours(request)}
    return render(request, "home/privacy/privacy.html", context, status=status_of(form))


def _found(request, address, correct_form=None):
    initial = {"address": address}
    context = {
        "address": address,
        "document": document(address, _ours(request), by=request.user, now=timezone.now()),
        "carried": CarriedForm(initial=initial),
        "correct_form": correct_form or CorrectForm(initial=initial),
    }
    return render(request, "home/privacy/found.html", context, status=status_of(correct_form))


def _document_page(request, pk, make, pdf):
    organisation = _one(request, pk)
    context = {
        "document": make(organisation, timezone.now()),
        "organisation": organisation,
        "pdf": pdf,
    }
    return render(request, "home/privacy/document.html", context)


def _file(content, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
