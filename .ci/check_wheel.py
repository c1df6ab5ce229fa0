"""Builds the wheel and looks whether its bill of materials is there, valid and that of the lock file.

The bundle of the front end is taken as the editable install left it, so this takes seconds.
"""

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def build(folder):
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "-w", folder, str(ROOT)], check=True)  # noqa: S603  our own words
    (wheel,) = Path(folder).glob("*.whl")
    return wheel


def bill_in(wheel):
    with zipfile.ZipFile(wheel) as archive:
        bills = [name for name in archive.namelist() if ".dist-info/sboms/" in name]
        if len(bills) != 1:
            sys.exit(f"the wheel has {len(bills)} bills of materials instead of one")
        return archive.read(bills[0]).decode()


def faults(text, lock):
    """What is wrong with the bill: nothing, or a sentence for each."""
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        return [f"no valid CycloneDX 1.6: {error}"]
    named = {(part["name"], part["version"]) for part in json.loads(text)["components"]}
    pinned = {(name.lower(), version) for name, version in PINNED.findall(lock)}
    if "django" not in dict(pinned):
        return ["the lock file does not pin Django, or is read wrongly"]
    return [
        f"not in the bill: {name} {version}"
        for name, version in sorted(pinned)
        if (name, version) not in named
    ]


def main():
    with tempfile.TemporaryDirectory() as folder:
        text = bill_in(build(folder))
    if found := faults(text, (ROOT / "requirements.lock").read_text(encoding="utf-8")):
        sys.exit("\n".join(found))
    print(f"{len(json.loads(text)['components'])} packages in the wheel's bill of materials")


if __name__ == "__main__":
    main()
