"""The list of walks: what the founding programmes do, each walked in the demo by the people who do it."""

from dataclasses import dataclass

WALKS = {}


@dataclass(frozen=True)
class Walk:
    """One practice: who does what, and the function that does it as they would."""

    practice: str  # a slug of the practice, in the programmes' words
    says: str
    take: object


def walk(practice: str, says: str):
    """Note a function as the walk of a practice. It takes `demo`, the loaded demo (`tests/practice/demo.py`)."""

    def noted(function):
        assert practice not in WALKS, practice
        WALKS[practice] = Walk(practice, says, function)
        return function

    return noted
