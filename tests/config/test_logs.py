import json
import logging
import sys
from datetime import datetime

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


def test_a_line_has_the_agreed_fields_and_no_other_that_a_record_carries():
    request = RequestFactory().post("/i/7KQ3XM9ZPRA/?fra=7KQ3XM9ZPRA")
    record = logging.LogRecord("haandslag", logging.WARNING, "", 1, "Sendt til %s", ("Åse",), None)
    record.created, record.stack_info = 1_800_000_000, "stack 7KQ3XM9ZPRA"
    record.path, record.status_code = request.get_full_path(), 500
    line = json.loads(JsonFormatter().format(record))
    assert datetime.fromisoformat(line.pop("time")).timestamp() == 1_800_000_000
    said = {"level": "WARNING", "logger": "haandslag", "message": "Sendt til Åse"}
    assert line == said
    record.request = request
    line = json.loads(JsonFormatter().format(record))
    del line["time"]
    assert line == said | {"view": None, "method": "POST"}


def test_a_whole_object_as_message_is_one_text():
    record = logging.LogRecord("haandslag", logging.INFO, "", 1, {"cpr": "x"}, (), None)
    line = json.loads(JsonFormatter().format(record))
    assert line["message"] == "{'cpr': 'x'}"
    assert "cpr" not in line


def test_line_breaks_stay_inside_one_line():
    record = logging.LogRecord("haandslag", logging.INFO, "", 1, "a\nb", (), None)
    assert "\n" not in JsonFormatter().format(record)
