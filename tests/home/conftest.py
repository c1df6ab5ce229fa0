import pytest

from home.seed.programmes import load_programmes
from home.seed.stories import load_stories


@pytest.fixture(scope="module")
def programmes(module_db):
    return load_programmes()


@pytest.fixture(scope="module")
def stories(module_db):
    """Those of one programme, which is the only one."""
    return load_stories(*load_programmes(["code-of-care"]))
