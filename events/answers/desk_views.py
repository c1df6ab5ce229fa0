from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability
from events.access import get_event, get_invitation
from events.answers import answers, reminders
from events.answers import desk as answer_desk
from events.answers.desk_forms import DeskAnswerForm, DeskSearchForm
from events.answers.funnel import funnel
from events.answers.reminder_forms import ReminderPlanForm
from events.models import ReminderPlan
from events.seats.registrations import AnswerRefused
from frontend.forms import status_of

ENTRIES_SHOWN = 10


@login_required
@never_cache
@require_safe
def desk(request, pk):
    event = get_event(request.user, pk, Ability.INVITE)
    context = desk_of(request, event) | {"counts": funnel(event)}
    return render(request, "events/answers/desk.html", context)


def desk_of(request, event, network=None):
    """What stands on the desk, of a joint host's network or of the organiser's own invitations."""
    form = DeskSearchForm(request.GET)
    source, words = form.chosen()
    return {
        "event": event,
        "form": DeskSearchForm(initial={"kilde": source}),
        "source": source,
        "words": words,
        "found": answer_desk.find(event, words, network),
        "companions": range(event.companions_allowed + 1),
        "entries": answer_desk.last_entries(event, request.user)[:ENTRIES_SHOWN],
    }


@login_required
@require_POST
def desk_answer(request, pk):
    invitation = get_invitation(request.user, pk)
    form = DeskAnswerForm(request.POST)
    source = request.POST.get("source", "")
    if not form.is_valid():
        messages.error(request, _("Svaret kunne ikke læses. Prøv igen."))
    else:
        try:
            answers.answer(
                invitation, form.reply(), source=form.cleaned_data["source"], by=request.user
            )
        except AnswerRefused as refusal:
            messages.error(request, f"{invitation.contact.name}: {refusal.message}")
    return redirect(f"{answer_desk.address_of(invitation)}?{urlencode({'kilde': source})}")


@login_required
@require_http_methods(["GET", "POST"])
def reminder_plan(request, pk):
    event = get_event(request.user, pk, Ability.INVITE)
    plan = reminders.plan_of(event)
    form = ReminderPlanForm(request.POST or None, instance=plan or ReminderPlan(event=event))
    if request.method == "POST" and form.is_valid():
        reminders.save_plan(event, by=request.user, fields=form.plan())
        messages.success(request, _("Planen er gemt."))
        return redirect("events:reminder_plan", pk)
    context = {
        "event": event,
        "form": form,
        "plan": plan,
        "next": reminders.next_day(plan) if plan else None,
        "waiting": reminders.may_be_reminded(event).count(),
        "sent": reminders.reminders_sent(event),
    }
    return render(request, "events/answers/reminder_plan.html", context, status=status_of(form))


@login_required
@require_POST
def remind_now(request, pk):
    event = get_event(request.user, pk, Ability.INVITE)
    number = reminders.remind_now(event, by=request.user)
    text = ngettext("%(n)s påmindelse er på vej.", "%(n)s påmindelser er på vej.", number)
    messages.success(request, text % {"n": number})
    return redirect("events:reminder_plan", pk)
