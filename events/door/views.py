from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Max
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, abilities_in
from events.access import get_device, get_event
from events.door.devices import DeviceRefused, pair_device, refusal, revoke
from events.door.forms import DeviceForm
from events.tickets import qr_svg
from frontend.forms import status_of


@login_required
@require_safe
def devices(request, pk):
    return _devices_page(request, get_event(request.user, pk, Ability.RUN_DOOR), DeviceForm())


@login_required
@require_POST
@never_cache
def device_create(request, pk):
    event = get_event(request.user, pk, Ability.RUN_DOOR)
    form = DeviceForm(request.POST)
    if not form.is_valid():
        return _devices_page(request, event, form)
    try:
        device, key = pair_device(event, by=request.user, **form.cleaned_data)
    except DeviceRefused as refused:
        messages.error(request, str(refused))
        return redirect("events:devices", pk)
    address = f"{settings.BASE_URL}{reverse('events:door')}#{key}"
    context = {
        "event": event,
        "door_only": door_only(request, event),
        "device": device,
        "key": key,
        "qr": qr_svg(address),
    }
    return render(request, "events/door/device_key.html", context)


@login_required
@require_POST
def device_revoke(request, pk):
    device = revoke(get_device(request.user, pk), by=request.user)
    messages.success(request, _("%(door)s er spærret fra nu af.") % {"door": device.label})
    return redirect("events:devices", device.event_id)


def door_only(request, event):
    """A helper at the door may not open the event itself, so no link leads them there."""
    return Ability.SEE not in abilities_in(request.user, [event.network.host_id])


def _devices_page(request, event, form):
    found = (
        event.devices.phones()
        .annotate(scanned=Count("scans"), last_scan_at=Max("scans__server_time"))
        .order_by("label", "pk")
    )
    context = {
        "event": event,
        "door_only": door_only(request, event),
        "devices": found,
        "form": form,
        "refusal": refusal(event),
        "now": timezone.now(),
    }
    return render(request, "events/door/devices.html", context, status=status_of(form))
