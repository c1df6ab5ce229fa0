"""What tests share: the cast of people, a clean cache, and skips that CI turns into failures."""

import os
import shutil

import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation
from wagtail.models import Collection, Locale, Page, Site

from events.door import standing
from tests import database
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
    for name in ("default", "shared"):
        caches[name].clear()
    standing.forget()


@pytest.fixture(autouse=True)
def _danish():
    """A page under /en/ leaves its language in the thread; each test begins in Danish."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def chromium():
    if CHROMIUM is None:
        missing("Chromium", variable="REQUIRE_BROWSER")
    return CHROMIUM


@pytest.fixture
def site_root(db):
    """Wagtail's root of our site, also after a test that emptied every table."""
    locale, _ = Locale.objects.get_or_create(language_code="da")
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first()
    if root is None:
        root = Page.add_root(instance=Page(title="Rod", slug="root", locale=locale))
    home = root.get_children().first()
    if home is None:
        home = root.add_child(instance=Page(title="Forside", slug="forside", locale=locale))
    Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    return home


@pytest.fixture
def cast(db):
    return Cast()
