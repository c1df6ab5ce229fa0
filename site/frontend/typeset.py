"""PDF/UA-1 by typst. All text comes as JSON and is shown as it stands: no string is ever read as markup."""

import json
import shutil
from collections.abc import Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from frontend import fonts

PIXELS_AN_INCH = 200.0


def typeset(template: Path, data: dict, *, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """`data` is JSON-ready; the template finds it in `sys.inputs.data`, with the `fonts` to set it in.

    `pictures` are files that the template names in `image`.
    """
    return _compiled(template, data, pictures, pdf_standards="ua-1")


def typeset_file(
    target: Path, template: Path, data: dict, pictures: Mapping[str, bytes] | None = None
) -> None:
    """As `typeset`, into a file: for a process of its own."""
    target.write_bytes(typeset(template, data, pictures=pictures))


def typeset_picture(
    template: Path,
    data: dict,
    *,
    pictures: Mapping[str, bytes] | None = None,
    pixels_an_inch: float = PIXELS_AN_INCH,
) -> bytes:
    """The first page of a document as PNG."""
    pages = _compiled(template, data, pictures, format="png", ppi=pixels_an_inch)
    return pages[0] if isinstance(pages, list) else pages


def ask(
    template: Path, data: dict, label: str, *, pictures: Mapping[str, bytes] | None = None
) -> object:
    """The value of the metadata that the template marks with the label: what it measured."""
    with _laid_out(template, data, pictures) as (source, inputs):
        return json.loads(typst.query(source, f"<{label}>", field="value", one=True, **inputs))


@cache
def _fonts():
    """Read once: they cost more than a letter does."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts.FOLDERS
    )


def _compiled(template, data, pictures, **output):
    with _laid_out(template, data, pictures) as (source, inputs):
        return typst.compile(source, **inputs, **output)


@contextmanager
def _laid_out(template, data, pictures):
    """(template, what typst is told): it reads what lies beside the template, and nothing else."""
    data = data | {"fonts": {"text": fonts.TEXT, "heading": fonts.HEADING}}
    with TemporaryDirectory() as folder:
        source = Path(shutil.copy(template, folder))
        for name, content in (pictures or {}).items():
            (source.parent / name).write_bytes(content)
        yield (
            source,
            {
                "root": source.parent,
                "sys_inputs": {"data": json.dumps(drawable(data))},
                "font_paths": _fonts(),
            },
        )


def drawable(value):
    """JSON-ready data with every text as it can be set: PDF/UA forbids a sign that no font knows."""
    if isinstance(value, str):
        return fonts.drawable(value)
    if isinstance(value, dict):
        return {key: drawable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [drawable(each) for each in value]
    return value
