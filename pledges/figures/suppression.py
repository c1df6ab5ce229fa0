"""What the public may see of a number. Groups under five could point to persons."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

SMALLEST_GROUP = 5

Key = TypeVar("Key", bound=Hashable)


def suppress(n: int) -> int | None:
    """The number as the public may see it: None for 1 to 4."""
    return None if 0 < n < SMALLEST_GROUP else n


def suppress_parts(parts: Mapping[Key, int]) -> dict[Key, int | None]:
    """The parts of a total that is shown too: no hidden one may follow from the others by subtraction.

    What all shown parts leave of the total is the sum of the hidden ones; it must be of at least two
    parts and no small group itself. The next smallest are hidden until it is, noughts last.
    """
    shown = {key: suppress(n) for key, n in parts.items()}
    hidden = [key for key, n in shown.items() if n is None]
    if not hidden or suppress(sum(parts.values())) is None:
        return shown  # nothing to subtract from
    spare = sorted(
        (key for key, n in shown.items() if n is not None),
        key=lambda key: (not parts[key], parts[key]),
    )
    while spare and (len(hidden) < 2 or sum(parts[key] for key in hidden) < SMALLEST_GROUP):
        hidden.append(key := spare.pop(0))
        shown[key] = None
    return shown
