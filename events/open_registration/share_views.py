from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from accounts.access import Ability
from accounts.embed_hosts import hosts_of
from events.access import get_event
from events.open_registration.posters import poster_pdf
from events.tickets import qr_svg
from frontend.sharing import share_links


@login_required
@require_safe
def share(request, pk):
    """Links to share, a poster, and the lines to put on one's own site; nothing here asks another site anything."""
    event = get_event(request.user, pk, Ability.INVITE)
    link = f"{settings.BASE_URL}{event.get_absolute_url()}"
    context = {
        "event": event,
        "link": link,
        "qr": qr_svg(link),
        "links": share_links(event.title, link),
        "hosts": hosts_of(event.organisation.embed_hosts),
        "snippet": _snippet(event),
    }
    return render(request, "events/open_registration/share.html", context)


def _snippet(event):
    """A frame of a height that does, and a script that makes it as tall as the form; without it the frame scrolls."""
    lines = format_html(
        '<iframe src="{}" title="{}" width="100%" height="900"></iframe>\n'
        '<script src="{}" async></script>',
        settings.BASE_URL + reverse("events:register_frame", args=[event.slug]),
        event.title,
        settings.BASE_URL + reverse("events:frame_host"),
    )
    return "".join(lines)  # plain text: the page shows it and does not draw it


@login_required
@require_safe
def poster(request, pk):
    event = get_event(request.user, pk, Ability.INVITE)
    response = HttpResponse(poster_pdf(event), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="plakat-{event.slug}.pdf"'
    return response
