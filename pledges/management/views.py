import re
from datetime import date

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pledges.access import get_unit
from pledges.management.month import month_after, month_before, month_of

MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


@login_required
@require_safe
def unit_month(request, pk):
    """?maaned=2026-11; without one the month that goes on."""
    unit = get_unit(request.user, pk)
    now = timezone.now()
    today = timezone.localdate(now)
    asked = MONTH.fullmatch(request.GET.get("maaned", ""))
    first = date(int(asked[1]), int(asked[2]), 1) if asked else today.replace(day=1)
    after = month_after(first)
    context = {
        "unit": unit,
        "month": month_of(unit, first, now),
        "before": f"{month_before(first):%Y-%m}",
        "after": f"{after:%Y-%m}" if after <= today else "",
    }
    return render(request, "pledges/management/month.html", context)
