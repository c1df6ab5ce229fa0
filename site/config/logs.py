"""One JSON object a line for operators; never a request path, because a path may hold a code."""

from logging.handlers import SysLogHandler

from pythonjsonlogger.json import JsonFormatter as LibraryFormatter

SHORTEST_SECRET = 8  # signs; a code has 11


class JsonFormatter(LibraryFormatter):
    def __init__(self):
        super().__init__(["asctime"], datefmt="%Y-%m-%dT%H:%M:%S%z", json_ensure_ascii=False)

    def add_fields(self, log_data, record, message_dict):
        """These and no others: what else a record carries, such as its request, holds the address."""
        log_data |= {
            "time": record.asctime,
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request := getattr(record, "request", None):
            match = getattr(request, "resolver_match", None)
            log_data["message"] = _without_address(log_data["message"], request)
            log_data["view"] = match.view_name if match else None
            log_data["method"] = request.method
        if record.exc_info:
            text = self.formatException(record.exc_info)
            log_data["exception"] = _without_address(text, request) if request else text


def _without_address(text, request):
    """The words of an exception too may hold the code that stood in the address."""
    match = getattr(request, "resolver_match", None)
    secrets = [value for value in (match.kwargs.values() if match else ()) if _may_be_secret(value)]
    for part in (request.path, *secrets):
        text = text.replace(part, "…") if len(part) > 1 else text
    return text


def _may_be_secret(value):
    return isinstance(value, str) and len(value) >= SHORTEST_SECRET


class AuditSysLogHandler(SysLogHandler):
    """The audit log's lines under a name of their own, as matters of security."""

    def __init__(self, address):
        super().__init__(address, facility=SysLogHandler.LOG_AUTHPRIV)
        self.ident = "haandslag-audit: "
