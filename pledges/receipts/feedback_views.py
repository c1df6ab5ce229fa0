"""Pages where the company answers whether we called and whether it became a job, and both answers for the unit."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frontend.forms import status_of
from pledges.access import get_receipt
from pledges.receipts import feedback
from pledges.receipts.forms import FeedbackForm


def feedback_part(handover, user):
    """For the handover's page: what the company says beside what the unit says."""
    found = feedback.sides(handover)
    if not found:
        return None
    answered = max(
        (given for given in handover.feedback.all() if given.answered_at),
        key=lambda given: given.day,
    )
    return {"template": "pledges/receipts/_sides.html", "sides": found, "answered": answered}


@require_safe
def question(request, token):
    found = get_receipt(token)
    asked = feedback.latest_question(found.handover)
    if asked is None:
        return redirect("pledges:receipt", token)
    return _page(request, found, asked, FeedbackForm(feedback=asked))


@require_POST
def answer(request, token):
    found = get_receipt(token)
    asked = feedback.latest_question(found.handover)
    if asked is None:
        return redirect("pledges:receipt", token)
    form = FeedbackForm(request.POST, feedback=asked)
    if not form.is_valid():
        return _page(request, found, asked, form)
    names = ("contacted", "became_job", "remark")
    feedback.answer_company(asked, **{name: form.cleaned_data[name] for name in names})
    messages.success(request, _("Tak for dit svar. Du kan altid rette det."))
    return redirect("pledges:receipt", token)


def _page(request, found, asked, form):
    context = {
        "sheet": found,
        "asked": asked,
        "form": form,
        "theme_organisation": found.network.host,
    }
    return render(request, "pledges/receipts/feedback.html", context, status=status_of(form))
