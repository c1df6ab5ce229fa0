from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability
from events.access import get_event, get_notice
from events.planning.phone_calls import (
    mark_called,
    mark_not_called,
    name_of,
    notices_of,
    to_be_phoned,
)
from frontend.spreadsheets import csv_response


@login_required
@require_safe
def phone_list(request, pk):
    """Who must be phoned, with numbers; to be printed as it is."""
    event = get_event(request.user, pk, Ability.INVITE)
    notices = to_be_phoned(event)
    for notice in notices:
        notice.name = name_of(notice)
    context = {
        "event": event,
        "notices": notices,
        "mailed": notices_of(event).by_mail().count(),
        "left": sum(notice.called_at is None for notice in notices),
    }
    return render(request, "events/planning/phone_list.html", context)


@login_required
@require_safe
def phone_csv(request, pk):
    event = get_event(request.user, pk, Ability.INVITE)
    header = [_("Navn"), _("Virksomhed"), _("Telefon"), _("Hvad er nyt"), _("Ringet op")]
    rows = [
        (
            name_of(notice),
            notice.invitation.contact.company.name,
            notice.invitation.contact.phone,
            str(notice.get_about_display()),
            notice.called_at,
        )
        for notice in to_be_phoned(event)
    ]
    return csv_response(f"ringeliste-{event.pk}.csv", header, rows)


@login_required
@require_POST
def phone_called(request, pk):
    return _back(mark_called(get_notice(request.user, pk), by=request.user))


@login_required
@require_POST
def phone_not_called(request, pk):
    return _back(mark_not_called(get_notice(request.user, pk), by=request.user))


def _back(notice):
    """To the list it stands on: a joint host has its own."""
    network = notice.invitation.round.network_id
    if network is None:
        return redirect("events:phone_list", notice.event_id)
    return redirect("events:joint_part", notice.event.hosts.get(network=network).pk)
