"""Films of stories and their captions, a stretch at a time: phones ask for a film in pieces (RFC 9110 §14) or not at all."""

import re
from pathlib import Path

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents import get_document_model

TYPES = {".mp4": "video/mp4", ".webm": "video/webm", ".vtt": "text/vtt; charset=utf-8"}
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
CHUNK = 64 * 1024
PIECE = 2 * 1024 * 1024  # at most, of what was asked for: the rest is asked for again


@require_safe
def film(request, pk, filename):
    document = get_object_or_404(get_document_model(), pk=pk)
    content_type = TYPES.get(Path(document.filename).suffix.lower())
    if content_type is None or document.filename != filename:
        raise Http404
    for allowed in hooks.get_hooks("before_serve_document"):
        if isinstance(refusal := allowed(document, request), HttpResponse):
            return refusal
    response = _answer(document.file, request.headers.get("Range", ""), content_type)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["X-Content-Type-Options"] = "nosniff"
    # No longer than a consent to a story takes to be withdrawn everywhere.
    response.headers["Cache-Control"] = "public, max-age=60"
    response.headers["Last-Modified"] = http_date(document.created_at.timestamp())
    return response


def _answer(file, asked, content_type):
    size = file.size
    found = RANGE.fullmatch(asked.strip())
    if not found or found.groups() == ("", ""):  # no range, or one that may be ignored (§14.2)
        whole = {"Content-Length": str(size)}
        return StreamingHttpResponse(_chunks(file), content_type=content_type, headers=whole)
    first, last = _stretch(*found.groups(), size)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with file.open("rb") as handle:
        handle.seek(first)
        piece = handle.read(min(last - first + 1, PIECE))
    return HttpResponse(
        piece,
        status=206,
        content_type=content_type,
        headers={"Content-Range": f"bytes {first}-{first + len(piece) - 1}/{size}"},
    )


def _chunks(file):
    """Opened when it is sent, closed when it was."""
    with file.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            yield chunk


def _stretch(first, last, size):
    """(first, last) byte; the first is beyond the last when there is nothing to give."""
    if not first:  # the last so many
        return max(size - int(last[:18]), 0), size - 1 if int(last[:18]) else -1
    return int(first[:18]), min(int(last[:18]) if last else size - 1, size - 1)
