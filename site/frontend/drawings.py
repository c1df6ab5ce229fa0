"""Icons (lucide, chosen in src/icons.txt), the map of Denmark (both packed by the build) and our own illustrations."""

import functools
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
ICONS = HERE / "static/frontend/dist/icons.json"
MUNICIPALITIES = HERE / "static/frontend/dist/municipalities.json"
ILLUSTRATIONS = HERE / "illustrations"


class UnknownDrawing(LookupError):
    pass


@functools.cache
def icons():
    return built(ICONS)


@functools.cache
def municipality_paths():
    """{municipality code: SVG path}, in a drawing of 800 by 972."""
    return built(MUNICIPALITIES)


def built(file):
    if not file.exists():
        raise UnknownDrawing(f"{file} is missing: run pip install -e . to build the front end")
    return json.loads(file.read_text())


@functools.cache
def illustrations():
    return {path.stem: path.read_text().strip() for path in ILLUSTRATIONS.glob("*.svg")}


def icon_paths(name):
    return look_up(icons(), name, "src/icons.txt")


def illustration_svg(name):
    return look_up(illustrations(), name, "illustrations/")


def look_up(drawings, name, place):
    try:
        return drawings[name]
    except KeyError:
        raise UnknownDrawing(f"no drawing called {name!r} in {place}") from None
