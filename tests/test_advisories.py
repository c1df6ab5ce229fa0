"""The look-up of advisories tells apart what is known, what is not, and what could not be asked."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

advisories = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / ".ci/advisories.py")))

HOLE = {"id": "CVE-2026-1", "fix_versions": ["5.2.99"], "aliases": [], "description": "…"}
FOUND = {"url": "https://example.org/GHSA-1", "range": "<8.0.5"}


@pytest.mark.parametrize(
    ("rows", "known", "seen"),
    [
        ([{"name": "django", "version": "5", "vulns": []}], [], {("django", "5")}),
        (
            [{"name": "django", "version": "5", "vulns": [HOLE]}],
            [("django", "5", "CVE-2026-1", "5.2.99")],
            {("django", "5")},
        ),
        ([{"name": "django", "skip_reason": "not found"}], [], set()),
        ([], [], set()),
    ],
)
def test_what_pip_audit_says(rows, known, seen):
    assert advisories.of_python({"dependencies": rows}) == (known, seen)


@pytest.mark.parametrize(
    ("report", "known", "seen"),
    [
        ({"vulnerabilities": {}}, [], {("idb", "8"), ("zx", "1")}),
        (
            {"vulnerabilities": {"idb": {"via": [FOUND]}, "zx": {"via": ["idb"]}}},
            [("idb", "8", "GHSA-1", "not <8.0.5")],
            {("idb", "8"), ("zx", "1")},
        ),
        ({"message": "405 Method Not Allowed", "error": {}}, [], set()),
        ({}, [], set()),
    ],
)
def test_what_npm_says(report, known, seen):
    assert advisories.of_npm(report, [("idb", "8"), ("zx", "1")]) == (known, seen)


def test_a_program_that_answers_nothing_has_looked_up_nothing(tmp_path):
    assert advisories.of_python(advisories.asked(["false"], tmp_path)) == ([], set())


@pytest.mark.parametrize(
    ("known", "missing", "code"),
    [([], [], 0), ([("django",)], [], 1), ([("django",)], ["idb"], 1), ([], ["idb"], 2)],
)
def test_silence_is_no_answer(known, missing, code):
    assert advisories.ended(known, missing) == code


def test_each_version_is_asked_about_once():
    packages = [("numpy", "2.5"), ("numpy", "2.4"), ("django", "5")]
    assert advisories.rounds(packages) == ["django==5\nnumpy==2.4\n", "numpy==2.5\n"]


def test_what_a_server_runs_comes_first():
    scopes = {("attrs", "1"): "excluded", ("django", "5"): "required", ("idb", "8"): "required"}
    known = [("attrs", "1", "A-1", "2"), ("django", "5", "D-1", "6")]
    lines = advisories.told(known, [("idb", "8")], scopes).splitlines()
    assert lines[0] == "- not looked up: idb 8"
    assert [line.split(" | ")[0] for line in lines[-2:]] == ["| django", "| attrs"]
