import time

import pytest
from django.test import RequestFactory

from accounts import ratelimit
from accounts.ratelimit import FAILURES, caller_of, count_failure, guesses, too_many_failures


def request(forwarded=""):
    return RequestFactory().get(
        "/i/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="10.0.0.1"
    )


@pytest.mark.parametrize(
    ("proxies", "forwarded", "caller"),
    [
        (0, "1.1.1.1", "10.0.0.1"),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (2, "6.6.6.6, 1.1.1.1, 10.0.0.2", "1.1.1.1"),
        (2, "1.1.1.1", "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(settings, proxies, forwarded, caller):
    settings.PROXIES = proxies
    assert caller_of(request(forwarded)) == caller


def test_one_who_guesses_behind_a_proxy_stops_nobody_else(settings):
    settings.PROXIES = 1
    for _n in range(FAILURES):
        count_failure(request("6.6.6.6"), "x")
    assert too_many_failures(request("6.6.6.6"), "x")
    assert not too_many_failures(request("1.1.1.1"), "x")
    settings.PROXIES = 0  # the negative control: unseen, they share the proxy's own address
    assert caller_of(request("6.6.6.6")) == caller_of(request("1.1.1.1"))


def test_a_guesser_waits_for_each_answer_and_takes_one_thread_only(monkeypatch):
    waited = []
    monkeypatch.setattr(ratelimit, "PAUSE_SECONDS", 0.5)
    monkeypatch.setattr(time, "sleep", waited.append)
    for _n in range(FAILURES):
        assert not guesses(request(), "x")
    assert waited == []
    assert guesses(request(), "x")
    assert waited == [0.5]
    with ratelimit._pausing:  # another one waits already
        assert guesses(request(), "x")
    assert waited == [0.5]
