from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from frontend.forms import status_of
from taskforces import access
from taskforces.models import ProgrammeNetwork
from taskforces.programmes import programmes as changes
from taskforces.programmes.forms import AskForm, PartnerForm
from taskforces.programmes.programmes import ProgrammeRefused


@login_required
@require_http_methods(["GET", "POST"])
def networks(request, pk):
    """Who is in, who is asked, and asking one more."""
    programme = access.get_programme(request.user, pk)
    form = AskForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        try:
            asked = changes.ask_network(programme, form.cleaned_data["network"], by=request.user)
        except ProgrammeRefused as refusal:  # in another tab, a moment ago
            form.add_error("network", str(refusal))
        else:
            messages.success(request, _said(asked))
            return redirect("taskforces:programme_networks", pk)
    members = programme.members.select_related("network__host").order_by("network__name")
    context = {"form": form, "programme": programme, "members": members}
    return render(request, "taskforces/programmes/networks.html", context, status=status_of(form))


def _said(asked):
    if asked.state == ProgrammeNetwork.State.JOINED:
        return _("%(network)s er med.") % {"network": asked.network}
    return _("%(host)s er spurgt og skal selv sige ja.") % {"host": asked.network.host}


@login_required
@require_POST
def answer(request, pk):
    """The button says yes or no, for one's own network."""
    asked = access.get_asked_network(request.user, pk)
    joins = request.POST.get("svar") == "ja"
    if _try(request, lambda: changes.answer(asked, joins=joins, by=request.user)) and joins:
        messages.success(request, _("%(network)s er med.") % {"network": asked.network})
        return redirect("pledges:programme", asked.programme_id)
    return redirect("taskforces:programmes")


@login_required
@require_POST
def leave(request, pk):
    member = access.get_asked_network(request.user, pk)
    if _try(request, lambda: changes.leave(member, by=request.user)):
        text = _("%(network)s er ikke med mere, og dets tal tælles ikke længere med.")
        messages.success(request, text % {"network": member.network})
    return redirect("taskforces:programmes")


@login_required
@require_POST
def withdraw(request, pk):
    asked = access.get_asking(request.user, pk)
    _try(request, lambda: changes.withdraw(asked, by=request.user))
    return redirect("taskforces:programme_networks", asked.programme_id)


def _try(request, act):
    try:
        act()
    except ProgrammeRefused as refusal:
        messages.error(request, str(refusal))
        return False
    return True


@login_required
@require_http_methods(["GET", "POST"])
def partners(request, pk):
    programme = access.get_programme(request.user, pk)
    form = PartnerForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        try:
            partner = changes.add_partner(programme, by=request.user, **form.cleaned_data)
        except ProgrammeRefused as refusal:
            form.add_error("organisation", str(refusal))
        else:
            messages.success(request, _("%(name)s er med.") % {"name": partner})
            return redirect("taskforces:programme_partners", pk)
    context = {"form": form, "programme": programme}
    context["partners"] = programme.partners.select_related("organisation")
    return render(request, "taskforces/programmes/partners.html", context, status=status_of(form))


@login_required
@require_POST
def partner_remove(request, pk):
    partner = access.get_partner(request.user, pk)
    changes.remove_partner(partner, by=request.user)
    messages.success(request, _("%(name)s er ikke partner mere.") % {"name": partner})
    return redirect("taskforces:programme_partners", partner.programme_id)
