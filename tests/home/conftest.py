import pytest

from home.seed.programmes import load_programmes
from home.seed.stories import load_stories


@pytest.fixture(scope="module")
def programmes(module_db):
    return load_programmes()


@pytest.fixture(scope="module")
def stories(programmes):
    return load_stories(programmes[0])
