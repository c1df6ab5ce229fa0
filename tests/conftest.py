"""What tests share: the cast of people, a clean cache, and skips that CI turns into failures."""

import os
import shutil

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.utils import translation

from home.seed.sitetree import load_pages
from tests import database, factories
from tests.cast import Cast

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def missing(what, *, variable):
    """Skip, unless the environment says that the part must be there."""
    if os.environ.get(variable) == "1":
        pytest.fail(f"{what} is missing and {variable}=1")
    pytest.skip(f"{what} is not installed here")


def pytest_addoption(parser):
    parser.addoption(
        "--with-migrations", action="store_true", help="play the tests marked migrations too"
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    if not config.getoption("with_migrations"):
        left_out = [item for item in items if item.get_closest_marker("migrations")]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    """Tables come from the models, not from migrations, so what these add is added here."""
    if request.config.getoption("nomigrations"):
        with django_db_blocker.unblock():
            database.complete()


@pytest.fixture(autouse=True)
def _clean_caches():
    for name in settings.CACHES:
        caches[name].clear()


@pytest.fixture(autouse=True)
def _danish():
    """A page under /en/ leaves its language in the thread; each test begins in Danish."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        missing("Chromium", variable="REQUIRE_BROWSER")
    return CHROMIUM


@pytest.fixture
def site_root(db):
    """Wagtail's root of our site, also after a test that emptied every table."""
    return factories.site_root()


@pytest.fixture(scope="module")
def module_db(request, django_db_setup, django_db_blocker):
    """For what all tests of a module look at: it is made once, and each test undoes its own changes."""
    alone = {item for item in request.session.items if item.path == request.path}
    assert not [item for item in alone if has_transactions_of_its_own(item)]
    translation.activate(settings.LANGUAGE_CODE)
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sitetree(module_db):
    """The pages that a new site opens with."""
    load_pages()


def has_transactions_of_its_own(item):
    marker = item.get_closest_marker("django_db")
    return (marker and marker.kwargs.get("transaction")) or "transactional_db" in item.fixturenames


@pytest.fixture
def cast(db):
    return Cast()
