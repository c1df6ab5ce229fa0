from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability
from accounts.keys import print_code
from events.access import get_event
from events.tickets import qr_svg
from pledges.models import SheetLink
from pledges.sheets.handing_in import sheet_link_for


@login_required
@require_safe
def table_card(request, pk):
    """The card that stands on the tables: one QR, the same typed by hand, and few words."""
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    context = {
        "event": event,
        "theme_organisation": event.network.host,
        "has_sheets": event.sheets.exists(),
        "asks_for_jobs": event.network.pledging and not event.network.visit_only,
    }
    link = SheetLink.objects.filter(event=event).first()
    if link is not None:
        url = f"{settings.BASE_URL}/ark/{link.key}/"
        context |= {
            "link": link,
            "code": print_code(link.key),
            "svg": qr_svg(url),
            "typed_url": f"{settings.BASE_URL}/ark/".removeprefix("https://").removeprefix(
                "http://"
            ),
        }
    return render(request, "pledges/handouts/table_card.html", context)


@login_required
@require_POST
def table_card_create(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    sheet_link_for(event)
    return redirect("pledges:table_card", event.pk)
