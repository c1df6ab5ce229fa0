"""What is refused before anybody looks: TRACE, numbers no key has, and another system that calls without HTTPS.

A browser is led to HTTPS. A system that was led there would send its key in the clear each time, and nobody would notice.
"""

import re
from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse

OF_SYSTEMS = ("/api/", "/post/")
# A database cannot even be asked for one that is longer than its own keys can be.
TOO_LONG = re.compile(r"/[0-9]{19,}(?=[/.]|$)")


def refusal(method: str, path: str, *, is_secure: bool, https: bool) -> HTTPStatus | None:
    if method == "TRACE":
        return HTTPStatus.METHOD_NOT_ALLOWED
    if TOO_LONG.search(path):
        return HTTPStatus.NOT_FOUND
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
