"""A tagged PDF of many letters as one PDF each: every one keeps its own pages and their structure, and nothing else.

Set in one go they share fonts and pictures, which cost more than a letter's own words.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from frontend.typeset import typeset

_BEGINS = "/H1"  # the one heading of level 1 that every letter has


class NotSplit(ValueError):
    """The document does not fall into the number of parts that it should have."""


def typeset_each(template: Path, data: dict, pictures: dict[str, bytes], many: str) -> list[bytes]:
    """A PDF for each entry of `data[many]`, for a process of its own.

    Where one cannot be told from its neighbour, all are set by themselves.
    """
    try:
        return list(split(typeset(template, data, pictures=pictures), len(data[many])))
    except NotSplit:
        alone = [data | {many: [each]} for each in data[many]]
        return [typeset(template, one, pictures=pictures) for one in alone]


def split(pdf: bytes, number: int) -> Iterator[bytes]:
    """Each of the `number` documents that were set one after the other; every one begins with a heading of level 1.

    Only what the trailer leads to is written, so a part holds no word of its neighbours. Raises NotSplit.
    """
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        tree = whole.Root.StructTreeRoot
        document, places = tree.K[0], _by_key(tree.ParentTree.Nums)
        pages = [page.obj for page in whole.pages]
        elements = _with_page(document.K, pages)
        begins = [at for at, element in elements if element.S == _BEGINS]
        if len(begins) != number or begins[:1] != [0] or len(set(begins)) != number:
            raise NotSplit(f"{len(begins)} beginnings, not {number}")
        metadata = whole.Root.Metadata.read_bytes()
        for begin, end in zip(begins, [*begins[1:], len(pages)], strict=True):
            own = pages[begin:end]
            document.K = pikepdf.Array([each for at, each in elements if begin <= at < end])
            tree.ParentTree.Nums = _numbers(own, places)
            _keep_pages(whole, own, metadata)
            target = io.BytesIO()
            whole.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            yield target.getvalue()


def _with_page(elements, pages):
    """(number of the page it begins on, element) for each of them, in reading order."""
    numbers = {page.objgen: number for number, page in enumerate(pages)}
    return [(numbers[_first_page(each).objgen], each) for each in elements]


def _first_page(element):
    if "/Pg" in element:
        return element.Pg
    inner = element.get("/K", pikepdf.Array())
    for each in inner if isinstance(inner, pikepdf.Array) else [inner]:
        if isinstance(each, pikepdf.Dictionary) and (page := _first_page(each)):
            return page
    return None


def _by_key(numbers):
    """Of a number tree: key, value, key, value …"""
    return {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}


def _numbers(pages, places):
    """The part of the number tree that the pages and their links ask for, counted from 0 anew."""
    kept = pikepdf.Array()
    for page in pages:
        key = len(kept) // 2
        kept.extend([key, places[int(page.StructParents)]])
        page.StructParents = key
        for annotation in page.get("/Annots", []):
            if "/StructParent" in annotation:
                key = len(kept) // 2
                kept.extend([key, places[int(annotation.StructParent)]])
                annotation.StructParent = key
    return kept


def _keep_pages(whole, pages, metadata):
    root = whole.Root
    root.Pages.Kids, root.Pages.Count = pikepdf.Array(pages), len(pages)
    for page in pages:
        page.Parent = root.Pages
    root.StructTreeRoot.ParentTreeNextKey = len(root.StructTreeRoot.ParentTree.Nums) // 2
    number = b"<xmpTPg:NPages>%d<" % len(pages)
    root.Metadata.write(re.sub(rb"<xmpTPg:NPages>\d+<", number, metadata))
