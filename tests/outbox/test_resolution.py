import pytest
from django.core import mail

from accounts.models import AuditEntry
from outbox import resolution
from tests import factories


@pytest.fixture
def uncertain(cast):
    return factories.message(cast.nordby, state="uncertain", attempts=3)


def test_a_person_sends_it_again(uncertain, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        resolution.resend(uncertain, by=cast.secretary)
    uncertain.refresh_from_db()
    assert (uncertain.state, uncertain.attempts, len(mail.outbox)) == ("sent", 1, 1)


def test_two_who_press_at_once_send_it_once(uncertain, cast, django_capture_on_commit_callbacks):
    """Both saw it uncertain; the second comes when the first is done."""
    with django_capture_on_commit_callbacks(execute=True):
        resolution.resend(uncertain, by=cast.secretary)
    with django_capture_on_commit_callbacks(execute=True):
        assert resolution.resend(uncertain, by=cast.owner) is None
    assert (len(mail.outbox), AuditEntry.objects.count()) == (1, 1)


def test_a_person_knows_that_it_arrived(uncertain, cast):
    resolved = resolution.mark_sent(uncertain, by=cast.secretary)
    assert (resolved.state, resolved.sent_at is None, mail.outbox) == ("sent", False, [])
    assert AuditEntry.objects.get().verb == "mark_sent"


def test_what_failed_is_not_marked_as_arrived(cast):
    failed = factories.message(cast.nordby, state="failed")
    assert resolution.mark_sent(failed, by=cast.secretary) is None
