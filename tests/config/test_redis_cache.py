"""Without Redis a guest gets an answer and a guesser is still counted; nobody waits long, and the log says so."""

import logging
import socket
import time

import pytest
from django.core.cache import cache, caches
from django.test import RequestFactory
from django.urls import reverse
from redis.exceptions import RedisError

from accounts.ratelimit import FAILURES, count_failure, too_many_failures
from config import environment, redis_cache
from config.redis_cache import ASKED_AGAIN_AFTER, LOGGED_EVERY, Absence
from events.models import Answer
from pledges.models import Sheet
from tests import factories
from tests.pledges.sheets.test_api import item, result_of

DJANGOS_OWN = "django.core.cache.backends.redis.RedisCache"


@pytest.fixture(params=["refuses", "never answers"])
def address(request):
    """A port where nobody listens, and one that takes the call and says nothing."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if request.param == "never answers":
            server.listen(100)
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


def use(settings, monkeypatch, address, backend="config.redis_cache.RedisCache"):
    monkeypatch.setenv("KNOB", address)
    redis_cache.absences.clear()
    entries = environment.caches("KNOB")
    settings.CACHES = {
        name: entry | {"BACKEND": backend} if entry["LOCATION"] == address else entry
        for name, entry in entries.items()
    }


@pytest.fixture
def away(settings, monkeypatch, address):
    use(settings, monkeypatch, address)


def caller():
    return RequestFactory().get("/i/", REMOTE_ADDR="10.0.0.1")


def test_djangos_own_backend_would_fail(settings, monkeypatch, address):
    use(settings, monkeypatch, address, DJANGOS_OWN)
    with pytest.raises(RedisError):
        too_many_failures(caller(), "x")


def test_limits_are_kept_by_the_process(away):
    assert not too_many_failures(caller(), "x")
    for _n in range(FAILURES):
        count_failure(caller(), "x")
    assert too_many_failures(caller(), "x")


def test_every_operation_has_an_answer_and_only_the_first_one_waits(away):
    began = time.monotonic()
    assert cache.add("a", 1)
    assert not cache.add("a", 1)
    cache.set("b", 2)
    assert (cache.get("b"), cache.incr("b"), cache.decr("b")) == (2, 3, 2)
    assert "b" in cache
    assert cache.touch("b")
    cache.set_many({"c": 3, "d": 4})
    assert cache.get_many(["c", "d"]) == {"c": 3, "d": 4}
    cache.delete_many(["c"])
    assert cache.delete("d")
    assert cache.get_or_set("e", 5) == caches["shared"].get("e") == 5
    cache.clear()
    assert cache.get("e") is None
    assert time.monotonic() - began < 2.5


def test_a_guest_can_answer(client, cast, away):
    invitation = factories.invitation(factories.event(cast.network))
    assert client.get(invitation.get_absolute_url()).status_code == 200
    said = client.post(reverse("events:answer_submit", args=[invitation.code]), {"answer": "no"})
    assert said.status_code == 302
    assert Answer.objects.filter(invitation=invitation).exists()
    assert client.get("/i/K7QMR9XTWHJ4/").status_code == 404


def test_a_sheet_is_taken(cast, away):
    link = factories.sheet_link(factories.event(cast.network))
    assert result_of(item(link.key))["state"] == "stored"
    assert Sheet.objects.exists()


def test_people_log_in_and_a_guesser_is_stopped(client, cast, away):
    def log_in(password):
        fields = {"login": cast.owner.email, "password": password}
        return client.post(reverse("account_login"), fields)

    assert log_in("hemmelig-nok-1").status_code == 302
    client.logout()
    for _guess in range(10):
        log_in("gættet")
    assert log_in("hemmelig-nok-1").status_code == 200  # refused, and the form again


def test_it_is_logged_once_a_minute_and_names_nobody(away, caplog):
    with caplog.at_level(logging.INFO, "haandslag.cache"):
        for _round in range(3):
            count_failure(caller(), "x")
            for absence in redis_cache.absences.values():
                absence.until = 0  # as if the pause were over
    (record,) = caplog.records
    assert record.getMessage().startswith("Redis does not answer")
    assert "10.0.0.1" not in record.getMessage()
    assert "redis://" not in record.getMessage()


def test_the_pause_and_the_minute():
    absence = Absence()
    assert absence.may_be_over(100)
    absence.begin(OSError(), 100)
    assert not absence.may_be_over(100 + ASKED_AGAIN_AFTER - 1)
    assert absence.may_be_over(100 + ASKED_AGAIN_AFTER)
    assert not absence.may_be_over(100 + ASKED_AGAIN_AFTER)  # one asks for all
    absence.begin(OSError(), 100 + LOGGED_EVERY - 1)
    assert absence.logged_at == 100
    absence.begin(OSError(), 100 + LOGGED_EVERY)
    assert absence.logged_at == 100 + LOGGED_EVERY
    absence.end()
    assert absence.may_be_over(100 + LOGGED_EVERY)


def test_redis_takes_over_again_and_the_memory_is_forgotten(settings, monkeypatch):
    use(settings, monkeypatch, "redis://127.0.0.1:9/0")
    cache.set("a", "remembered")
    assert cache.get("a") == "remembered"
    (absence,) = redis_cache.absences.values()
    absence.until = 1  # long over
    monkeypatch.setattr(f"{DJANGOS_OWN}.get", lambda *args, **kwargs: "from Redis")
    assert cache.get("a") == "from Redis"
    assert absence.until == 0
    monkeypatch.undo()
    assert cache.get("a") is None


def test_a_failure_is_counted_also_when_the_cache_forgets_in_between(monkeypatch):
    monkeypatch.setattr(type(caches["shared"]), "add", lambda *args, **kwargs: True)
    count_failure(caller(), "x")
    assert too_many_failures(caller(), "x", most=1)
