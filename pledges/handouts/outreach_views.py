from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Sum
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.keys import print_code
from events.tickets import qr_svg
from pledges.handouts.outreach import give_link
from pledges.models import SheetLink
from taskforces.access import get_outreach


@login_required
@require_safe
def outreach_sheets(request, pk):
    """The talk's or the magazine's own way to the sheet, and how much came by it."""
    entry = get_outreach(request.user, pk)
    context = {"entry": entry, "network": entry.network}
    link = SheetLink.objects.filter(outreach=entry).first()
    if link is not None:
        url = f"{settings.BASE_URL}{link.get_absolute_url()}"
        context |= {
            "url": url,
            "code": print_code(link.key),
            "svg": qr_svg(url),
            "sheets": link.sheets.count(),
            "jobs": link.sheets.aggregate(n=Sum("lines__positions", default=0))["n"],
        }
    return render(request, "pledges/handouts/outreach_sheets.html", context)


@login_required
@require_POST
def outreach_link_create(request, pk):
    give_link(get_outreach(request.user, pk))
    return redirect("pledges:outreach_sheets", pk)
