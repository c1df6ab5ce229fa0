import json
import logging

from django.test import RequestFactory

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
    assert json.loads(line)["message"] == "Internal Server Error"


def test_line_breaks_stay_inside_one_line():
    record = logging.LogRecord("haandslag", logging.INFO, "", 1, "a\nb", (), None)
    assert "\n" not in JsonFormatter().format(record)
