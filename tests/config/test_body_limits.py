import pytest
from django.test import Client

from config.body_limits import API, EDITOR, STRANGERS, WORKSPACE, most_bytes

CASES = [
    ("/i/7KQ3/svar/", False, STRANGERS),
    ("/konto/login/", False, STRANGERS),
    ("/cms/images/add/", False, STRANGERS),
    ("/arbejdsbord/kontakter/", False, STRANGERS),
    ("/arbejdsbord/kontakter/", True, WORKSPACE),
    ("/en/arbejdsbord/kontakter/", True, WORKSPACE),
    ("/cms/images/add/", True, EDITOR),
    ("/api/v1/ark/", False, API),
    ("/ark/7KQ3/", True, STRANGERS),
]


@pytest.mark.parametrize(("path", "logged_in", "most"), CASES)
def test_most_bytes(path, logged_in, most):
    assert most_bytes(path, logged_in=logged_in) == most


class Unread:
    """A body that notices whether somebody read it."""

    was_read = False

    def read(self, *size):
        self.was_read = True
        return b""

    readline = read


def post(path, length, client=None):
    body = Unread()
    extra = {
        "CONTENT_LENGTH": length,
        "wsgi.input": body,
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
    }
    answer = (client or Client(enforce_csrf_checks=True)).generic("POST", path, **extra)
    return answer.status_code, body.was_read


def test_a_body_that_is_too_large_is_refused_unread(db):
    assert post("/i/", str(STRANGERS + 1)) == (413, False)
    assert post("/i/", "x") == (400, False)
    assert post("/i/", str(STRANGERS))[1]  # the negative control


def test_whoever_is_logged_in_brings_files(client, cast):
    client.force_login(cast.owner)
    status, _read = post("/arbejdsbord/kontakter/import/", str(WORKSPACE), client)
    assert status != 413
    assert post("/arbejdsbord/kontakter/import/", str(WORKSPACE + 1), client) == (413, False)
