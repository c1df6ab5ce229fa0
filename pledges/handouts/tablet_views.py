from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability
from accounts.cpr import CprGuardMixin
from events.access import get_event
from events.door.devices import DeviceRefused, refusal
from events.models import Device
from events.tickets import qr_svg
from frontend.forms import status_of
from pledges.models import SheetLink
from pledges.sheets.tablets import pair_tablet


class TabletForm(CprGuardMixin, forms.Form):
    label = forms.CharField(
        label=gettext_lazy("Hvad kalder I tabletten?"),
        max_length=60,
        help_text=gettext_lazy("Fx “Tablet 1” eller “Ved kaffen”."),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Skriv, hvad I kalder tabletten.")},
    )


@login_required
@require_safe
def tablet(request, pk):
    """Tablets that go round: which there are, and one more."""
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    known = event.devices.filter(mode=Device.Mode.TABLET).count()
    first = _("Tablet %(number)d") % {"number": known + 1}
    return _page(request, event, TabletForm(initial={"label": first}))


@login_required
@require_POST
@never_cache
def tablet_create(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    link = SheetLink.objects.filter(event=event).first()
    form = TabletForm(request.POST)
    if link is None or not form.is_valid():
        return _page(request, event, form)
    try:
        made, key = pair_tablet(event, by=request.user, **form.cleaned_data)
    except DeviceRefused as refused:
        messages.error(request, str(refused))
        return redirect("pledges:tablet", pk)
    url = f"{settings.BASE_URL}{reverse('pledges:sheet_tablet', args=[link.key])}#{key}"
    context = {"event": event, "tablet": made, "url": url, "svg": qr_svg(url)}
    return render(request, "pledges/handouts/tablet_key.html", context)


def _page(request, event, form):
    tablets = event.devices.filter(mode=Device.Mode.TABLET)
    context = {
        "event": event,
        "form": form,
        "has_sheets": SheetLink.objects.filter(event=event).exists(),
        "tablets": tablets.annotate(handed_in=Count("sheets")).order_by("label", "pk"),
        "refusal": refusal(event),
    }
    return render(request, "pledges/handouts/tablet.html", context, status=status_of(form))
