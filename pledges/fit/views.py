from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontend.forms import status_of
from pledges.access import get_referral
from pledges.fit.forms import FitForm
from pledges.fit.statements import state_fit, told_about
from pledges.models import FitStatement


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def fit(request, pk):
    """How well a candidate suits the opening, in words the company may read."""
    referral = get_referral(request.user, pk)
    known = FitStatement.objects.filter(referral=referral).first()
    form = FitForm(request.POST or None, instance=known or FitStatement(referral=referral))
    if form.is_valid():
        state_fit(referral, by=request.user, **form.filled())
        messages.success(request, _("Skrevet. Virksomheden læser det på sin kvittering."))
        return redirect("pledges:candidate", referral.candidate_id)
    context = {"form": form, "referral": referral}
    return render(request, "pledges/fit/fit.html", context, status=status_of(form))


def fit_part(sheet):
    """For the receipt: what is said of those who are suggested."""
    told = told_about(sheet)
    return {"template": "pledges/fit/_receipt.html", "told": told} if told else None
