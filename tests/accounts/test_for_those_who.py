"""A list says 403 to whoever may see none of it, and never an untrue "nothing here"."""

import pytest

from accounts import access
from accounts.access import Ability, abilities_anywhere
from tests import factories

INBOX = "/arbejdsbord/indbakke/"


@pytest.mark.parametrize(
    ("who", "status"),
    [("consultant", 200), ("lead", 200), ("reader", 403), ("helper", 403), ("secretary", 403)],
)
def test_the_list_is_for_those_who_may_see_it(client, cast, site_root, who, status):
    client.force_login(getattr(cast, who))
    assert client.get(INBOX).status_code == status


def test_without_the_rule_somebody_would_read_that_there_is_nothing(
    client, cast, site_root, monkeypatch
):
    """The negative control."""
    monkeypatch.setitem(access.ABILITIES, "reader", frozenset({Ability.WORK_SHEETS}))
    factories.handover(factories.sheet(cast.network), cast.unit, owner=cast.consultant)
    client.force_login(cast.reader)
    assert client.get(INBOX).status_code == 200


def test_it_is_asked_once_a_request(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        first, again = abilities_anywhere(cast.consultant), abilities_anywhere(cast.consultant)
    assert first == again
    assert Ability.WORK_SHEETS in first


def test_nobody_without_a_role_may_anything(cast):
    assert abilities_anywhere(factories.user("Ny")) == frozenset()
