"""Many letters as files: one PDF for the printer, or one each for Digital Post.

They are set a hundred at a time by processes of their own, so that the worker stays small.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from events.letters.editions import sent_editions_of
from events.letters.pdf import (
    LETTERS_A_DOCUMENT,
    TEMPLATE,
    letter_of,
    sized,
    to_set,
    typeset_letters,
)
from events.models import Invitation, LetterBatch
from frontend.apart import apart
from frontend.joining import join
from frontend.splitting import typeset_each
from frontend.typeset import typeset_file

Group = tuple[dict, Sequence[dict]]  # what its letters share, and the letters
LETTERS_A_PART = 100  # set in one go: some 80 MB of memory


def _nobody_is_told(number):
    pass


def letters_of(
    batch: LetterBatch, people: Iterable[Invitation]
) -> tuple[list[Invitation], list[dict]]:
    """(people, their letters): those in one language after those in another, else in the order given."""
    revisions = {language: each["revision"] for language, each in batch.translations.items()}
    editions = sent_editions_of(batch.letter_revision, revisions)
    languages = list(editions.pages)
    people = sorted(people, key=lambda each: languages.index(editions.language_for(each.contact)))
    letters = [letter_of(each, editions.page_for(each.contact)) for each in people]
    groups = by_language(batch, letters)
    return people, [letter for document, group in groups for letter in sized(document, group)]


def by_language(batch: LetterBatch, letters: Iterable[dict]) -> list[Group]:
    """One document a language."""
    groups = groupby(letters, key=lambda letter: letter["lang"])
    return [(batch.document_in(language), list(group)) for language, group in groups]


def letters_file(
    groups: Sequence[Group], *, made: Callable[[int], None] = _nobody_is_told
) -> tuple[str, str, bytes]:
    """(ending, content type, content): one PDF, or a ZIP of several when there are too many for one.

    `made` is told how many letters are done.
    """
    if sum(len(letters) for _document, letters in groups) <= LETTERS_A_DOCUMENT:
        return "pdf", "application/pdf", joined_letters(groups, made=made)
    buffer, before = io.BytesIO(), 0
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for number, piece in enumerate(_pieces(groups, LETTERS_A_DOCUMENT), start=1):
            pdf = joined_letters([piece], made=lambda n, before=before: made(before + n))
            archive.writestr(f"breve-{number:02}.pdf", pdf)
            before += len(piece[1])
    return "zip", "application/zip", buffer.getvalue()


def joined_letters(
    groups: Sequence[Group], *, made: Callable[[int], None] = _nobody_is_told
) -> bytes:
    """As `typeset_letters`, in parts when they are many or of several documents."""
    pieces = list(_pieces(groups, LETTERS_A_PART))
    if len(pieces) == 1:
        pdf = typeset_letters(*pieces[0])
        made(len(pieces[0][1]))
        return pdf
    done = 0
    with TemporaryDirectory() as folder, apart() as run:
        parts = []
        for number, (document, letters) in enumerate(pieces):
            parts.append(Path(folder) / f"{number}.pdf")
            run(typeset_file, parts[-1], TEMPLATE, *to_set(document, letters))
            done += len(letters)
            made(done)
        whole = Path(folder) / "whole.pdf"
        run(join, parts, whole)
        return whole.read_bytes()


def separate_letters(groups: Sequence[Group]) -> Iterator[bytes]:
    """A PDF for each letter; set together and split afterwards, which costs half of setting them one by one."""
    with apart() as run:
        for document, letters in _pieces(groups, LETTERS_A_PART):
            if len(letters) == 1:
                yield typeset_letters(document, letters)
            else:
                yield from run(typeset_each, TEMPLATE, *to_set(document, letters), "letters")


def _pieces(groups, size) -> Iterator[Group]:
    for document, letters in groups:
        for start in range(0, len(letters), size):
            yield document, letters[start : start + size]
