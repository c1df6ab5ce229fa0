"""What models cannot say to the database: triggers, and where one is needed an extension or a special index.

`install` is called by a migration once what a part needs is there, and by the tests, whose tables are made
from the models. SQLite drops the triggers of a table that Django makes anew: a migration that alters such a
table calls `install` as its last operation.
"""

from typing import NamedTuple


class Part(NamedTuple):
    """Statements that may be played again, by vendor; left out while its table lacks a column."""

    table: str
    columns: tuple[str, ...]
    sql: dict[str, list[str]]


REFUSE = """CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$"""


def append_only(table: str, *columns: str, once: str = "") -> Part:
    """The columns never change again; `once` may be filled later, if it was blank.

    Rows can still be deleted (retention does), and a person who is deleted is taken out of them.
    """
    rules = [(f"{table}_append_only", ", ".join(f'"{column}"' for column in columns), "")]
    if once:
        rules.append((f"{table}_{once}_once", f'"{once}"', f"WHEN (OLD.\"{once}\" <> '')"))
    sqlite, postgresql = [], [REFUSE]
    for name, changed, when in rules:
        head = f"CREATE TRIGGER {name} BEFORE UPDATE OF {changed} ON {table}"
        refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
        sqlite += [f"DROP TRIGGER IF EXISTS {name}", f"{head} {when} BEGIN {refuse}; END"]
        postgresql += [
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"{head} FOR EACH ROW {when} EXECUTE FUNCTION refuse_change()",
        ]
    needs = (*columns, once) if once else columns
    return Part(table, needs, {"sqlite": sqlite, "postgresql": postgresql})


PARTS = [
    append_only(
        "accounts_auditentry", "id", "at", "organisation_id", "verb", "subject", "before", "after"
    ),
    append_only(
        "events_scan",
        "id",
        "event_id",
        "device_id",
        "sequence",
        "kind",
        "raw_code",
        "registration_id",
        "undoes_id",
        "result",
        "details",
        "phone_time",
        "happened_at",
        "server_time",
        once="shown",
    ),
    append_only(
        "pledges_followupentry",
        "id",
        "handover_id",
        "kind",
        "at",
        "text",
        "status_before",
        "status_after",
    ),
]


def install(connection, parts=PARTS) -> None:
    """Every part whose table and columns are there; safe to call again."""
    introspection = connection.introspection
    with connection.cursor() as cursor:
        tables = set(introspection.table_names(cursor))
        for part in parts:
            if part.table not in tables:
                continue
            columns = introspection.get_table_description(cursor, part.table)
            if {column.name for column in columns} >= set(part.columns):
                for statement in part.sql[connection.vendor]:
                    cursor.execute(statement)
