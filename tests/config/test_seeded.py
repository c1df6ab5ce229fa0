"""Tables are empty after a test with transactions of its own, whatever keeps rows from being deleted."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Locale

from accounts.models import Organisation, User
from pledges.models import Scheme
from tests import factories, seeded


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is emptied by Django")
def test_rows_go_and_what_the_models_make_stays():
    factories.organisation()
    factories.user()
    kinds, permissions = ContentType.objects.count(), Permission.objects.count()
    assert permissions > 0
    seeded.empty(connection)
    assert not any(model.objects.exists() for model in (Organisation, User, Scheme, Locale))
    assert (ContentType.objects.count(), Permission.objects.count()) == (kinds, permissions)
    with connection.cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("origin",)  # keys and triggers hold again
