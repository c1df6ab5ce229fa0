"""A model is found by its name: each file of a models folder is called after one of its models."""

from pathlib import Path

import pytest
from django.apps import apps

from tests.test_layering import ORDER


def plural(name):
    name = name.lower()
    if name.endswith("y") and name[-2] not in "aeiou":
        return {name[:-1] + "ies"}
    return {name, name + "s", name + "es"}


def files_of_models():
    """File name → names of the models that lie in it, for all apps with a models folder."""
    found = {}
    for label in ORDER:
        if label in apps.app_configs:
            for model in apps.get_app_config(label).get_models(include_auto_created=False):
                found.setdefault((label, model.__module__), []).append(model.__name__)
    return found


def is_named_after_one(module, models):
    stem = module.rpartition(".")[2].replace("_", "")
    return any(stem in plural(name) for name in models)


def test_each_file_is_named_after_one_of_its_models():
    wrong = {
        module: models
        for (_label, module), models in files_of_models().items()
        if not is_named_after_one(module, models)
    }
    assert wrong == {}


@pytest.mark.parametrize("label", ["accounts", "outbox", "taskforces", "events", "pledges", "home"])
def test_the_models_folder_lists_every_model(label):
    package = apps.get_app_config(label).models_module
    assert Path(package.__file__).name == "__init__.py"
    names = {model.__name__ for model in apps.get_app_config(label).get_models()}
    assert names == set(package.__all__) - {"KIND_TEXTS"}


def test_a_file_with_another_name_would_be_found():
    assert not is_named_after_one("pledges.models.desk", ["SavedFilter"])
    assert is_named_after_one("taskforces.models.companies", ["Workplace", "Company"])
