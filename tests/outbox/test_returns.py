"""What follows when a server said no: what is marked, whom it blocks, and what never does."""

import pytest
from django.utils import timezone

from outbox import suppressions
from outbox.bounces import Bounce, Notice, read_bounce
from outbox.messages import is_suppressed
from outbox.models import Message, Suppression
from outbox.returns import note_bounce
from outbox.undelivered import FULL_TIMES, Answer
from tests import factories
from tests.outbox.notices import OURS, WHOM, fields, report


def sent_to(cast, recipient=WHOM, **more):
    told = {"state": Message.State.SENT, "sent_at": timezone.now()} | more
    return factories.message(cast.nordby, recipient=recipient, **told)


@pytest.fixture
def sent(cast):
    return sent_to(cast, "Leder@firma.example", message_id=OURS)


def came_back(message, status, *, is_final=True):
    notice = Notice(frozenset([message.recipient.lower()]), Answer(status, is_final=is_final))
    return note_bounce(Bounce(frozenset([message.message_id]), (notice,)))


def test_a_mail_that_came_back_says_so_and_the_address_is_blocked(cast, sent):
    assert note_bounce(read_bounce(report(fields()))) == [sent]
    sent.refresh_from_db()
    assert (sent.bounced_at is None, sent.undelivered) == (False, "gone")
    assert is_suppressed(cast.nordby, WHOM)
    assert not is_suppressed(cast.sonderby, WHOM)
    assert Suppression.objects.get().reason == "bounced"


def test_a_repeat_changes_nothing(sent):
    note_bounce(read_bounce(report(fields())))
    assert note_bounce(read_bounce(report(fields()))) == []
    assert Suppression.objects.count() == 1


@pytest.mark.parametrize(
    ("status", "reason"),
    [("5.7.1", "refused"), ("5.7.26", "refused"), ("5.3.4", "too_large"), ("5.2.2", "full")],
)
def test_a_no_that_is_not_the_addresss_own_blocks_nobody(sent, status, reason):
    assert note_bounce(read_bounce(report(fields(status=status)))) == [sent]
    sent.refresh_from_db()
    assert (sent.undelivered, sent.bounced_at is None) == (reason, False)
    assert Suppression.objects.count() == 0


def test_a_delay_is_still_sent_and_the_failure_of_the_next_day_brings_it_back(cast, sent):
    assert note_bounce(read_bounce(report(fields("delayed", "4.4.1")))) == [sent]
    sent.refresh_from_db()
    assert (sent.state, sent.bounced_at, sent.undelivered) == ("sent", None, "delayed")
    assert not is_suppressed(cast.nordby, WHOM)
    assert note_bounce(read_bounce(report(fields()))) == [sent]
    sent.refresh_from_db()
    assert (sent.bounced_at is None, sent.undelivered) == (False, "gone")
    assert is_suppressed(cast.nordby, WHOM)


def test_a_late_notice_of_a_delay_does_not_unmake_a_failure(sent):
    note_bounce(read_bounce(report(fields())))
    assert note_bounce(read_bounce(report(fields("delayed", "4.4.1")))) == []
    sent.refresh_from_db()
    assert sent.undelivered == "gone"


@pytest.mark.parametrize("written", ["ole@blåbærgrød.example", "ole@xn--blbrgrd-fxak7p.example"])
@pytest.mark.parametrize("told", ["blåbærgrød.example", "xn--blbrgrd-fxak7p.example"])
def test_a_domain_with_danish_letters_is_marked_both_ways(cast, written, told):
    message = sent_to(cast, written, message_id=OURS)
    notice = read_bounce(report(fields(recipient=f"utf-8; ole@{told}")))
    assert note_bounce(notice) == [message]
    assert is_suppressed(cast.nordby, "ole@blåbærgrød.example")
    assert is_suppressed(cast.nordby, "OLE@xn--blbrgrd-fxak7p.example")
    assert str(Suppression.objects.get()) == "ole@blåbærgrød.example"


def test_a_mailbox_that_stays_full_is_blocked_and_a_lift_starts_the_count_anew(cast):
    for number in range(1, FULL_TIMES + 1):
        came_back(sent_to(cast), "5.2.2")
        assert is_suppressed(cast.nordby, WHOM) is (number == FULL_TIMES)
    row = Suppression.objects.get()
    assert row.reason == "full"
    suppressions.lift(row, because="De har tømt den", by=cast.secretary)
    came_back(sent_to(cast), "5.2.2")
    assert not is_suppressed(cast.nordby, WHOM)


def test_full_long_ago_is_forgiven(cast, time_machine):
    time_machine.move_to("2026-01-01")
    for _number in range(FULL_TIMES - 1):
        came_back(sent_to(cast), "5.2.2")
    time_machine.move_to("2026-06-01")
    came_back(sent_to(cast), "5.2.2")
    assert not is_suppressed(cast.nordby, WHOM)


@pytest.mark.parametrize(
    "raw",
    [
        report(fields(recipient="rfc822; en-anden@firma.example")),
        report(fields(), body="Message-ID: <ffffffffffffffffffffffffffffffff@nordby.example>"),
    ],
)
def test_what_is_not_about_our_mail_changes_nothing(sent, raw):
    assert note_bounce(read_bounce(raw)) == []
    sent.refresh_from_db()
    assert (sent.bounced_at, sent.undelivered, Suppression.objects.count()) == (None, "", 0)


def test_a_mail_that_was_never_sent_cannot_come_back(cast):
    factories.message(cast.nordby, recipient=WHOM, message_id=OURS)
    assert note_bounce(read_bounce(report(fields()))) == []
