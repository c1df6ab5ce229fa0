"""Pictures beside shared links; only of what anybody may read now."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe
from wagtail.models import Page

from events.models import Event
from frontend.models import BasePage
from frontend.share_pictures import kept
from home.media.share_pictures import card_of_event, card_of_page
from taskforces.models import StoryPage


@require_safe
def page(request, pk, version):
    found = _readable(pk)
    if version != found.share_version:
        return redirect("home:share_page", pk, found.share_version)
    return _picture(kept(f"page-{pk}", version, card_of_page(found)))


@require_safe
def event(request, slug, version):
    on_site = Event.objects.on_site().select_related("network__host")
    found = get_object_or_404(on_site, slug=slug)
    if version != found.share_version:
        return redirect("home:share_event", slug, found.share_version)
    return _picture(kept(f"event-{found.pk}", version, card_of_event(found)))


def _readable(pk):
    found = get_object_or_404(Page.objects.live().public(), pk=pk).specific
    if not isinstance(found, BasePage) or (
        isinstance(found, StoryPage) and not found.has_consent()
    ):
        raise Http404
    return found


def _picture(content):
    response = HttpResponse(content, content_type="image/png")
    # No longer than a consent to a story takes to be withdrawn everywhere.
    response.headers["Cache-Control"] = "public, max-age=60"
    # Shown by those who preview a link, on their own sites.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
