import shutil

import pytest

from tests.drills.copies import copies
from tests.drills.processes import environment


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("migrated")
    with copies(environment(folder)) as commands:
        commands.run("-m", "tests.drills.new_database")
        commands.run("manage.py", "createcachetable")
    return folder


@pytest.fixture
def folder(migrated, tmp_path):
    """A DATA_DIR of this test's own, with an empty database in it."""
    return shutil.copytree(migrated, tmp_path / "data")
