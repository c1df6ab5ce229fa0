"""Security headers that depend on which part of the site a page belongs to."""

from csp.constants import HEADER, NONE, SELF
from django.conf import settings

KEYED = (
    *("/i/", "/n/", "/ark/", "/kvittering/", "/styregruppe/", "/afmeld/", "/kalender/", "/mit/"),
    *("/oplaeg/", "/jury/"),
)
TOKEN_PATHS = (*KEYED, *(f"/en{path}" for path in KEYED))
API_PATHS = ("/api/",)
# What only those who are logged in read stays in no cache, also not behind the browser's way back.
OUR_PATHS = tuple(
    language + path for language in ("", "/en") for path in ("/arbejdsbord/", "/konto/", "/cms/")
)
DOOR_PATHS = ("/doer/", "/en/doer/")
# Reading QR codes runs WebAssembly from our own host; no other page may.
DOOR_POLICY = {"script-src": [SELF, "'wasm-unsafe-eval'"]}


def static_headers(headers, path, url):
    """Files of our own, which whitenoise serves before any policy: a drawing opened by itself stands in no frame."""
    headers[HEADER] = "base-uri 'none'; frame-ancestors 'none'; object-src 'none'"


class HeadersMiddleware:
    """Page tokens never leave in a Referer, a cache or an index; only the door may use the camera."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        path = request.path_info
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        # A view may have said that other sites show it, as the counters do.
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if path.startswith(TOKEN_PATHS):
            # Nothing at all to strangers, not even our name. With "no-referrer" browsers send
            # "Origin: null" on our own forms too, and Django's CSRF check refuses every answer.
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        elif path.startswith((*API_PATHS, *OUR_PATHS)):
            response.headers.setdefault("Cache-Control", "private, no-store")
        elif path.startswith(DOOR_PATHS):
            response.headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()"
            response._csp_update = DOOR_POLICY
        if path.startswith("/cms/"):
            response._csp_replace = editor_policy(response.headers)
            # A preview has been through all of this once already, as the page that it shows.
            response.headers.pop(HEADER, None)
        return response


def editor_policy(headers) -> dict:
    """The policy of an answer under /cms/, by the headers that it has so far.

    A preview is one of our own pages and comes with the public policy: it runs no inline script in the editor
    either. Only what Wagtail frames itself may stand in a frame, and only in ours.
    """
    is_preview = HEADER in headers
    policy = (
        settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        if is_preview
        else settings.CMS_SECURITY_POLICY
    )
    is_framed = headers.get("X-Frame-Options") == "SAMEORIGIN"
    return policy | {"frame-ancestors": [SELF if is_framed else NONE]}
