"""Looks for words in everything that is kept: every column of every table, and every file.

A deletion proves itself by it: afterwards none of the person's words is found. It reads the database as it
is and not the models, so that what a model does not know of is found too.
"""

import json
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import connection

# In which SQLite's full-text index keeps its own pieces; the words stand in the table they are made of.
_PIECES = ("_fts_data", "_fts_idx", "_fts_docsize", "_fts_config")
ROWS_AT_ONCE = 500


def traces(words: Iterable[str]) -> dict[str, list[str]]:
    """{word: ["table.column", …, "media/file"]}; capital letters are no difference."""
    spelled = {form.lower(): word for word in words for form in (word, json.dumps(word)[1:-1])}
    found: dict[str, set[str]] = {word: set() for word in spelled.values()}
    pattern = re.compile("|".join(map(re.escape, sorted(spelled, key=len, reverse=True))))
    for place, text in chain(_columns(), _files()):
        for hit in pattern.findall(text.lower()):
            found[spelled[hit]].add(place)
    return {word: sorted(places) for word, places in found.items()}


def _columns():
    quote = connection.ops.quote_name
    for table in sorted(connection.introspection.table_names()):
        if table.endswith(_PIECES):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {quote(table)}")  # noqa: S608 (a table of our own)
            names = [column[0] for column in cursor.description]
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                for name, values in zip(names, zip(*rows, strict=True), strict=True):
                    yield f"{table}.{name}", "\n".join(map(_as_text, values))


def _as_text(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace")
    if isinstance(value, dict | list):  # PostgreSQL's JSON
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _files():
    for path in sorted(Path(settings.MEDIA_ROOT).rglob("*")):
        if path.is_file():
            yield str(path), f"{path.name}\n{path.read_bytes().decode(errors='replace')}"
