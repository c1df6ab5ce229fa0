"""An old data folder that others can look into is told of at each start."""

import pytest
from django.core import checks

from home.service.data_folder import data_folder_is_closed


@pytest.mark.parametrize(
    ("mode", "told"), [(0o700, False), (0o750, True), (0o755, True), (0o701, True)]
)
def test_a_folder_that_others_can_look_into_is_told_of(settings, tmp_path, mode, told):
    settings.DATA_DIR = tmp_path / "var"
    settings.DATA_DIR.mkdir()
    settings.DATA_DIR.chmod(mode)
    found = data_folder_is_closed()
    assert bool(found) is told
    assert all(f"mode {mode:o}" in warning.msg and "chmod" in warning.hint for warning in found)


def test_it_is_asked_at_each_start():
    assert data_folder_is_closed in checks.registry.registry.get_checks()
