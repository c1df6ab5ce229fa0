"""Apps form one line, and so do the rooms of each app: each imports only from its left."""

import ast
import site
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ORDER = ["frontend", "accounts", "outbox", "taskforces", "events", "pledges", "home", "config"]
# Inside an app: its rooms (folders and single modules), each importing only from its left.
ROOMS = {
    "taskforces": [
        "identifiers",
        "names",
        "placeholders",
        "models",
        "access",
        "companies",
        "contacts",
        "lists",
        "imports",
        "register",
        "plans",
        "knowledge",
        "partnerships",
        "spreading",
        "advice",
        "programmes",
        "networks",
        "pages",
        "signers",
        "members",
        "letters",
        "stories",
        "prizes",
        "management",
        "retention",
        "privacy",
        "wagtail_hooks",
        "urls",
        "apps",
    ],
    "events": [
        "models",
        "access",
        "tickets",
        "calendar",
        "contact_cards",
        "seats",
        "letters",
        "badges",
        "interview_groups",
        "answers",
        "networking",
        "open_registration",
        "courses",
        "planning",
        "joint",
        "sessions",
        "speakers",
        "unit_attendance",
        "door",
        "retention",
        "privacy",
        "tasks",
        "urls",
        "apps",
    ],
    "pledges": [
        "taxonomy",
        "fields",
        "wording",
        "looks",
        "templatetags",
        "models",
        "access",
        "companies",
        "company_keys",
        "persons",
        "tables",
        "matching",
        "splitting",
        "routing",
        "followup",
        "figures",
        "programmes",
        "wall",
        "job_profiles",
        "candidates",
        "candidate_talks",
        "job_brokers",
        "openings",
        "fit",
        "mail_texts",
        "job_orders",
        "units",
        "api",
        "sheets",
        "visits",
        "placements",
        "questions",
        "counter_offers",
        "aftercare",
        "matches",
        "receipts",
        "handouts",
        "support_days",
        "reorganisation",
        "desk",
        "clock",
        "target_group",
        "steering",
        "management",
        "unused",
        "retention",
        "privacy",
        "tasks",
        "wagtail_hooks",
        "urls",
        "apps",
    ],
    "home": [
        "models",
        "pagecache",
        "media",
        "search",
        "seed",
        "figures",
        "privacy",
        "lists",
        "companies",
        "contacts",
        "mine",
        "workspace",
        "new_network",
        "service",
        "demo",
        "management",
        "tasks",
        "wagtail_hooks",
        "urls",
        "apps",
    ],
}
TOP_LEVEL = {
    "LICENSE",
    "README.md",
    "events",
    "manage.py",
    "pledges",
    "pyproject.toml",
    "requirements.lock",
    "site",
    "taskforces",
    "templates",
    "tests",
}


def folder(app):
    return next(path for path in (ROOT / app, ROOT / "site" / app) if path.is_dir())


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)


def upward_imports(app, files):
    above = set(ORDER[ORDER.index(app) + 1 :])
    return {
        f"{path.name} imports {name}" for path in files for name in imported(path) if name in above
    }


@pytest.mark.parametrize("app", ORDER)
def test_app_imports_only_lower_apps(app):
    files = [path for path in folder(app).rglob("*.py") if "node_modules" not in path.parts]
    assert upward_imports(app, files) == set()


def test_an_upward_import_would_be_found(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("from pledges.models import Sheet\n")
    assert upward_imports("events", [bad]) == {"bad.py imports pledges"}


def rooms_imported(app, path):
    """The rooms of its own app that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            top, _, rest = node.module.partition(".")
            if top == app:
                yield from (
                    [rest.partition(".")[0]] if rest else (alias.name for alias in node.names)
                )


def upward_rooms(app, room, files):
    above = set(ROOMS[app][ROOMS[app].index(room) + 1 :])
    return {
        f"{path.name} imports {name}"
        for path in files
        for name in rooms_imported(app, path)
        if name in above
    }


def files_of(app, room):
    path = folder(app) / room
    return list(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


@pytest.mark.parametrize(("app", "room"), [(app, room) for app in ROOMS for room in ROOMS[app]])
def test_room_imports_only_rooms_to_its_left(app, room):
    assert upward_rooms(app, room, files_of(app, room)) == set()


@pytest.mark.parametrize("app", ROOMS)
def test_every_room_has_its_place_in_the_line(app):
    names = {path.stem for path in folder(app).iterdir() if path.is_dir() or path.suffix == ".py"}
    assert names - {"migrations", "__init__", "__pycache__"} == set(ROOMS[app])


def test_an_import_from_a_room_to_the_right_would_be_found(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("from pledges.desk.inbox import rows\nfrom pledges import models, steering\n")
    assert upward_rooms("pledges", "sheets", [bad]) == {
        "bad.py imports desk",
        "bad.py imports steering",
    }


def imported_tags(path):
    modules = {
        node.module
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.level == 0
    }
    own = {module for module in modules if module.partition(".")[0] in ORDER}
    return {f"{path.name} imports {module}" for module in own if ".templatetags" in module}


@pytest.mark.parametrize("app", ORDER)
def test_only_templates_use_template_tags(app):
    """What a mail or a feed needs too lies in a plain module, and the tag registers it."""
    files = [path for path in folder(app).rglob("*.py") if "node_modules" not in path.parts]
    assert set().union(*map(imported_tags, files)) == set()


def test_an_imported_tag_would_be_found(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("from frontend.templatetags.frontend import phone\n")
    assert imported_tags(bad) == {"bad.py imports frontend.templatetags.frontend"}


def imports_inside_functions(path):
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return {
        f"{path.name}, {function.name}"
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }


@pytest.mark.parametrize("app", ORDER)
def test_modules_need_each_other_in_one_direction(app):
    """An import inside a function hides a circle; only what runs before the models are there may."""
    files = [path for path in folder(app).rglob("*.py") if "node_modules" not in path.parts]
    late = {"apps.py", "hatch_build.py"}
    found = [imports_inside_functions(path) for path in files if path.name not in late]
    assert set().union(*found) == set()


def test_an_import_inside_a_function_would_be_found(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("def send():\n    from outbox import tasks\n")
    assert imports_inside_functions(bad) == {"bad.py, send"}


def test_top_level_is_the_agreed_one():
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert names - {"var", "haandslag.egg-info"} == TOP_LEVEL


def test_site_is_a_folder_and_not_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()
    assert hasattr(site, "getsitepackages")  # the standard library's own
