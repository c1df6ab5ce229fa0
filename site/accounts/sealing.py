"""Seals what must be read again and must not be read in a stolen copy of the database.

What only has to be recognised is stored as a hash (accounts/keys.py). The keys lie beside the others: in the
environment, or in a file that is read anew when it changes, so that a rotation needs no restart.
"""

import os
import tempfile
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class KeyLost(Exception):
    """It was sealed with a key that is not here any more."""

    silent_variable_failure = True  # a page shows nothing in its place


def seal(text: str) -> str:
    return _cipher().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises KeyLost."""
    try:
        return _cipher().decrypt(sealed).decode()
    except InvalidToken:
        raise KeyLost from None


def reseal(sealed: str) -> str:
    """The same under the newest key. Raises KeyLost."""
    try:
        return _cipher().rotate(sealed).decode()
    except InvalidToken:
        raise KeyLost from None


def is_newest(sealed: str) -> bool:
    """Whether the newest key alone opens it."""
    try:
        Fernet(keys()[0]).decrypt(sealed)
    except InvalidToken:
        return False
    return True


def keys() -> list[str]:
    """Newest first. A site without any makes one, once, whichever process is first."""
    if settings.ENCRYPTION_KEYS:
        return settings.ENCRYPTION_KEYS
    file = settings.ENCRYPTION_KEYS_FILE
    if not file.exists():
        _write([Fernet.generate_key().decode()], file, new=True)
    return file.read_text().split()


def add_key() -> None:
    """A new one before the others. Only where they lie in our own file."""
    _write([Fernet.generate_key().decode(), *keys()], settings.ENCRYPTION_KEYS_FILE)


def drop_old_keys() -> int:
    """All but the newest; how many. What only they open is lost."""
    newest, *old = keys()
    _write([newest], settings.ENCRYPTION_KEYS_FILE)
    return len(old)


def _write(lines: list[str], file: Path, *, new: bool = False) -> None:
    """Whole or not at all, and for its owner alone; a new one never takes the place of another process's."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    with os.fdopen(descriptor, "w") as handle:
        handle.write("\n".join(lines) + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    if not new:
        os.replace(name, file)
        return
    try:
        os.link(name, file)
    except FileExistsError:
        pass  # another process made the keys at the same moment: its file stays, and both read that one
    finally:
        os.unlink(name)


def _cipher() -> MultiFernet:
    return _made_of(tuple(keys()))


@lru_cache(maxsize=4)
def _made_of(found: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in found])
