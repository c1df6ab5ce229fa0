import json
import logging
import sys

from django.test import RequestFactory
from django.urls import resolve

from config.logs import JsonFormatter


def test_a_failing_request_is_logged_without_its_address():
    request = RequestFactory().get("/i/7KQ3XM9ZPRA/")
    record = logging.LogRecord(
        "django.request",
        logging.ERROR,
        "",
        1,
        "Internal Server Error: %s",
        ("/i/7KQ3XM9ZPRA/",),
        None,
    )
    record.request = request
    line = JsonFormatter().format(record)
    assert "7KQ3XM9ZPRA" not in line
    assert json.loads(line)["message"] == "Internal Server Error: …"


def test_a_traceback_is_logged_without_the_code_of_the_address():
    request = RequestFactory().get("/i/7KQ3XM9ZPRA/")
    request.resolver_match = resolve(request.path)
    try:
        raise ValueError("no such code: 7KQ3XM9ZPRA")
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 1, "x", (), sys.exc_info())
    assert "7KQ3XM9ZPRA" in JsonFormatter().format(record)  # the negative control
    record.request = request
    assert "7KQ3XM9ZPRA" not in JsonFormatter().format(record)


def test_line_breaks_stay_inside_one_line():
    record = logging.LogRecord("haandslag", logging.INFO, "", 1, "a\nb", (), None)
    assert "\n" not in JsonFormatter().format(record)
