"""What staff read and answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, abilities_in, for_those_who
from accounts.refusals import Refused
from frontend.forms import status_of
from pledges.access import get_meeting_event, get_question
from pledges.models import CompanyQuestion
from pledges.questions import questions
from pledges.questions.forms import AnswerForm
from pledges.questions.rules import ability_to_answer

ANSWERED_SHOWN = 30


@login_required
@for_those_who(Ability.SEE_SHEETS)
@require_safe
def listing(request):
    ours = CompanyQuestion.objects.visible_to(request.user).with_people()
    now = timezone.now()
    context = {
        "waiting": [(one, one.is_late(now)) for one in ours.waiting()],
        "answered": ours.exclude(answered_at=None).order_by("-answered_at")[:ANSWERED_SHOWN],
    }
    return render(request, "pledges/questions/questions.html", context)


@login_required
@require_safe
def question(request, pk):
    return _page(request, get_question(request.user, pk), AnswerForm())


@login_required
@require_POST
def answer(request, pk):
    found = get_question(request.user, pk, answering=True)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        questions.answer(found, by=request.user, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Svaret er sendt, og virksomheden kan se det på sin side."))
    return redirect("pledges:question", pk)


@login_required
@require_safe
def event_inputs(request, pk):
    """What companies suggested, as it is read aloud at the meeting."""
    event = get_meeting_event(request.user, pk)
    answerable = Ability.SEE_SHEETS in abilities_in(
        request.user, [event.network.unit_id or event.network.host_id]
    )
    context = {
        "event": event,
        "inputs": questions.inputs_at(event),
        "answerable": answerable,
        "of_host": Ability.SEE in abilities_in(request.user, [event.network.host_id]),
    }
    return render(request, "pledges/questions/event_inputs.html", context)


def _page(request, found, form):
    may_answer = ability_to_answer(found.topic) in abilities_in(request.user, [found.unit_id])
    context = {
        "question": found,
        "form": form if may_answer and not found.answered_at else None,
        "is_late": found.is_late(),
    }
    return render(request, "pledges/questions/question.html", context, status=status_of(form))


def questions_part(handover, user):
    """On a handover's page: what the company asked about this sheet, and what it was answered."""
    asked = list(handover.sheet.questions.with_people())
    return {"template": "pledges/questions/_desk.html", "questions": asked} if asked else None
