"""Why a mail was not delivered, by what real servers write, and whom it blocks."""

import pytest

from outbox.undelivered import FULL_TIMES, Answer, Undelivered, blocks, why


@pytest.mark.parametrize(
    ("status", "words", "reason"),
    [
        ("5.1.1", "", "gone"),
        ("5.1.2", "", "gone"),
        ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", "gone"),
        ("5.2.1", "The email account that you tried to reach is disabled", "gone"),
        ("5.1.7", "bad sender address", "refused"),
        ("5.1.8", "Sender address rejected: Domain not found", "refused"),
        ("5.2.2", "", "full"),
        ("4.2.2", "", "full"),
        ("5.2.3", "", "too_large"),
        ("5.3.4", "", "too_large"),
        ("5.7.1", "", "refused"),
        ("5.7.26", "", "refused"),
        ("5.7.1", "550 5.7.1 mailbox unavailable", "refused"),
        ("5.7.606", "Access denied, banned sending IP", "refused"),
        ("4.7.1", "Greylisting in action", "delayed"),
        ("4.7.28", "Our system has detected an unusual rate of unsolicited mail", "delayed"),
        ("4.4.1", "connect to mx.firma.example: Connection timed out", "delayed"),
        ("4.4.7", "delivery time expired", "delayed"),
        ("5.4.4", "Host or domain name not found", "other"),
        ("5.4.1", "Recipient address rejected: Access denied", "gone"),
        ("5.4.1", "no answer from host", "other"),
        ("5.6.1", "media not supported", "other"),
        # A status that says nothing, and none at all: the words decide.
        ("5.0.0", "smtp; 550 user unknown", "gone"),
        ("5.0.0", "smtp; 552 message size exceeds fixed limit", "too_large"),
        ("5.5.0", "550 Requested action not taken: mailbox unavailable", "gone"),
        ("", "550 5.1.1 <ole@firma.example>: Recipient address rejected: User unknown", "gone"),
        ("", "550-5.1.1 The email account that you tried to reach does not exist", "gone"),
        ("", "554 Service unavailable; Client host blocked using zen.example", "refused"),
        ("", "552 mailbox full", "full"),
        ("", "552 storage", "full"),
        ("", "452 mailbox full, try later", "full"),
        ("", "451 try again", "delayed"),
        ("", "Sorry, no mailbox here by that name. (#5.1.1)", "gone"),
        ("", "550 no thanks", "other"),
        ("", "", "other"),
        # A no to us in the clothes of another.
        ("5.1.1", "blocked using a blocklist", "refused"),
        ("5.2.1", "receiving mail at a rate that prevents additional messages", "other"),
    ],
)
def test_what_a_servers_no_is_about(status, words, reason):
    assert why(Answer(status, words=words)) == reason


@pytest.mark.parametrize(
    ("code", "words", "reason"),
    [
        (550, "", "other"),
        (552, "", "full"),
        (450, "", "delayed"),
        (550, "10.1.1.5 is not a status", "other"),
        (550, "no such user", "gone"),
        (550, "5.7.1 relay access denied", "refused"),
    ],
)
def test_the_reply_code_counts_where_there_is_no_status(code, words, reason):
    assert why(Answer(code=code, words=words)) == reason


@pytest.mark.parametrize(
    ("named", "words", "reason"),
    [
        ("HardBounce", "", "gone"),
        ("HardBounce", "smtp;550 no thanks", "gone"),
        ("HardBounce", "smtp;550 5.7.1 not from you", "refused"),
        ("HardBounce", "smtp;552 5.2.2 over quota", "full"),
        ("SoftBounce", "", "other"),
        ("SoftBounce", "smtp;550 5.1.1 user unknown", "other"),
        ("SoftBounce", "smtp;552 5.2.2 over quota", "full"),
        ("Blocked", "", "refused"),
        ("Blocked", "smtp;550 5.1.1 user unknown", "refused"),
        ("DMARCPolicy", "", "refused"),
        ("timed_out", "", "delayed"),
        ("bounced", "550 5.1.1 no such user", "gone"),
        ("bounced", "", "other"),
    ],
)
def test_a_providers_name_counts_but_never_makes_an_address_worse(named, words, reason):
    assert why(Answer(named=named, words=words)) == reason


def test_a_programs_version_is_no_status():
    assert why(Answer(words="This message was created by Exim 4.94.2; 550 user unknown")) == "gone"


@pytest.mark.parametrize(
    ("reason", "times_full", "is_blocked"),
    [
        ("gone", 0, True),
        ("full", 1, False),
        ("full", FULL_TIMES - 1, False),
        ("full", FULL_TIMES, True),
        *[(reason, FULL_TIMES, False) for reason in ("refused", "delayed", "too_large", "other")],
    ],
)
def test_only_what_is_the_addresss_own_blocks_it(reason, times_full, is_blocked):
    assert blocks(Undelivered(reason), times_full=times_full) is is_blocked
