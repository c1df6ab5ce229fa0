"""The comparison of coverage finds a folder that fell, also where the sum rose."""

import pytest

from tests import coverage_by_folder


def report(**files):
    """{path with __ for /: (statements, covered)} in the shape of coverage's JSON."""
    return {
        "files": {
            f"{path.replace('__', '/')}.py": {
                "summary": {"num_statements": lines, "covered_lines": covered}
            }
            for path, (lines, covered) in files.items()
        }
    }


def test_lines_are_summed_by_app_and_room():
    found = coverage_by_folder.by_folder(
        report(
            events__apps=(10, 10),
            events__door__views=(20, 15),
            events__door__api=(20, 20),
            site__outbox__smtp=(50, 25),
            site__home__seed__demo__persons=(0, 0),
        )
    )
    assert found == {
        "all": (100, 70.0),
        "events": (10, 100.0),
        "events/door": (40, 87.5),
        "site/outbox": (50, 50.0),
    }


@pytest.mark.parametrize(
    ("found", "worse"),
    [
        ({"events/door": (40, 87.5)}, []),
        ({"events/door": (40, 87.4)}, []),
        ({"events/door": (40, 85.0), "all": (900, 99.9)}, [("events/door", 87.5, 85.0)]),
        ({"events/door": (40, 99.0), "events/new": (5, 10.0)}, []),
        ({}, []),
    ],
)
def test_a_folder_that_fell_is_found(found, worse):
    assert coverage_by_folder.fallen(found, {"events/door": (40, 87.5)}) == worse


def test_the_document_is_read_as_it_is_written():
    found = {"all": (100, 70.0), "events/door": (40, 87.5)}
    assert coverage_by_folder.read(coverage_by_folder.table(found)) == found


def test_the_kept_document_holds_figures():
    kept = coverage_by_folder.read(coverage_by_folder.KEPT.read_text())
    assert coverage_by_folder.WHOLE in kept
