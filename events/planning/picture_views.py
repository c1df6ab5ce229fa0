from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability
from events.access import get_event, get_picture
from events.planning.picture_forms import EventPictureForm
from events.planning.pictures import PictureRefused, add_picture, put_first, remove_picture
from frontend.forms import status_of


@login_required
@require_safe
def pictures(request, pk):
    return _page(request, get_event(request.user, pk, Ability.MANAGE_EVENTS), EventPictureForm())


@login_required
@require_POST
def picture_create(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = EventPictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, event, form)
    fields = {name: form.cleaned_data[name] for name in ("file", "description")}
    try:
        add_picture(event, by=request.user, **fields)
    except PictureRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, event, form)
    messages.success(request, _("Billedet er lagt op."))
    return redirect("events:pictures", pk)


@login_required
@require_POST
def picture_first(request, pk):
    picture = get_picture(request.user, pk)
    put_first(picture, by=request.user)
    messages.success(request, _("Billedet står nu først."))
    return redirect("events:pictures", picture.event_id)


@login_required
@require_POST
def picture_remove(request, pk):
    picture = get_picture(request.user, pk)
    remove_picture(picture, by=request.user)
    messages.success(request, _("Billedet er fjernet."))
    return redirect("events:pictures", picture.event_id)


def _page(request, event, form):
    context = {"event": event, "pictures": event.pictures.drawn(), "form": form}
    return render(request, "events/planning/pictures.html", context, status=status_of(form))
