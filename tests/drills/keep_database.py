"""Keep the demo's database of a release, for the drill of upgrades: `python tests/drills/keep_database.py 0.2.0`.

Run it once, on the commit of the release; people and companies in it are invented.
"""

import json
import lzma
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.drills.processes import environment, run

KEPT = Path(__file__).parent / "kept"


def rows_of(database: Path) -> dict[str, int]:
    """How many rows each table of ours holds."""
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, instr(name, '_') - 1)"
            " IN ('accounts', 'outbox', 'taskforces', 'events', 'pledges', 'home') ORDER BY name"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for (name,) in tables
        }


def keep(version: str) -> Path:
    with tempfile.TemporaryDirectory() as folder:
        env = environment(folder, DEMO="True")
        addresses = run(env, "manage.py", "demo", "--no-serve", "--json").stdout
        database = Path(folder) / "db.sqlite3"
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("DELETE FROM django_session")
            connection.commit()
            connection.execute("PRAGMA journal_mode=DELETE")
        KEPT.mkdir(exist_ok=True)
        (KEPT / f"{version}.sqlite3.xz").write_bytes(lzma.compress(database.read_bytes()))
        facts = {
            "kept_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "rows": rows_of(database),
            "addresses": json.loads(addresses)["addresses"],
        }
        (KEPT / f"{version}.json").write_text(
            json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
        )
    return KEPT / f"{version}.sqlite3.xz"


if __name__ == "__main__":
    print(keep(sys.argv[1]))
