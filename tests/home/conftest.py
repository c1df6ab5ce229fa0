import pytest
from django.db import transaction

from home.seed.programmes import load_programmes
from home.seed.stories import load_stories


@pytest.fixture(scope="module")
def programmes(django_db_setup, django_db_blocker):
    """Loaded once for all tests of a module, since it takes two seconds; each undoes its own changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_programmes()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def stories(programmes):
    return load_stories(programmes[0])
