from django.shortcuts import render
from django.views.decorators.http import require_safe

from pledges.handouts.campaigns import campaign_of, is_on, progress


@require_safe
def campaign(request, slug):
    found = campaign_of(slug)
    context = {
        "campaign": found,
        "progress": progress(found),
        "is_on": is_on(found),
        "link": getattr(found, "sheet_link", None),
        "theme_organisation": found.network.host,
    }
    return render(request, "pledges/handouts/campaign.html", context)
