"""Pages are packed (gzip) unless their length could give away a secret (BREACH, CVE-2013-3587).

Whoever can put a guess into a page beside a secret, and see how long the packed page is, learns the secret piece by
piece: a right guess packs better. It takes three things at once: the reader's own browser must ask (with their
session, or at an address with their code), the guess must come along (query string or form), and the secret must be
there word for word. So:

* What comes without input is packed: there is no guess in it. Form tokens are masked anew in every answer anyway.
* Pages that show a reader's own key behind their log-in (a webhook's secret, an API key, a second factor, a
  calendar's address) stay as they are whenever something was typed or stands in the query string.
* A guest's page has its code in its own address (a letter, a sheet, a receipt): who can make the address has the
  code already, so the "?svar=ja" of a mail is no guess. What was typed into its forms leaves it as it is.
* Any other page of somebody with a session is packed with input only when the browser says that our own page, or the
  reader themselves, asked for it (Sec-Fetch-Site). Another site cannot make it say that.

Every packed answer has a random length added to it as well (Django's own "Heal the BREACH").
"""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from config.headers import TOKEN_PATHS

# Pages of one's own keys: log-in and second factor, API keys and secrets of webhooks.
KEY_PATHS = tuple(
    f"{language}{path}"
    for language in ("", "/en")
    for path in ("/konto/", "/arbejdsbord/systemer/", "/arbejdsbord/kalender/")
)
TEXTS = (
    "text/", "application/json", "application/xml", "application/atom+xml", "application/manifest+json",
    "image/svg+xml",
)  # fmt: skip
OWN = ("same-origin", "none")


def may_pack(*, has_input: bool, has_session: bool, shows_key: bool, asked_from: str) -> bool:
    """Whether the length of the packed page can give nothing away."""
    if not has_input:
        return True
    if shows_key:
        return False
    return not has_session or asked_from in OWN


class CompressionMiddleware(GZipMiddleware):
    """Stands outside the page cache, whose answers are packed already."""

    def process_response(self, request, response):
        if response.streaming or not response.get("Content-Type", "").startswith(TEXTS):
            return response
        if _may_pack(request):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        return response


def _may_pack(request):
    is_typed = request.method not in ("GET", "HEAD")
    has_code = request.path_info.startswith(TOKEN_PATHS)
    return may_pack(
        has_input=is_typed or (bool(request.META.get("QUERY_STRING")) and not has_code),
        has_session=settings.SESSION_COOKIE_NAME in request.COOKIES,
        shows_key=has_code or request.path_info.startswith(KEY_PATHS),
        asked_from=request.META.get("HTTP_SEC_FETCH_SITE", ""),
    )
