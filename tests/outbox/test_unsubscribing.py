import pytest

from outbox.models import Suppression
from tests import factories


@pytest.fixture
def key(cast):
    return factories.unsubscribe_key(cast.nordby)


def test_a_look_changes_nothing_and_a_press_does(client, cast, key):
    page = client.get(f"/afmeld/{key}/")
    assert "Vil du ikke have flere mails?" in page.content.decode()
    assert Suppression.objects.count() == 0
    for _press in range(2):
        assert "Du får ikke flere mails" in client.post(f"/afmeld/{key}/").content.decode()
    found = Suppression.objects.get()
    assert (found.organisation, found.reason) == (cast.nordby, "unsubscribed")


def test_a_mail_program_presses_without_a_cookie(client, key):
    client.handler.enforce_csrf_checks = True
    answer = client.post(f"/afmeld/{key}/", {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert Suppression.objects.count() == 1


def test_a_mail_without_the_link_cannot_be_guessed_away(client, cast):
    """A receipt's Message-ID is no key."""
    message = factories.message(cast.nordby)
    key = message.message_id.strip("<>").partition("@")[0]
    assert client.post(f"/afmeld/{key}/").status_code == 404
    assert client.post(f"/afmeld/{'0' * 32}/").status_code == 404
    assert Suppression.objects.count() == 0
