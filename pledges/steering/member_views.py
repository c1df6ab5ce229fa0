"""The steering group's members, for those who steer; and the pages that a member's own key opens."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.forms import status_of
from pledges.access import (
    get_meeting,
    get_steered_network,
    get_steering_guest,
    get_steering_member,
)
from pledges.models import SteeringMeeting
from pledges.steering.forms import SteeringMemberForm
from pledges.steering.members import add_steering_member, remove_steering_member, send_agenda
from pledges.steering.report import report_pdf
from pledges.steering.views import agenda_context, report_response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def steering_members(request, pk):
    network = get_steered_network(request.user, pk)
    form = SteeringMemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_steering_member(network, by=request.user, **form.facts())
        messages.success(request, _("Medlemmet er skrevet ind."))
        return redirect("pledges:steering_members", pk)
    context = {"network": network, "members": network.steering_members.all(), "form": form}
    return render(request, "pledges/steering/members.html", context, status=status_of(form))


@login_required
@require_POST
def steering_member_remove(request, pk):
    found = get_steering_member(request.user, pk)
    remove_steering_member(found, by=request.user)
    messages.success(request, _("Fjernet. Linket virker ikke længere."))
    return redirect("pledges:steering_members", found.network_id)


@login_required
@require_POST
def steering_send(request, pk):
    """The agenda to all members by mail."""
    found = get_meeting(request.user, pk)
    sent = len(send_agenda(found, by=request.user))
    if sent:
        text = ngettext("Sendt til %(n)s medlem.", "Sendt til %(n)s medlemmer.", sent)
        messages.success(request, text % {"n": sent})
    else:
        messages.info(request, _("Ingen medlemmer har en e-mail endnu. Skriv dem ind først."))
    return redirect("pledges:steering_meeting", pk)


@require_safe
def steering_guest(request, key):
    """The meetings of the group; without a log-in, and without a way to anything else."""
    member = get_steering_guest(key)
    context = {
        "member": member,
        "guest_key": key,
        "meetings": member.network.steering_meetings.all(),
        "today": timezone.localdate(),
        "theme_organisation": member.network.host,
    }
    return render(request, "pledges/steering/guest.html", context)


@require_safe
def steering_guest_meeting(request, key, pk):
    member, meeting = _meeting(key, pk)
    context = agenda_context(meeting, timezone.now()) | {
        "member": member,
        "guest_key": key,
        "theme_organisation": member.network.host,
    }
    return render(request, "pledges/steering/guest_meeting.html", context)


@require_safe
def steering_guest_report(request, key, pk):
    _member, meeting = _meeting(key, pk)
    return report_response(meeting, report_pdf(meeting, timezone.now()))


def _meeting(key, pk):
    member = get_steering_guest(key)
    meetings = SteeringMeeting.objects.select_related("network__host", "network__unit")
    return member, get_object_or_404(meetings, pk=pk, network=member.network_id)
