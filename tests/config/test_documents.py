"""The documents stay true: what they link to and name exists, and what they must name stands in them."""

import re
from pathlib import Path

import pytest

from tests.test_layering import ORDER, ROOMS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", ".github/**/*.md", "site/docs/**/*.md")
    for path in ROOT.glob(pattern)
)
LONGEST_README = 150
FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
IN_BACKTICKS = re.compile(r"`([^`\n]+)`")
# A path of this repository: it begins with a folder of ours, and holds nothing to be filled in.
OUR_PATH = re.compile(r"(?:site|events|taskforces|pledges|templates|tests|\.ci|\.github)/[\w./-]*")
READ_BY_SETTINGS = re.compile(r'(?:env\.\w+\(\s*|secret=)"([A-Z_]+)"')


def text_of(path):
    """What is in fences is code to type: it may name files that are yet to be made."""
    return FENCED.sub("", path.read_text())


def broken_links(path):
    targets = (target for target in LINK.findall(text_of(path)) if "://" not in target)
    return {target for target in targets if not (path.parent / target).exists()}


def missing_paths(path):
    named = (name for name in IN_BACKTICKS.findall(text_of(path)) if OUR_PATH.fullmatch(name))
    return {name for name in named if not (ROOT / name).exists()}


def variables(settings):
    return set(READ_BY_SETTINGS.findall(settings))


def rooms_told(architecture, app):
    """The first column of the table under the app's own heading."""
    section = re.search(rf"^### `{app}`\n(.*?)(?=^##|\Z)", architecture, re.M | re.S)
    return re.findall(r"^\| `(\w+)` \|", section[1], re.M) if section else None


def architecture():
    return (ROOT / "site/docs/architecture.md").read_text()


def test_there_are_documents():
    assert len(DOCUMENTS) > 10


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_paths_of_a_document_exist(path):
    assert (broken_links(path), missing_paths(path)) == (set(), set())


def test_a_broken_link_and_a_missing_path_would_be_found(tmp_path):
    document = tmp_path / "bad.md"
    document.write_text(
        "[a](gone.md#there) and [b](https://example.org/), `site/docs/gone.md`, `site/<app>/`\n"
        "```python\n# `events/new.py`\n```\n1. a\n\n   ```\n   `events/newer.py`\n   ```\n"
    )
    assert (broken_links(document), missing_paths(document)) == (
        {"gone.md"},
        {"site/docs/gone.md"},
    )


def test_a_newcomer_reads_the_readme_in_minutes():
    assert len((ROOT / "README.md").read_text().splitlines()) <= LONGEST_README


def test_every_variable_of_the_settings_is_explained():
    operations = (ROOT / "site/docs/operations.md").read_text()
    settings = (ROOT / "site/config/settings.py").read_text()
    assert {name for name in variables(settings) if f"`{name}`" not in operations} == set()


def test_a_new_variable_would_be_found():
    assert variables('X = env.text("NEW_ONE")\nY = env.p(\n    "OTHER", secret="THIRD")') == {
        "NEW_ONE",
        "OTHER",
        "THIRD",
    }


@pytest.mark.parametrize("app", ORDER)
def test_every_app_and_its_rooms_stand_in_the_architecture(app):
    assert rooms_told(architecture(), app) is not None
    if app in ROOMS:
        assert rooms_told(architecture(), app) == ROOMS[app]


def test_a_room_that_is_not_told_of_would_be_found():
    text = "### `events`\n| `models` | rows |\n\n### `pledges`\n| `desk` | calls |\n"
    assert rooms_told(text, "events") == ["models"] != ROOMS["events"]
    assert rooms_told(text, "home") is None
