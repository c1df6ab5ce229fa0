"""A page of the workspace reads roles once; what is written asks each time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role

PAGE = "/arbejdsbord/virksomheder/"


def times_roles_are_read(client, user, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return sum(f'"accounts_role"."user_id" = {user.pk}' in each["sql"] for each in seen)


@pytest.mark.parametrize("address", [PAGE, "/arbejdsbord/samtykker/", "/arbejdsbord/programmer/"])
def test_a_page_reads_the_persons_roles_once(client, cast, address):
    client.force_login(cast.coordinator)
    assert times_roles_are_read(client, cast.coordinator, address) == 1


def test_a_role_taken_away_counts_on_the_next_page(client, cast):
    client.force_login(cast.coordinator)
    assert client.get(PAGE).status_code == 200
    Role.objects.filter(user=cast.coordinator).update(role=Role.Kind.READER)
    assert client.get(PAGE).status_code == 403
    Role.objects.filter(user=cast.coordinator).delete()
    assert client.get(PAGE).status_code == 403


def test_who_has_no_account_is_asked_to_log_in(client, db):
    assert client.get(PAGE).status_code == 302


def test_a_superuser_keeps_what_superusers_may(admin_client, cast):
    assert admin_client.get("/arbejdsbord/medarbejdere/").status_code == 200
    assert admin_client.get(PAGE).status_code == 403
