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


def refusal(name: str, table: str, on: str, *, where: str = "") -> tuple[list[str], list[str]]:
    """A trigger that refuses what `on` says (UPDATE OF …, DELETE), for SQLite and for PostgreSQL.

    `where` narrows it, in SQL that both understand.
    """
    head, when = f"CREATE TRIGGER {name} BEFORE {on} ON {table}", f"WHEN ({where})" if where else ""
    refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
    sqlite = [f"DROP TRIGGER IF EXISTS {name}", f"{head} {when} BEGIN {refuse}; END"]
    postgresql = [
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"{head} FOR EACH ROW {when} EXECUTE FUNCTION refuse_change()",
    ]
    return sqlite, postgresql


def part_of(table: str, columns: tuple[str, ...], *refusals) -> Part:
    sqlite = [statement for refused in refusals for statement in refused[0]]
    postgresql = [REFUSE, *(statement for refused in refusals for statement in refused[1])]
    return Part(table, columns, {"sqlite": sqlite, "postgresql": postgresql})


def append_only(table: str, *columns: str, once: str = "") -> Part:
    """The columns never change again; `once` may be filled later, if it was blank.

    Rows can still be deleted (retention does), and a person who is deleted is taken out of them.
    """
    named = ", ".join(f'"{column}"' for column in columns)
    refusals = [refusal(f"{table}_append_only", table, f"UPDATE OF {named}")]
    if once:
        filled = f"OLD.\"{once}\" <> ''"
        refusals.append(refusal(f"{table}_{once}_once", table, f'UPDATE OF "{once}"', where=filled))
    return part_of(table, (*columns, once) if once else columns, *refusals)


def audit_entries() -> Part:
    """An entry is sealed once, what 0.2.0 wrote beside it is only emptied, and it goes only when it may."""
    table = "accounts_auditentry"
    fixed = ("id", "at", "organisation_id", "by_id", "person_id", "verb", "subject")
    fixed_part = append_only(table, *fixed)
    more = [
        refusal(f"{table}_sealed_once", table, 'UPDATE OF "sealed"', where="OLD.sealed"),
        refusal(
            f"{table}_only_emptied",
            table,
            'UPDATE OF "before", "after"',
            where="NEW.\"before\" <> '{}' OR NEW.\"after\" <> '{}'",
        ),
    ]
    rest = part_of(table, ("sealed", "before", "after"), *more)
    sql = {
        vendor: fixed_part.sql[vendor] + rest.sql[vendor] + DELETED_WHEN_FORGOTTEN[vendor]
        for vendor in rest.sql
    }
    return Part(table, (*fixed, "sealed", "before", "after"), sql)


# An entry may be deleted when its link says that its time is up.
DELETED_WHEN_FORGOTTEN = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS accounts_auditentry_kept",
        """CREATE TRIGGER accounts_auditentry_kept BEFORE DELETE ON accounts_auditentry
        WHEN NOT EXISTS (SELECT 1 FROM accounts_auditlink
            WHERE entry_number = OLD.id AND forgotten_at IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'accounts_auditentry is append-only'); END""",
    ],
    "postgresql": [
        """CREATE OR REPLACE FUNCTION refuse_unless_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NOT EXISTS (SELECT 1 FROM accounts_auditlink
              WHERE entry_number = OLD.id AND forgotten_at IS NOT NULL) THEN
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
              USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN OLD;
        END $$""",
        "DROP TRIGGER IF EXISTS accounts_auditentry_kept ON accounts_auditentry",
        """CREATE TRIGGER accounts_auditentry_kept BEFORE DELETE ON accounts_auditentry
        FOR EACH ROW EXECUTE FUNCTION refuse_unless_forgotten()""",
    ],
}


def audit_values() -> Part:
    """Values are never changed; an erasure deletes them."""
    table, columns = "accounts_auditvalues", ("entry_id", "salt", "before", "after")
    return append_only(table, *columns)


def audit_links() -> Part:
    """A link stays as it is, but that its entry was forgotten is said once."""
    table = "accounts_auditlink"
    fixed = ("position", "entry_number", "at", "values_hash", "entry_hash", "link_hash")
    named = ", ".join(f'"{column}"' for column in fixed)
    return part_of(
        table,
        (*fixed, "forgotten_at"),
        refusal(f"{table}_append_only", table, f"UPDATE OF {named}"),
        refusal(
            f"{table}_forgotten_once",
            table,
            'UPDATE OF "forgotten_at"',
            where="OLD.forgotten_at IS NOT NULL",
        ),
        refusal(f"{table}_kept", table, "DELETE"),
    )


PARTS = [
    audit_entries(),
    audit_values(),
    audit_links(),
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
    append_only("pledges_candidatestage", "id", "candidate_id", "stage", "on", "at"),
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
