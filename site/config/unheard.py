"""What is refused before anybody looks: TRACE, and another system that calls without HTTPS.

A browser is led to HTTPS. A system that was led there would send its key in the clear each time, and nobody would notice.
"""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse

OF_SYSTEMS = ("/api/", "/post/")


def refusal(method: str, path: str, *, is_secure: bool, https: bool) -> HTTPStatus | None:
    if method == "TRACE":
        return HTTPStatus.METHOD_NOT_ALLOWED
    if https and not is_secure and path.startswith(OF_SYSTEMS):
        return HTTPStatus.FORBIDDEN
    return None


class UnheardMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        status = refusal(
            request.method,
            request.path_info,
            is_secure=request.is_secure(),
            https=settings.SECURE_SSL_REDIRECT,
        )
        return self.get_response(request) if status is None else HttpResponse(status=status)
