"""One JSON object a line for operators; never a request path, because a path may hold a code."""

import json
import logging


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
            line["message"] = record.msg.split(":")[0]
            line["view"] = match.view_name if match else None
            line["method"] = request.method
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
