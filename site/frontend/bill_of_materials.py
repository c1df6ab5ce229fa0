"""The bill of materials (SBOM, CycloneDX 1.6): every pinned package, of Python and of the front end.

Whoever runs the site can hold it against new advisories without opening the wheel. It is read from
the two lock files alone, with the standard library alone: a build hook cannot ask for a generator
when a wheel is built without asking for it at each editable install too.
"""

import base64
import hashlib
import json
import re
import tomllib
import uuid
from pathlib import Path

FILE_NAME = "haandslag.cdx.json"
PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)")
OURSELVES = "haandslag"
TESTS_ONLY = "test"  # the extra of pyproject.toml that is never installed on a server
BUILD_TOOLS = {"esbuild"}  # npm's own mark "dev" also stands at the map, and the map is shown


class UnreadableLock(Exception):
    """A bill that lacks something would be read as "that is not in it"."""


def bill(root):
    """The bill of the checkout, or of the unpacked source, at `root`. The same sources, the same bytes."""
    root = Path(root)
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    python = python_packages((root / "requirements.lock").read_text(encoding="utf-8"), project)
    frontend = npm_packages(
        json.loads((root / "site/frontend/package-lock.json").read_text(encoding="utf-8"))
    )
    components = sorted(
        (entry for found in (python, frontend) for entry in found["components"]),
        key=lambda entry: entry["purl"],
    )
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": ourselves(project)},
        "components": components,
        "dependencies": [
            {"ref": OURSELVES, "dependsOn": sorted(python["direct"] + frontend["direct"])},
            *sorted(python["dependencies"] + frontend["dependencies"], key=lambda row: row["ref"]),
        ],
    }
    content = hashlib.sha256(json.dumps(document).encode()).hexdigest()
    return {**document, "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}"}


def ourselves(project):
    return {
        "type": "application",
        "bom-ref": OURSELVES,
        "name": project["name"],
        "version": project["version"],
        "description": project["description"],
        "licenses": [{"license": {"id": project["license"]}}],
        "purl": f"pkg:pypi/{project['name']}@{project['version']}",
    }


def python_packages(lock, project):
    """Of `requirements.lock`, whose comments say which package is there because of which."""
    pins = read_pins(lock)
    versions = {}  # a package has two where an older Python needs another
    for key, pin in pins.items():
        versions.setdefault(pin["name"], set()).add(key)
    needs = {key: set() for key in pins}
    for key, pin in pins.items():
        for parent in pin["via"] - {OURSELVES}:
            for version in versions[parent]:
                needs[version].add(key)
    direct = {key for key, pin in pins.items() if OURSELVES in pin["via"]}
    extras = project["optional-dependencies"]
    chosen = [text for key, texts in extras.items() if key != TESTS_ONLY for text in texts]
    running, chosen = (
        reached(needs, {key for name in names(texts) for key in versions.get(name, ())})
        for texts in (project["dependencies"], chosen)
    )

    def component(key):
        pin = pins[key]
        scope = "required" if key in running else "optional" if key in chosen else "excluded"
        return {
            **entry(pin["name"], f"pkg:pypi/{key}", pin["version"], scope),
            # one version is many files (platforms, Pythons): these are the ones that may be installed
            "externalReferences": [
                {
                    "type": "distribution",
                    "url": f"pkg:pypi/{key}",
                    "hashes": [{"alg": "SHA-256", "content": digest} for digest in pin["hashes"]],
                }
            ],
        }

    return in_bill({key: component(key) for key in pins}, needs, direct)


def read_pins(lock):
    """{"name@version": {name, version, hashes, via}} of every package in the lock."""
    pins, pin = {}, None
    for line in lock.splitlines():
        if found := PINNED.match(line):
            name, version = normal(found[1]), found[2]
            pin = {"name": name, "version": version, "hashes": [], "via": set()}
            pins[f"{name}@{version}"] = pin
        elif pin and "--hash=sha256:" in line:
            pin["hashes"].append(line.split("--hash=sha256:")[1].split()[0])
        elif pin and (parent := re.match(r"\s+#\s+(?:via\s+)?(\S+)", line)) and parent[1] != "via":
            pin["via"].add(normal(parent[1]))
    known = {pin["name"] for pin in pins.values()} | {OURSELVES}
    for key, pin in pins.items():
        if not pin["hashes"] or not pin["via"] or pin["via"] - known:
            raise UnreadableLock(
                f"requirements.lock does not say of {key} why it is there, or lacks its hashes:"
                " write it with the command in its first lines"
            )
    return pins


def npm_packages(lock):
    """Of the front end's `package-lock.json`."""
    packages = {
        path.removeprefix("node_modules/"): package
        for path, package in lock["packages"].items()
        if path
    }
    if nested := [name for name in packages if "node_modules/" in name]:
        raise UnreadableLock(f"package-lock.json has two versions of one package: {nested}")
    needs = {
        name: {*package.get("dependencies", {}), *package.get("optionalDependencies", {})}
        for name, package in packages.items()
    }
    top = lock["packages"][""]
    direct = {*top["dependencies"], *top["devDependencies"]}
    shipped = reached(needs, direct - BUILD_TOOLS)

    def component(name):
        package = packages[name]
        purl = f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
        digest = base64.b64decode(package["integrity"].removeprefix("sha512-")).hex()
        return {
            **entry(name, purl, package["version"], "required" if name in shipped else "excluded"),
            "hashes": [{"alg": "SHA-512", "content": digest}],
            "licenses": [{"expression": package["license"]}],
        }

    return in_bill({name: component(name) for name in packages}, needs, direct)


def entry(name, purl, version, scope):
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "scope": scope,
    }


def in_bill(components, needs, direct):
    """Components and what each needs, by their addresses in the bill."""
    ref = {name: component["bom-ref"] for name, component in components.items()}
    return {
        "components": list(components.values()),
        "direct": [ref[name] for name in direct],
        "dependencies": [
            {"ref": ref[name], "dependsOn": sorted(ref[needed] for needed in needs[name])}
            for name in components
        ],
    }


def reached(needs, roots):
    """`roots` and everything that they need, however far away."""
    found, ahead = set(), [*roots]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += needs[name]
    return found


def names(requirements):
    return {normal(re.match(r"[\w.-]+", text)[0]) for text in requirements} - {OURSELVES}


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def written(root):
    """As it lies in the wheel."""
    return json.dumps(bill(root), separators=(",", ":"), sort_keys=True) + "\n"
