from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.ratelimit import count_failure, too_many_failures
from events.access import get_registration_request
from events.models import Event
from events.open_registration.codes import mail_codes
from events.open_registration.forms import FindCodeForm, RegisterForm
from events.open_registration.registering import (
    RequestRefused,
    answer_request,
    closed,
)
from events.open_registration.standing import would_wait
from events.open_registration.taking import on_site, take
from events.seats.registrations import AnswerRefused
from frontend.forms import status_of

MOST_CODES = 20  # of one caller in ten minutes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register_page(request, slug):
    """On a page of its own, so that the event's page stays the same for everybody."""
    event = on_site(slug)
    if reason := closed(event):
        return _closed(request, event, reason)
    form = RegisterForm(request.POST or None, event=event)
    if request.method != "POST":
        return _form(request, event, form)
    if not form.is_valid():
        return _form(request, event, form, status=status_of(form))
    taken = take(request, event, form)
    if taken.reason:
        return _closed(request, event, taken.reason)
    if taken.too_many:
        return _form(request, event, form, too_many=True, status=429)
    return redirect("events:registered", slug)


def _form(request, event, form, *, too_many=False, status=200):
    context = {
        "event": event,
        "form": form,
        "too_many": too_many,
        "would_wait": would_wait(event),
        "needs_approval": event.registration_mode == Event.RegistrationMode.APPROVAL,
        "theme_organisation": event.organisation,
    }
    return render(request, "events/open_registration/register.html", context, status=status)


def _closed(request, event, reason):
    context = {"event": event, "reason": reason, "theme_organisation": event.organisation}
    return render(request, "events/open_registration/closed.html", context, status=410)


@require_safe
def registered(request, slug):
    """The same for everybody, whatever came of it: that stands in the mail."""
    event = on_site(slug)
    context = {"event": event, "theme_organisation": event.organisation}
    return render(request, "events/open_registration/registered.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find_code(request):
    form = FindCodeForm(request.POST or None)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        if too_many_failures(request, "find_code", most=MOST_CODES):
            context["too_many"] = True
            return render(request, "events/open_registration/find_code.html", context, status=429)
        count_failure(request, "find_code")
        mail_codes(form.cleaned_data["email"])
        return redirect("events:code_sent")
    return render(
        request, "events/open_registration/find_code.html", context, status=status_of(form)
    )


@require_safe
def code_sent(request):
    """The same for everybody: it does not tell whether we know the address."""
    return render(request, "events/open_registration/code_sent.html")


@login_required
@require_POST
def registration_request_answer(request, pk):
    asked = get_registration_request(request.user, pk)
    yes = request.POST.get("svar") == "ja"
    try:
        answer_request(asked, yes=yes, by=request.user)
    except (RequestRefused, AnswerRefused) as refused:
        messages.error(request, str(refused))
    else:
        text = (
            _("%(name)s er tilmeldt og får en mail.")
            if yes
            else _("%(name)s får et venligt nej på mail.")
        )
        messages.success(request, text % {"name": asked.name})
    return redirect("events:guests", asked.event_id)
