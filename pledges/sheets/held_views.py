"""The sheets that wait for a look, link by link: taken all at once, or thrown away all at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Max, Min
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, for_those_who
from pledges.access import get_sheet_link
from pledges.models import HeldSheet, SheetLink
from pledges.sheets import holding

SAMPLE = 10


@login_required
@for_those_who(Ability.SEE_SHEETS)
@require_safe
def held_sheets(request):
    visible = HeldSheet.objects.visible_to(request.user)
    links = SheetLink.objects.filter(held__in=visible).select_related(
        "network", "event", "campaign", "ambassador", "outreach"
    )
    counted = links.annotate(
        n=Count("held"), first=Min("held__held_at"), last=Max("held__held_at")
    ).order_by("first")
    rows = [{"link": link, "sample": link.held.all()[:SAMPLE]} for link in counted]
    return render(request, "pledges/sheets/held_sheets.html", {"rows": rows})


@login_required
@require_POST
def held_accept(request, pk):
    n = holding.accept_all(get_sheet_link(request.user, pk), by=request.user)
    done = ngettext("%(n)s ark er taget imod.", "%(n)s ark er taget imod.", n) % {"n": n}
    messages.success(request, done)
    return redirect("pledges:held_sheets")


@login_required
@require_POST
def held_drop(request, pk):
    n = holding.drop_all(get_sheet_link(request.user, pk), by=request.user)
    done = ngettext("%(n)s ark er smidt væk.", "%(n)s ark er smidt væk.", n) % {"n": n}
    messages.success(request, done)
    return redirect("pledges:held_sheets")
