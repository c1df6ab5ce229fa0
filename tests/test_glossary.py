"""The glossary names every model, and no class that is gone."""

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
