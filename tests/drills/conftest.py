import shutil

import pytest

from tests.drills.processes import environment, run


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("migrated")
    run(environment(folder), "-m", "tests.drills.new_database")
    return folder


@pytest.fixture
def folder(migrated, tmp_path):
    """A DATA_DIR of this test's own, with an empty database in it."""
    return shutil.copytree(migrated, tmp_path / "data")
