"""How much of each folder the tests run through, compared with what `site/docs/coverage.md` keeps.

    pytest --cov --cov-report=json:coverage.json
    python -m tests.coverage_by_folder coverage.json          # compare; fails where a figure fell
    python -m tests.coverage_by_folder coverage.json --keep   # write the new figures

Lines that no test runs are lines nobody would see break. The figure may rise, not fall: a change
that brings untested lines shows in its own folder, not hidden in the sum.
"""

import argparse
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "site/docs/coverage.md"
ROW = re.compile(r"^\| `(?P<folder>[^`]+)` \| (?P<lines>\d+) \| (?P<percent>[\d.]+) % \|$", re.M)
SLACK = 0.2  # percentage points: a race may or may not take a branch
WHOLE = "all"


def by_folder(report):
    """{folder: (lines, per cent run)} of coverage's JSON report; a folder is an app, or a room of one."""
    sums = {}
    for path, file in report["files"].items():
        parts = Path(path).parts[:-1]
        depth = 3 if parts[0] == "site" else 2
        for folder in {"/".join(parts[:depth]), WHOLE}:
            lines, covered = sums.get(folder, (0, 0))
            summary = file["summary"]
            sums[folder] = (lines + summary["num_statements"], covered + summary["covered_lines"])
    return {
        folder: (lines, round(100 * covered / lines, 1))
        for folder, (lines, covered) in sorted(sums.items())
        if lines
    }


def fallen(found, kept):
    """[(folder, before, now)] of those whose share fell, in per cent; a folder without figures passes."""
    return [
        (folder, before, found[folder][1])
        for folder, (_lines, before) in kept.items()
        if folder in found and found[folder][1] < before - SLACK
    ]


def read(text):
    return {row["folder"]: (int(row["lines"]), float(row["percent"])) for row in ROW.finditer(text)}


def table(found):
    rows = [
        f"| `{folder}` | {lines} | {percent:.1f} % |" for folder, (lines, percent) in found.items()
    ]
    return "\n".join(["| folder | lines | run by tests |", "|---|---|---|", *rows])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("--keep", action="store_true", help="write the figures to the document")
    options = parser.parse_args()
    found = by_folder(json.loads(options.report.read_text()))
    print(table(found))
    text = KEPT.read_text()
    if options.keep:
        KEPT.write_text(text[: text.index("| folder |")] + table(found) + "\n")
        return
    worse = fallen(found, read(text))
    for folder, before, now in worse:
        print(f"{folder} fell from {before} % to {now} %")
    raise SystemExit(1 if worse else 0)


if __name__ == "__main__":
    main()
