from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability
from events.access import get_door_question, get_event
from events.door.forms import QuestionForm
from events.door.questions import QuestionRefused, add_question, remove_question
from events.door.views import door_only
from frontend.forms import status_of


@login_required
@require_safe
def questions(request, pk):
    return _page(request, get_event(request.user, pk, Ability.RUN_DOOR), QuestionForm())


@login_required
@require_POST
def question_create(request, pk):
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _page(request, event, form)
    text, choices = form.cleaned_data["text"], form.cleaned_data["choices"]
    try:
        add_question(event, text=text, choices=choices, by=request.user)
    except QuestionRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, event, form)
    messages.success(request, _("Hjælperne spørger nu om det i døren."))
    return redirect("events:questions", pk)


@login_required
@require_POST
def question_remove(request, pk):
    question = get_door_question(request.user, pk)
    remove_question(question, by=request.user)
    messages.success(request, _("Spørgsmålet er fjernet. Svarene er her stadig."))
    return redirect("events:questions", question.event_id)


def _page(request, event, form):
    context = {
        "event": event,
        "door_only": door_only(request, event),
        "questions": event.door_questions.all(),
        "form": form,
    }
    return render(request, "events/door/questions.html", context, status=status_of(form))
