from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.ratelimit import guesses
from events.calendar import entries
from events.calendar import staff as staff_calendars
from events.models import CalendarKey

SCOPE = "calendar"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def staff_calendar(request):
    """POST makes a new address; it is shown this once, as only its SHA-256 is kept."""
    address = ""
    if request.method == "POST":
        key = staff_calendars.open_calendar(request.user)
        address = f"{settings.BASE_URL}{reverse('events:staff_feed', args=[key])}"
    context = {
        "address": address,
        "known": CalendarKey.objects.filter(user=request.user).first(),
    }
    return render(request, "events/calendar/staff_calendar.html", context)


@login_required
@require_POST
def calendar_stop(request):
    staff_calendars.close_calendar(request.user)
    messages.success(request, _("Adressen virker ikke længere."))
    return redirect("events:staff_calendar")


@require_safe
def staff_feed(request, key):
    user = staff_calendars.user_of(key)
    if user is None:
        if guesses(request, SCOPE):
            return HttpResponse(status=429)
        raise Http404
    events = staff_calendars.events_of(user)
    return HttpResponse(entries.staff_feed(events), content_type=entries.CONTENT_TYPE)
