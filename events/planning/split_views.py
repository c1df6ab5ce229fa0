from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability
from events.access import get_event, get_split
from events.models import Invitation
from events.planning import splits
from events.planning.news import Reach, reach_of
from events.planning.split_forms import SplitForm, Who
from events.planning.splits import SplitRefused
from frontend.forms import status_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def split_create(request, pk):
    """The form, then a look at what it would do, then it is done."""
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = SplitForm(request.POST if request.method == "POST" else None, source=event)
    if form.is_valid():
        plan, guests = form.plan(), form.moving()
        try:
            seen = splits.look(event, fields=plan, guests=guests)
            if "confirm" in request.POST:
                made = splits.split_event(event, fields=plan, guests=guests, by=request.user)
                messages.success(request, _("Mødet er delt. Ingen har fået besked endnu."))
                return redirect("events:split", made.pk)
        except SplitRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            asked = SplitForm(_as_seen(request.POST, guests), source=event)
            context = {"event": event, "form": asked, "look": seen, "plan": plan}
            return render(request, "events/planning/split_look.html", context)
    context = {"event": event, "form": form}
    return render(request, "events/planning/split_form.html", context, status=status_of(form))


def _as_seen(data, guests):
    """The same choice again, of exactly those who were shown."""
    data = data.copy()
    data["who"] = Who.CHOSEN
    data.setlist("guests", [str(each.pk) for each in guests])
    return data


@login_required
@require_safe
def split(request, pk):
    found = get_split(request.user, pk)
    guests = Invitation.objects.filter(moves__split=found).with_people()
    context = {
        "split": found,
        "event": found.source,
        "guests": guests,
        "reach": reach_of(found.event),
    }
    return render(request, "events/planning/split.html", context)


@login_required
@require_POST
def split_tell(request, pk):
    found = get_split(request.user, pk)
    notified = splits.tell(found, by=request.user)
    reach = Reach(len(notified.messages), len(notified.to_be_phoned), made=0)
    messages.success(request, f"{reach.in_words or _('Alle har fået besked')}.")
    return redirect("events:split", pk)


@login_required
@require_POST
def split_undo(request, pk):
    found = get_split(request.user, pk)
    source = found.source_id
    try:
        splits.undo(found, by=request.user)
    except SplitRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("events:split", pk)
    messages.success(request, _("Fortrudt. Alle er tilbage ved det første møde."))
    return redirect("events:manage_event", source)
