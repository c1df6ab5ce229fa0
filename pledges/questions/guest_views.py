"""What leaders ask and read by the key of a receipt or of an invitation, without a log-in."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.keys import normalise_code
from accounts.ratelimit import guesses
from events.access import invitation_by_code
from events.planning.stories import stories_of
from frontend.forms import status_of
from pledges.access import get_receipt
from pledges.models import CompanyQuestion
from pledges.questions import questions
from pledges.questions.forms import InputForm, QuestionForm
from pledges.questions.questions import Asker
from pledges.wording import day_in_words


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receipt_ask(request, token):
    """About one sheet: its consultant is asked."""
    sheet = get_receipt(token)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asker = Asker(sheet.contact_name, sheet.company_name, sheet.contact_email)
        asked = questions.ask(sheet.network, asker=asker, sheet=sheet, **form.cleaned_data)
        say_when(request, asked)
        return redirect(f"{sheet.get_receipt_url()}#questions")
    context = {"form": form, "sheet": sheet, "theme_organisation": sheet.network.host}
    return render(request, "pledges/questions/receipt_ask.html", context, status=status_of(form))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request, code):
    """What to read before a meeting, and the field for an input to it."""
    try:
        invitation = invitation_by_code(code)
    except Http404:
        if normalise_code(code) and guesses(request, "invitation"):
            return render(request, "events/too_many_tries.html", status=429)
        raise
    if invitation.withdrawn_at:
        raise Http404
    event, contact = invitation.event, invitation.contact
    form = InputForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        questions.ask(
            event.network,
            topic=CompanyQuestion.Topic.INPUT,
            asker=Asker(contact.name, contact.company.name, contact.email),
            **form.cleaned_data,
        )
        messages.success(request, _("Tak! Dit input er givet videre og står her til mødet."))
        return redirect("pledges:meeting", invitation.code)
    context = {
        "invitation": invitation,
        "event": event,
        "inputs": questions.inputs_at(event),
        "stories": stories_of([event]),
        "form": form,
        "theme_organisation": event.organisation,
    }
    return render(request, "pledges/questions/meeting.html", context, status=status_of(form))


def say_when(request, question):
    """By when they are answered, said at once."""
    text = _("Dit spørgsmål er sendt. %(unit)s svarer senest %(day)s.")
    day = day_in_words(question.due_at)
    messages.success(request, text % {"unit": question.unit.name, "day": day})


def asked_part(sheet):
    """On the receipt: what was asked about this sheet, and the way to ask."""
    return {
        "template": "pledges/questions/_receipt.html",
        "questions": sheet.questions.with_people(),
    }
