"""The form for open registration in a frame on the organisation's own site: the same form, without a cookie."""

from functools import wraps
from pathlib import Path

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.embed_hosts import frame_ancestors
from events.models import Event
from events.open_registration.forms import RegisterForm
from events.open_registration.frame_tokens import FIELD, is_frame_token, new_frame_token
from events.open_registration.registering import closed
from events.open_registration.standing import would_wait
from events.open_registration.taking import on_site, take
from frontend.forms import status_of

HOST_SCRIPT = Path(__file__).with_name("frame_host.js").read_text()


@require_safe
@cache_control(public=True, max_age=3600)
def frame_host(request):
    """The few lines that make the frame as tall as its form, for sites that may show one; the same for everybody."""
    response = HttpResponse(HOST_SCRIPT, content_type="text/javascript; charset=utf-8")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def framed(view):
    """Hands over the event to a page that only the organisation's own sites may frame; without any it is a 404."""

    @xframe_options_exempt
    @wraps(view)
    def shown(request, slug):
        event = on_site(slug)
        if not event.organisation.embed_hosts:
            raise Http404
        response = view(request, event)
        response._csp_replace = {"frame-ancestors": frame_ancestors(event.organisation.embed_hosts)}
        return response

    return shown


@never_cache
@csrf_exempt  # its forms carry a signature instead, see `frame_tokens`
@require_http_methods(["GET", "HEAD", "POST"])
@framed
def register_frame(request, event):
    if reason := closed(event):
        return _page(request, event, reason=reason, status=410)
    form = RegisterForm(request.POST if request.method == "POST" else None, event=event)
    if request.method != "POST":
        return _page(request, event, form)
    if not is_frame_token(event, request.POST.get(FIELD, "")):
        form.add_error(None, _("Siden har stået åben længe. Se efter, og tryk en gang til."))
    if not form.is_valid():
        return _page(request, event, form, status=status_of(form))
    taken = take(request, event, form)
    if taken.reason:
        return _page(request, event, reason=taken.reason, status=410)
    if taken.too_many:
        return _page(request, event, form, too_many=True, status=429)
    return redirect("events:registered_frame", event.slug)


@never_cache
@require_safe
@framed
def registered_frame(request, event):
    return _page(request, event, is_done=True)


def _page(request, event, form=None, *, status=200, **more):
    context = {
        "event": event,
        "form": form,
        "token": new_frame_token(event),
        "token_field": FIELD,
        "would_wait": bool(form) and would_wait(event),
        "needs_approval": event.registration_mode == Event.RegistrationMode.APPROVAL,
        "theme_organisation": event.organisation,
    }
    template = "events/open_registration/register_frame.html"
    return render(request, template, context | more, status=status)
