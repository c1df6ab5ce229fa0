"""The answers to OWASP ASVS name each requirement once, tests that exist, and numbers that are true."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "site/docs"
STATES = ("test", "code", "document", "operator", "n/a", "open")
# ASVS 5.0.0: of each section the level of its first requirement, its second, and so on.
OFFICIAL = {
    "V1.1": "22", "V1.2": "1111122223", "V1.3": "112222222223", "V1.4": "222", "V1.5": "123",
    "V2.1": "122", "V2.2": "112", "V2.3": "12223", "V2.4": "23",
    "V3.1": "3", "V3.2": "113", "V3.3": "12223", "V3.4": "11222233", "V3.5": "11122333", "V3.6": "3", "V3.7": "22333",
    "V4.1": "12233", "V4.2": "23333", "V4.3": "22", "V4.4": "1222",
    "V5.1": "2", "V5.2": "112333", "V5.3": "113", "V5.4": "222",
    "V6.1": "122", "V6.2": "111111112222", "V6.3": "11223333", "V6.4": "112233", "V6.5": "22222333", "V6.6": "2223",
    "V6.7": "33", "V6.8": "2222",
    "V7.1": "222", "V7.2": "1111", "V7.3": "22", "V7.4": "11222", "V7.5": "223", "V7.6": "22",
    "V8.1": "1233", "V8.2": "1123", "V8.3": "133", "V8.4": "23",
    "V9.1": "111", "V9.2": "1222",
    "V10.1": "22", "V10.2": "223", "V10.3": "22223", "V10.4": "1111122222233333", "V10.5": "22222", "V10.6": "22",
    "V10.7": "222",
    "V11.1": "2233", "V11.2": "22233", "V11.3": "11233", "V11.4": "1222", "V11.5": "23", "V11.6": "23", "V11.7": "33",
    "V12.1": "12233", "V12.2": "11", "V12.3": "22223",
    "V13.1": "2333", "V13.2": "222223", "V13.3": "2233", "V13.4": "1222233",
    "V14.1": "22", "V14.2": "12223333", "V14.3": "122",
    "V15.1": "12233", "V15.2": "12233", "V15.3": "1222222", "V15.4": "3333",
    "V16.1": "2", "V16.2": "22222", "V16.3": "2222", "V16.4": "222", "V16.5": "2223",
    "V17.1": "23", "V17.2": "22223333", "V17.3": "22",
}  # fmt: skip
EXPECTED = [
    (f"{section}.{number}", level)
    for section, levels in OFFICIAL.items()
    for number, level in enumerate(levels, 1)
    if level != "3"
]
ROW = re.compile(r"^\| (V[\d.]+) \| (\d) \| (.+?) \| (\S+) \| (.+) \|$", re.M)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
COUNT = re.compile(r"^\| (\S+) \| (\d+) \|", re.M)
LISTED = re.compile(r"\*\*(V[\d.]+)\*\*")
ANCHOR = re.compile(r"\(rules\.md#([\w-]+)\)")


def rows_of(text):
    """(id, level, what it asks for, state, what shows it)."""
    return ROW.findall(text)


def named_in(text):
    return set(NAMED.findall(text))


@cache
def functions_of(path):
    if not (ROOT / path).exists():
        return frozenset()
    tree = ast.parse((ROOT / path).read_text())
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def missing(named):
    return {(path, name) for path, name in named if name not in functions_of(path)}


def unfounded(rows):
    """Rows whose state is none, or lacks what it promises: a test, a place, a page, a reason."""
    needs = {"test": NAMED, "document": re.compile(r"\]\("), "code": re.compile(r"\w{3}.*\w{3}")}
    needs |= dict.fromkeys(("operator", "n/a"), re.compile(r"\w{2}")) | {
        "open": re.compile(r".{20}")
    }
    return {name for name, *_, state, shown in rows if not needs.get(state, NAMED).search(shown)}


@pytest.fixture(scope="module")
def pages():
    return "".join(path.read_text() for path in sorted((DOCS / "security").glob("*.md")))


@pytest.fixture(scope="module")
def summary():
    return (DOCS / "security.md").read_text()


def test_every_requirement_up_to_level_two_has_one_row(pages):
    assert (len(EXPECTED), Counter(level for _, level in EXPECTED)) == (253, {"1": 70, "2": 183})
    assert sorted((name, level) for name, level, *_ in rows_of(pages)) == sorted(EXPECTED)
    assert len(re.findall(r"^\| V\d", pages, re.M)) == len(EXPECTED)


def test_every_test_that_is_named_exists(pages, summary):
    named = named_in(pages + summary)
    assert len(named) > 100
    assert (pages + summary).count(".py::") == len(NAMED.findall(pages + summary))
    assert missing(named) == set()


def test_every_state_has_what_it_promises(pages):
    assert {state for *_, state, _shown in rows_of(pages)} <= set(STATES)
    assert unfounded(rows_of(pages)) == set()


def test_the_counts_at_the_top_are_true(pages, summary):
    told = {state: int(count) for state, count in COUNT.findall(summary)}
    assert told == Counter(state for *_, state, _shown in rows_of(pages))


def test_the_open_ones_stand_at_the_top(pages, summary):
    are_open = sorted(name for name, *_, state, _shown in rows_of(pages) if state == "open")
    assert sorted(LISTED.findall(summary)) == are_open


def test_what_the_operator_does_stands_at_the_top(pages, summary):
    theirs = [name for name, *_, state, _shown in rows_of(pages) if state == "operator"]
    section = summary.partition("## For whoever runs the site")[2].partition("\n## ")[0]
    assert sorted(re.findall(r"V\d+\.\d+\.\d+", section)) == sorted(theirs)


def test_every_rule_that_is_named_is_written(pages):
    headings = re.findall(r"^## (.+)$", (DOCS / "security/rules.md").read_text(), re.M)
    assert set(ANCHOR.findall(pages)) == {words.lower().replace(" ", "-") for words in headings}


def test_a_wrong_row_would_be_found():
    """The negative control."""
    text = (
        "| V1.1.1 | 2 | Decode once | test | `tests/config/test_gone.py::test_it` |\n"
        "| V1.1.2 | 2 | Escape last | test | somehow |\n"
        "| V1.2.1 | 1 | Escape | done | `tests/config/test_headers.py::test_gone` |\n"
        "| V1.2.2 | 1 | Escape | open | later |\n"
    )
    rows = rows_of(text)
    assert [row[0] for row in rows] == ["V1.1.1", "V1.1.2", "V1.2.1", "V1.2.2"]
    assert len(missing(named_in(text))) == 2
    assert unfounded(rows) == {"V1.1.2", "V1.2.2"}
