"""A leader asks, or suggests, from their own page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frontend.forms import status_of
from home.mine.links import opened
from home.mine.mine import memberships_of, sheets_of
from home.mine.question_forms import OwnInputForm, OwnQuestionForm
from pledges.models import CompanyQuestion
from pledges.questions.guest_views import say_when
from pledges.questions.questions import ask


@require_http_methods(["GET", "HEAD", "POST"])
@opened
def question(request, address):
    """About a sheet, or in general of a network's unit."""
    sheets = sheets_of(address).with_status().select_related("network__host", "network__unit")
    form = OwnQuestionForm(
        request.POST or None,
        address=address,
        sheets=list(sheets.order_by("-submitted_at")),
        memberships=list(memberships_of(address)),
    )
    if request.method == "POST" and form.is_valid():
        say_when(request, ask(**form.question()))
        return redirect("home:mine")
    context = {
        "form": form,
        "title": _("Stil et spørgsmål"),
        "lead": _("Du får svar inden for få arbejdsdage, på mail og her på siden."),
    }
    return render(request, "home/mine/question.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@opened
def suggestion(request, address):
    form = OwnInputForm(request.POST or None, memberships=list(memberships_of(address)))
    if request.method == "POST" and form.is_valid():
        ask(topic=CompanyQuestion.Topic.INPUT, **form.question())
        messages.success(request, _("Tak! Dit input er givet videre. Det læses op på næste møde."))
        return redirect("home:mine")
    context = {
        "form": form,
        "title": _("Giv et input"),
        "lead": _(
            "Hvad kan vi gøre bedre for virksomhederne? Lederen svarer, og næste møde hører det."
        ),
    }
    return render(request, "home/mine/question.html", context, status=status_of(form))
