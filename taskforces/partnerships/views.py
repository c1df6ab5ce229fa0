from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, abilities_in
from frontend.forms import status_of
from taskforces import access
from taskforces.models import Partnership
from taskforces.partnerships import attention
from taskforces.partnerships import partnerships as changes
from taskforces.partnerships.forms import AnswerForm, NewPartnerForm, PartnershipForm

State = Partnership.State
TONES = {State.ASKED: "sun", State.AGREED: "good", State.DECLINED: "quiet", State.ENDED: "quiet"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partners(request, pk):
    """Partners of a network: what waits for an answer comes first."""
    network = access.get_network(request.user, pk)
    form = NewPartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = changes.open_partnership(network, by=request.user, **form.facts())
        messages.success(request, _("Partneren er skrevet ind."))
        return redirect("taskforces:partnership", made.pk)
    today = timezone.localdate()
    rows = [
        {"partnership": each, "reason": attention.of(each, today), "tone": TONES[each.state]}
        for each in network.partnerships.all()
    ]
    rows.sort(key=lambda row: (not row["reason"], row["partnership"].state))
    context = {"network": network, "rows": rows, "form": form}
    return render(request, "taskforces/partnerships/list.html", context, status=status_of(form))


@login_required
@require_safe
def partnership(request, pk):
    """For the host's people, and for the partner's own where they use the site."""
    return _page(request, access.see_partnership(request.user, pk), AnswerForm())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partnership_edit(request, pk):
    found = access.get_partnership(request.user, pk)
    form = PartnershipForm(request.POST or None, instance=found, network=found.network)
    if request.method == "POST" and form.is_valid():
        changes.change_partnership(
            access.get_partnership(request.user, pk), by=request.user, **form.facts()
        )
        messages.success(request, _("Gemt."))
        return redirect("taskforces:partnership", pk)
    context = {"form": form, "partnership": found}
    return render(request, "taskforces/partnerships/form.html", context, status=status_of(form))


@login_required
@require_POST
def partnership_answer(request, pk):
    """The button pressed says "ja" or "nej"."""
    found = access.get_partnership(request.user, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    yes = request.POST.get("svar") == "ja"
    try:
        changes.answer(found, yes=yes, note=form.cleaned_data["note"], by=request.user)
    except changes.PartnershipRefused as refusal:
        messages.info(request, str(refusal))
    else:
        done = _("Godt! Skriv nu periode og kontaktpersoner.") if yes else _("Skrevet ned.")
        messages.success(request, done)
    return redirect("taskforces:partnership", pk)


def _page(request, found, form):
    context = {
        "partnership": found,
        "reason": attention.of(found, timezone.localdate()),
        "tone": TONES[found.state],
        "form": form,
        "may_write": Ability.INVITE in abilities_in(request.user, [found.network.host_id]),
    }
    status = status_of(form)
    return render(request, "taskforces/partnerships/partnership.html", context, status=status)
