"""How much a request may bring, judged by what it says of itself before a byte is read.

Whoever is not logged in brings forms and no files. A body that says no length is read by nobody.
"""

from http import HTTPStatus

from django.http import HttpResponse

MEGABYTE = 1024 * 1024
STRANGERS, API, WORKSPACE, EDITOR = MEGABYTE, 5 * MEGABYTE, 32 * MEGABYTE, 210 * MEGABYTE


def most_bytes(path: str, *, logged_in: bool) -> int:
    """By where it goes and whether somebody of ours brings it."""
    if path.startswith(("/api/", "/post/")):
        return API
    if logged_in and path.startswith("/cms/"):
        return EDITOR
    if logged_in and path.removeprefix("/en").startswith("/arbejdsbord/"):
        return WORKSPACE
    return STRANGERS


class BodyLimitMiddleware:
    """413 for more. After the log-in is known, and before Django looks for a CSRF token in the body."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        said = request.META.get("CONTENT_LENGTH") or "0"
        if not said.isdecimal():
            return HttpResponse(status=HTTPStatus.BAD_REQUEST)
        if int(said) > STRANGERS and self._is_too_much(request, int(said)):
            return HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return self.get_response(request)

    def _is_too_much(self, request, said):
        return said > most_bytes(request.path_info, logged_in=request.user.is_authenticated)
