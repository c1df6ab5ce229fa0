"""Many tagged PDFs as one: pages, structure and language stay what they were.

A document of thousands of pages takes more memory than a worker has, so it is set in parts.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pikepdf


def join(parts: Iterable[Path], target: Path) -> None:
    """Write the parts to `target`, one after the other; each is a PDF/UA that typst made.

    Every page and link knows its place in the structure by a number, which goes on counting from part to part.
    A part in another language than the first says so where it begins.
    """
    first, *rest = parts
    with pikepdf.open(first) as whole:
        for part in rest:
            _append(whole, part)
        pages = b"<xmpTPg:NPages>%d<" % len(whole.pages)
        metadata = re.sub(rb"<xmpTPg:NPages>\d+<", pages, whole.Root.Metadata.read_bytes())
        whole.Root.Metadata.write(metadata)
        whole.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _append(whole, part):
    tree = whole.Root.StructTreeRoot
    offset = int(tree.ParentTreeNextKey)
    with pikepdf.open(part) as added:
        for page in added.pages:
            _renumber(page.obj, offset)
        whole.pages.extend(added.pages)
        grown = whole.copy_foreign(added.Root.StructTreeRoot)
        language = str(added.Root.Lang)
    document = tree.K[0]
    for element in grown.K[0].K:
        element.P = document
        if language != whole.Root.Lang and "/Lang" not in element:
            element.Lang = language
        document.K.append(element)
    tree.ParentTree.Nums.extend(_shifted(grown.ParentTree.Nums, offset))
    tree.ParentTreeNextKey = offset + int(grown.ParentTreeNextKey)
    for name, role in grown.RoleMap.items():
        tree.RoleMap[name] = role


def _renumber(page, offset):
    page.StructParents = int(page.StructParents) + offset
    for annotation in page.get("/Annots", []):
        if "/StructParent" in annotation:
            annotation.StructParent = int(annotation.StructParent) + offset


def _shifted(numbers, offset):
    """Of a number tree: key, value, key, value …"""
    return [int(each) + offset if index % 2 == 0 else each for index, each in enumerate(numbers)]
