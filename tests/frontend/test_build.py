"""What the build left behind: within budget, from our own host, free of what the manifest storage trips over."""

import gzip
import re
from pathlib import Path

import frontend

HOME = Path(frontend.__file__).parent
DIST = HOME / "static/frontend/dist"
FIRST_VISIT_BYTES = 100_000


def test_bundles_have_fixed_names():
    names = {path.name for path in DIST.iterdir()}

    assert {"app.css", "app.js", "door.css", "door.js", "icons.json"} <= names


def test_first_visit_fits_the_budget():
    """Compressed style and script, and the two fonts that every Danish page loads."""
    texts = sum(len(gzip.compress((DIST / name).read_bytes())) for name in ("app.css", "app.js"))
    fonts = sum(path.stat().st_size for path in DIST.glob("*-latin-wght-normal-*.woff2"))

    assert texts + fonts < FIRST_VISIT_BYTES * 0.8  # the rest is for the page itself


def test_what_a_stylesheet_points_to_is_here():
    for sheet in ("app.css", "door.css"):
        for target in re.findall(r"url\(([^)]+)\)", (DIST / sheet).read_text()):
            assert (DIST / target.strip("\"'")).is_file()


def test_the_reader_of_qr_codes_comes_from_our_own_host():
    script = (DIST / "door.js").read_text()
    (wasm,) = DIST.glob("zxing_reader-*.wasm")

    assert wasm.name in script
    assert "import.meta.url" in script


def test_no_source_map_comments():
    for path in (*DIST.glob("*.js"), *DIST.glob("*.css")):
        assert "sourceMappingURL" not in path.read_text(), path.name


def test_committed_sources_name_no_registry():
    lock = (HOME / "package-lock.json").read_text()

    assert '"resolved"' not in lock
    assert "registry." not in lock
