import pytest

LISTS = [
    "/cms/organisationer/",
    "/cms/netvaerk/",
    "/cms/tal/",
    "/cms/organisationer/new/",
    "/cms/netvaerk/new/",
]


@pytest.mark.parametrize("address", LISTS)
def test_an_administrator_sets_up_the_site(admin_client, site_root, address):
    assert admin_client.get(address).status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_nobody_else_reaches_it(client, cast, address):
    client.force_login(cast.owner)
    assert client.get(address).status_code == 302
