import pytest
import time_machine

from tests.pledges.figures.histories import DAY, make_histories


@pytest.fixture(scope="module")
def histories(module_db):
    """One for all tests of a module; each puts back what it changes."""
    with time_machine.travel(DAY, tick=False):
        return make_histories()
