"""A process starts faster where nobody looks for garbage among what it has just imported.

Everything that is imported stays until the end, and Python would go through all of it again and again: a fifth of the
three seconds of a start. The same of a process that serves makes its children share more of their memory.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import ManagementUtility


@contextmanager
def importing() -> Iterator[None]:
    """What is made inside is taken to stay for good."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class Commands(ManagementUtility):
    """Django's own; a command begins when everything is imported."""

    def execute(self):
        gc.disable()
        try:
            super().execute()
        finally:
            gc.enable()

    def fetch_command(self, subcommand):
        gc.freeze()
        gc.enable()
        return super().fetch_command(subcommand)
