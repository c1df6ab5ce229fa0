"""One JSON object a line for operators; never a request path, because a path may hold a code."""

import json
import logging

SHORTEST_SECRET = 8  # signs; a code has 11


class JsonFormatter(logging.Formatter):
    def format(self, record):
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request := getattr(record, "request", None):
            match = getattr(request, "resolver_match", None)
            line["message"] = _without_address(line["message"], request)
            line["view"] = match.view_name if match else None
            line["method"] = request.method
        if record.exc_info:
            text = self.formatException(record.exc_info)
            line["exception"] = _without_address(text, request) if request else text
        return json.dumps(line, ensure_ascii=False)


def _without_address(text, request):
    """The words of an exception too may hold the code that stood in the address."""
    match = getattr(request, "resolver_match", None)
    secrets = [value for value in (match.kwargs.values() if match else ()) if _may_be_secret(value)]
    for part in (request.path, *secrets):
        text = text.replace(part, "…") if len(part) > 1 else text
    return text


def _may_be_secret(value):
    return isinstance(value, str) and len(value) >= SHORTEST_SECRET
