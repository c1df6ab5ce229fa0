"""What tests share: the cast of people, a clean cache, and skips that CI turns into failures."""

import os
import shutil

import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation

from accounts import ratelimit
from home.seed.sitetree import load_pages
from tests import factories
from tests.cast import Cast

pytest_plugins = ["tests.choosing", "tests.cpu_time", "tests.indexing", "tests.seeded"]
CHROMIUM = (
    shutil.which("chromium-headless-shell")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
)


def missing(what, *, variable):
    """Skip, unless the environment says that the part must be there."""
    if os.environ.get(variable) == "1":
        pytest.fail(f"{what} is missing and {variable}=1")
    pytest.skip(f"{what} is not installed here")


@pytest.fixture(autouse=True)
def _clean_caches():
    for name in settings.CACHES:
        caches[name].clear()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """Who guesses too much is told at once, without the wait."""
    monkeypatch.setattr(ratelimit, "PAUSE_SECONDS", 0)


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
def sitetree(module_db):
    """The pages that a new site opens with."""
    load_pages()


@pytest.fixture
def cast(db):
    return Cast()
