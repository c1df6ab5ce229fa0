from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from events.access import get_invitation
from events.answers import answers
from events.answers.staff_forms import StaffAnswerForm
from events.seats.registrations import AnswerRefused
from frontend.forms import status_of


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def staff_answer(request, pk):
    invitation = get_invitation(request.user, pk)
    registration = getattr(invitation, "registration", None)
    form = StaffAnswerForm(
        request.POST or None,
        event=invitation.event,
        replies=registration.replies if registration else None,
    )
    if form.is_valid():
        try:
            answers.answer(
                invitation, form.reply(), source=form.cleaned_data["source"], by=request.user
            )
        except AnswerRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(
                request,
                _("Svaret fra %(name)s er skrevet ind.") % {"name": invitation.contact.name},
            )
            return redirect("events:round", invitation.round_id)
    context = {
        "form": form,
        "invitation": invitation,
        "event": invitation.event,
        "answers": invitation.answers.select_related("given_by"),
        "refusal": answers.refusal(invitation, by_staff=True),
    }
    return render(request, "events/answers/staff_answer.html", context, status=status_of(form))


@login_required
@require_POST
def withdraw(request, pk):
    invitation = get_invitation(request.user, pk)
    answers.withdraw(invitation, by=request.user)
    text = _("Invitationen til %(name)s er trukket tilbage.")
    messages.success(request, text % {"name": invitation.contact.name})
    return redirect("events:round", invitation.round_id)
