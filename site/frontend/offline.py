"""Service workers: what a part of the house needs to start without a network, and which version that is."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.templatetags.static import static

BUNDLES = "frontend/dist"


def worker_response(
    *,
    name: str,
    files: list[str],
    pages: Sequence[str] = (),
    shells: Sequence[str] = (),
    shell: str = "",
    script: str = "worker.js",
) -> HttpResponse:
    """The worker's script. `files` are names of static files (also by pattern, in the bundles' folder),
    `pages` the beginnings of addresses it keeps as they were last seen, the first of them the page
    for all others. `shells` are addresses of pages that are the same for everybody: they are fetched
    with the files and shown from the phone, at once and always fitting the files.

    `shell` is whatever else makes a new version, e.g. the text of the first page.
    """
    addresses = [static(file) for pattern in files for file in matching(pattern)]
    version = hashlib.sha256("".join([*map(_stamp, addresses), shell]).encode()).hexdigest()[:12]
    settings_of_worker = {
        "name": name,
        "version": version,
        "files": addresses,
        "pages": list(pages),
        "shells": list(shells),
    }
    content = f"self.offline = {json.dumps(settings_of_worker)};\n{_script(script)}"
    response = HttpResponse(content, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


def matching(pattern: str) -> list[str]:
    """The static files of a name, or of a pattern such as "frontend/dist/figtree-latin-wght-*.woff2"."""
    if "*" not in pattern:
        return [pattern]
    folder = Path(finders.find(BUNDLES))
    found = sorted(path.name for path in folder.glob(Path(pattern).name))
    return [f"{BUNDLES}/{name}" for name in found]


@lru_cache
def _script(name: str) -> str:
    return Path(finders.find(f"{BUNDLES}/{name}")).read_text()


def _stamp(address: str) -> str:
    """The address of a file already holds its hash where the storage hashes; elsewhere its time tells."""
    if hasattr(staticfiles_storage, "hashed_files"):
        return address
    file = finders.find(address.removeprefix(settings.STATIC_URL))
    return f"{address}{Path(file).stat().st_mtime_ns if file else ''}"
