"""What is true of an invitation is asked in one place."""

import re
from pathlib import Path

import pytest

from events.letters.facts import is_whole

ROOT = Path(__file__).resolve().parents[3]
# What decides whether somebody may be mailed; `events/letters/facts.py` is the only one to ask.
DECIDES = re.compile(
    r"contact_basis|advertising_protected|\bSuppression\b|Basis\.PRINTED_LETTER|Basis\.CONSENT"
)
ASKS = {"events/letters/facts.py", "events/planning/news.py"}


def asking():
    files = [path for app in ("events", "pledges") for path in (ROOT / app).rglob("*.py")]
    return {
        str(path.relative_to(ROOT))
        for path in files
        if "migrations" not in path.parts and DECIDES.search(path.read_text())
    }


def test_whether_somebody_may_be_mailed_is_asked_in_one_place():
    """The news asks only for an address that a guest wrote themselves, which no contact has."""
    assert asking() == ASKS


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        (("Havnen 1", "9000", "Aalborg"), True),
        (("", "9000", "Aalborg"), False),
        (("Havnen 1", "", "Aalborg"), False),
        (("Havnen 1", "9000", ""), False),
        (("Hamnen 1", "", "Malmö", "Sverige"), True),
        (("", "", "", "Sverige"), False),
    ],
)
def test_an_address_is_whole(address, whole):
    fields = dict(zip(("street", "postcode", "city", "country"), address, strict=False))
    assert is_whole(**fields) is whole
