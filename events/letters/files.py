"""Many letters as files: one PDF for the printer, or one each for Digital Post.

They are set a hundred at a time by processes of their own, so that the worker stays small.
"""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from events.letters.pdf import LETTERS_A_DOCUMENT, TEMPLATE, to_set, typeset_letters
from frontend.apart import apart
from frontend.joining import join
from frontend.splitting import typeset_each
from frontend.typeset import typeset_file

LETTERS_A_PART = 100  # set in one go: some 80 MB of memory


def _nobody_is_told(number):
    pass


def letters_file(
    document: dict, letters: Sequence[dict], *, made: Callable[[int], None] = _nobody_is_told
) -> tuple[str, str, bytes]:
    """(ending, content type, content): one PDF, or a ZIP of several when there are too many for one.

    `made` is told how many letters are done.
    """
    chunks = list(batched(letters, LETTERS_A_DOCUMENT))
    if len(chunks) == 1:
        return "pdf", "application/pdf", joined_letters(document, letters, made=made)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for number, chunk in enumerate(chunks):
            before = number * LETTERS_A_DOCUMENT
            pdf = joined_letters(document, chunk, made=lambda n, before=before: made(before + n))
            archive.writestr(f"breve-{number + 1:02}.pdf", pdf)
    return "zip", "application/zip", buffer.getvalue()


def joined_letters(
    document: dict, letters: Sequence[dict], *, made: Callable[[int], None] = _nobody_is_told
) -> bytes:
    """As `typeset_letters`, in parts when they are many."""
    if len(letters) <= LETTERS_A_PART:
        pdf = typeset_letters(document, letters)
        made(len(letters))
        return pdf
    with TemporaryDirectory() as folder, apart() as run:
        parts = []
        for number, chunk in enumerate(batched(letters, LETTERS_A_PART)):
            parts.append(Path(folder) / f"{number}.pdf")
            run(typeset_file, parts[-1], TEMPLATE, *to_set(document, chunk))
            made(number * LETTERS_A_PART + len(chunk))
        whole = Path(folder) / "whole.pdf"
        run(join, parts, whole)
        return whole.read_bytes()


def separate_letters(document: dict, letters: Sequence[dict]) -> Iterator[bytes]:
    """A PDF for each letter; set together and split afterwards, which costs half of setting them one by one."""
    if len(letters) == 1:
        yield typeset_letters(document, letters)
        return
    with apart() as run:
        for chunk in batched(letters, LETTERS_A_PART):
            yield from run(typeset_each, TEMPLATE, *to_set(document, chunk), "letters")


def batched(letters: Sequence[dict], size: int) -> Iterator[Sequence[dict]]:
    for start in range(0, len(letters), size):
        yield letters[start : start + size]
