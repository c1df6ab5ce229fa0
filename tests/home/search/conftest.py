import pytest


@pytest.fixture(autouse=True)
def _indexed(indexing):
    """What is told of a page is looked for in the search and among the references too."""
