import pytest
from django.urls import reverse

from accounts.proxies import is_unknown_proxy, was_noticed

CASES = [(0, "1.1.1.1", True), (0, "", False), (0, " ", False), (1, "1.1.1.1", False)]


@pytest.mark.parametrize(("proxies", "forwarded", "unknown"), CASES)
def test_a_proxy_that_the_settings_do_not_know(proxies, forwarded, unknown):
    assert is_unknown_proxy(forwarded, proxies=proxies) is unknown


def test_it_is_noticed_logged_once_and_told_to_owners(client, cast, caplog):
    client.get("/sundhed")
    assert not was_noticed()  # the negative control
    for _n in range(3):
        client.get("/sundhed", headers={"x-forwarded-for": "1.1.1.1"})
    assert was_noticed()
    assert [r.name for r in caplog.records if "PROXIES" in r.message] == ["haandslag.proxies"]
    told = "stå bag en proxy"
    for person, hears in ((cast.owner, True), (cast.coordinator, False)):
        client.force_login(person)
        assert (told in client.get(reverse("home:workspace")).content.decode()) is hears


def test_once_the_settings_know_it_nothing_is_told(client, db, settings):
    client.get("/sundhed", headers={"x-forwarded-for": "1.1.1.1"})
    settings.PROXIES = 1
    assert not was_noticed()
