from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability
from events.access import get_event, get_guest_question
from events.answers.guest_questions import (
    GuestQuestionRefused,
    add_guest_question,
    remove_guest_question,
    replies_by_question,
    reply_table,
)
from events.answers.question_forms import GuestQuestionForm
from frontend.forms import status_of
from frontend.spreadsheets import xlsx_response


@login_required
@require_safe
def guest_questions(request, pk):
    return _page(request, get_event(request.user, pk, Ability.INVITE), GuestQuestionForm())


@login_required
@require_POST
def guest_question_create(request, pk):
    event = get_event(request.user, pk, Ability.INVITE)
    form = GuestQuestionForm(request.POST)
    if not form.is_valid():
        return _page(request, event, form)
    fields = {name: form.cleaned_data[name] for name in ("text", "choices", "required")}
    try:
        add_guest_question(event, by=request.user, **fields)
    except GuestQuestionRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, event, form)
    messages.success(request, _("Gæsterne bliver nu spurgt, når de siger ja."))
    return redirect("events:guest_questions", pk)


@login_required
@require_POST
def guest_question_remove(request, pk):
    question = get_guest_question(request.user, pk)
    remove_guest_question(question, by=request.user)
    messages.success(request, _("Spørgsmålet er fjernet."))
    return redirect("events:guest_questions", question.event_id)


@login_required
@require_safe
def guest_replies(request, pk):
    """For the kitchen: what those who come have answered, and no other column than it needs."""
    event = get_event(request.user, pk, Ability.INVITE)
    header, rows = reply_table(event)
    return xlsx_response(f"svar-{event.slug}.xlsx", header, rows)


def _page(request, event, form):
    context = {"event": event, "questions": replies_by_question(event), "form": form}
    return render(request, "events/answers/guest_questions.html", context, status=status_of(form))
