"""The glossary names every model and no class that is gone, and who acts is called `by`."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[1]
OURS = ("accounts", "outbox", "taskforces", "events", "pledges", "home")
CLASS = re.compile(r"`([A-Z][a-z]+(?:[A-Z][a-z]+)*)\b")


def named():
    return set(CLASS.findall((ROOT / "site" / "docs" / "glossary.md").read_text()))


def defined():
    files = [
        path for app in OURS for top in (ROOT, ROOT / "site") for path in (top / app).rglob("*.py")
    ]
    return {
        name for path in files for name in re.findall(r"^ *class (\w+)", path.read_text(), re.M)
    }


@pytest.mark.parametrize("app", OURS)
def test_every_model_has_a_row(app):
    models = {model.__name__ for model in apps.get_app_config(app).get_models()}
    assert models - named() == set()


def test_no_row_names_a_class_that_is_gone():
    assert named() - defined() == set()


def recorded_as(path):
    """Under which name each function of a module gives the acting person to the audit log."""
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    for call in calls:
        if ast.unparse(call.func) == "audit.record":
            yield from (ast.unparse(word.value) for word in call.keywords if word.arg == "by")


@pytest.mark.parametrize("app", OURS)
def test_who_acts_is_called_by(app):
    files = [path for top in (ROOT, ROOT / "site") for path in (top / app).rglob("*.py")]
    assert {name for path in files for name in recorded_as(path)} <= {"by", "None"}


def test_another_name_would_be_found(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("def close(thing, *, actor):\n    audit.record(1, by=actor, verb='close')\n")
    assert list(recorded_as(bad)) == ["actor"]
