"""Addresses for machines: health, security contact, robots, sitemap, uploaded pictures."""

import mimetypes
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db import DatabaseError, connection
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils._os import safe_join
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import last_modified, require_safe
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.images import get_image_model
from wagtail.models import Page

from events.models import Event
from outbox.watchdog import late_jobs, mail_among
from taskforces.models import StoryPage
from taskforces.stories.files import is_withheld, may_see_withheld

CONTACT_IS_CHECKED_EVERY = timedelta(days=180)
SHOWN_INLINE = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}
# Wagtail's renditions. Documents have an address that asks for permission, and originals may tell where they
# were taken.
SERVED_FOLDER = settings.MEDIA_ROOT / "images"
NOT_FOR_ROBOTS = ("/api/", "/arbejdsbord/", "/cms/", "/doer/", "/dokumenter/", "/konto/")


@require_safe
@never_cache
def health(request):
    """200 while the database answers, else 503; says nothing that helps an attacker.

    A late worker leaves it at 200: the web server itself is well, and starting it anew heals nothing.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
        late = late_jobs()
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "error"}, status=503)
    worker = "ok" if all(one.is_mail for one in late) else "late"
    return JsonResponse({"status": "ok", "database": "ok", "worker": worker} | _mail(late))


def _mail(late):
    """ "no_answer" and "refused" are about the mail server, "late" is about whoever hands mails to it."""
    mail = mail_among(late)
    if mail is None:
        return {"mail": "ok"}
    since = mail.since.isoformat(timespec="seconds")
    return {"mail": mail.name.partition(".")[2], "mail_since": since}


@require_safe
@cache_control(public=True, max_age=86_400)
def security_txt(request):
    """RFC 9116."""
    expires = (timezone.now() + CONTACT_IS_CHECKED_EVERY).astimezone(UTC)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: da, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=86_400)
def robots_txt(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    lines += [f"Disallow: /en{path}" for path in NOT_FOR_ROBOTS]
    lines += ["", f"Sitemap: {settings.BASE_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class PageSitemap(WagtailSitemap):
    def items(self):
        """Of all languages: their trees stand beside each other."""
        root = self.get_wagtail_site().root_page
        pages = Page.objects.none()
        for tree in root.get_translations(inclusive=True):
            pages |= tree.get_descendants(inclusive=True)
        hidden = StoryPage.objects.exclude(pk__in=StoryPage.objects.consented().values("pk"))
        pages = pages.live().public().exclude(pk__in=hidden.values("pk"))
        return pages.order_by("path")


class PlaceSitemap(Sitemap):
    """Pages of ours that no editor made; each names its other language."""

    i18n = alternates = True

    def items(self):
        return ["events:list", "events:places", "home:figures"]

    def location(self, name):
        return reverse(name)


class EventSitemap(Sitemap):
    i18n = alternates = True

    def items(self):
        return Event.objects.public().order_by("-starts_at")

    def lastmod(self, event):
        return event.updated_at


SITEMAPS = {"pages": PageSitemap, "places": PlaceSitemap, "events": EventSitemap}


def _file_of(path):
    file = Path(safe_join(settings.MEDIA_ROOT, path))
    return file if file.is_relative_to(SERVED_FOLDER) and file.is_file() else None


def _picture_of(path):
    """The picture that the file was drawn of; without one it is a leftover and nobody's to read."""
    drawn = get_image_model().get_rendition_model().objects.filter(file=path)
    found = drawn.select_related("image").first()
    if found is None:
        raise Http404
    return found.image


def _changed_at(request, path):
    file = _file_of(path)
    return datetime.fromtimestamp(file.stat().st_mtime, UTC) if file else None


@require_safe
def media(request, path):
    """An uploaded picture; one of a story only while the story has consent, but for those who write it."""
    if _file_of(path) is None:
        raise Http404
    if not is_withheld(_picture_of(path)):
        return _media(request, path)
    if not may_see_withheld(request.user):
        raise Http404
    response = _media(request, path)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@last_modified(_changed_at)
def _media(request, path):
    """Whatever it claims to be, it can run nothing and load nothing."""
    file = _file_of(path)
    if file is None:
        raise Http404
    content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    response = FileResponse(
        file.open("rb"), content_type=content_type, as_attachment=content_type not in SHOWN_INLINE
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # No longer than a consent to a story takes to be withdrawn everywhere; then it is asked for again (304).
    response.headers["Cache-Control"] = "public, max-age=60"
    return response
