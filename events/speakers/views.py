from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability
from events.access import get_event, get_speaker, speaker_by_key
from events.speakers.forms import SpeakerForm
from events.speakers.speakers import add_speaker, withdraw_consent
from frontend.forms import status_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def speakers(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = SpeakerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        speaker = add_speaker(event, by=request.user, **form.facts())
        messages.success(request, _("%(name)s står på programmet.") % {"name": speaker.name})
        return redirect("events:speakers", pk)
    rows = [
        {"speaker": speaker, "url": settings.BASE_URL + speaker.get_absolute_url()}
        for speaker in event.speakers.all()
    ]
    context = {"event": event, "form": form, "rows": rows}
    return render(request, "events/speakers/speakers.html", context, status=status_of(form))


@login_required
@require_POST
def speaker_withdraw(request, pk):
    speaker = withdraw_consent(get_speaker(request.user, pk), by=request.user)
    messages.success(request, _("Navnet er væk overalt."))
    return redirect("events:speakers", speaker.event_id)


@require_safe
def speaker_consent(request, key):
    return _consent_page(request, speaker_by_key(key))


@require_POST
def speaker_consent_withdraw(request, key):
    withdraw_consent(speaker_by_key(key), by=None)
    return redirect("events:speaker_consent", key)


def _consent_page(request, speaker):
    context = {
        "speaker": speaker,
        "event": speaker.event,
        "theme_organisation": speaker.event.organisation,
    }
    return render(request, "events/speakers/consent.html", context)
