from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.forms import status_of
from taskforces import access
from taskforces.models import Signer
from taskforces.signers.forms import CrestForm, SignerForm
from taskforces.signers.signers import remove_signer, save_crest, save_signer


@login_required
@require_safe
def signers(request):
    organisations = access.inviting_organisations(request.user)
    return _list(request, SignerForm(organisations=organisations))


@login_required
@require_POST
def signer_create(request):
    organisations = access.inviting_organisations(request.user)
    form = SignerForm(request.POST, request.FILES, organisations=organisations)
    if not form.is_valid():
        return _list(request, form)
    _save(request, form, Signer(organisation=form.organisation))
    return redirect("taskforces:signers")


@login_required
@require_POST
def crest_change(request):
    organisations = access.inviting_organisations(request.user)
    form = CrestForm(request.POST, request.FILES, organisations=organisations)
    if not form.is_valid():
        return _list(request, SignerForm(organisations=organisations), crest=form)
    save_crest(form.organisation, form.cleaned_data["crest"] or None, by=request.user)
    messages.success(request, _("Det er gemt og kommer på de næste breve."))
    return redirect("taskforces:signers")


@login_required
@require_http_methods(["GET", "POST"])
def signer_edit(request, pk):
    signer = access.get_signer(request.user, pk)
    form = SignerForm(request.POST or None, request.FILES or None, signer=signer)
    if form.is_valid():
        _save(request, form, signer)
        return redirect("taskforces:signers")
    context = {"form": form, "signer": signer}
    return render(request, "taskforces/signers/signer_form.html", context, status=status_of(form))


@login_required
@require_POST
def signer_remove(request, pk):
    signer = access.get_signer(request.user, pk)
    remove_signer(signer, by=request.user)
    messages.success(request, _("%(name)s underskriver ikke mere.") % {"name": signer.name})
    return redirect("taskforces:signers")


def _save(request, form, signer):
    data = form.cleaned_data
    save_signer(
        signer,
        name=data["name"],
        title=data["title"],
        pictures=form.pictures(),
        by=request.user,
    )
    messages.success(request, _("%(name)s er gemt.") % {"name": signer.name})


def _list(request, form, *, crest=None):
    organisations = access.inviting_organisations(request.user).select_related("logo")
    context = {
        "signers": Signer.objects.visible_to(request.user).with_pictures(),
        "form": form,
        "crest": crest or CrestForm(organisations=organisations),
        "crests": [each for each in organisations if each.logo],
    }
    status = status_of(form, crest)
    return render(request, "taskforces/signers/signers.html", context, status=status)
