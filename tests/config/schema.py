"""What a database holds, read from the database itself, so that two of them can be compared.

Names that carry a hash of how a thing once was called say nothing, so constraints go by what they do.
"""

import re

SEEDED = {
    "languages": "SELECT language_code FROM wagtailcore_locale",
    "schemes": "SELECT code, name, name_en, paid, valid_to FROM pledges_scheme",
    "groups": """SELECT g.name, c.app_label, c.model, p.codename FROM auth_group g
        LEFT JOIN auth_group_permissions gp ON gp.group_id = g.id
        LEFT JOIN auth_permission p ON p.id = gp.permission_id
        LEFT JOIN django_content_type c ON c.id = p.content_type_id""",
    "page rights": """SELECT g.name, p.codename, w.path FROM wagtailcore_grouppagepermission gp
        JOIN auth_group g ON g.id = gp.group_id JOIN auth_permission p ON p.id = gp.permission_id
        JOIN wagtailcore_page w ON w.id = gp.page_id""",
    "collection rights": """SELECT g.name, p.codename, c.path
        FROM wagtailcore_groupcollectionpermission gc JOIN auth_group g ON g.id = gc.group_id
        JOIN auth_permission p ON p.id = gc.permission_id
        JOIN wagtailcore_collection c ON c.id = gc.collection_id""",
    "permissions": """SELECT c.app_label, c.model, p.codename FROM auth_permission p
        JOIN django_content_type c ON c.id = p.content_type_id""",
    "collections": "SELECT path, depth, numchild, name FROM wagtailcore_collection",
    "pages": """SELECT p.path, p.depth, p.numchild, p.slug, p.url_path, p.live, l.language_code
        FROM wagtailcore_page p JOIN wagtailcore_locale l ON l.id = p.locale_id""",
    "sites": """SELECT s.hostname, s.port, s.is_default_site, p.path FROM wagtailcore_site s
        JOIN wagtailcore_page p ON p.id = s.root_page_id""",
    "workflows": "SELECT name FROM wagtailcore_workflow",
    "tasks": "SELECT name FROM wagtailcore_task",
    "organisations": "SELECT name FROM accounts_organisation",
    "people": "SELECT email FROM accounts_user",
}
OWN_TO_MIGRATIONS = {"django_migrations"}


def seeded(connection):
    """{what: rows} of everything that stands in a new database."""
    with connection.cursor() as cursor:
        return {what: sorted(_rows(cursor, sql), key=repr) for what, sql in SEEDED.items()}


def schema(connection):
    """{what: [definitions]} of tables, columns, indexes, constraints, triggers and extensions."""
    read = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        return {what: sorted(rows, key=repr) for what, rows in read(connection, cursor).items()}


def _rows(cursor, sql):
    cursor.execute(sql)
    return [tuple(row) for row in cursor.fetchall()]


def _postgresql(connection, cursor):
    def of_ours(sql):
        return [row for row in _rows(cursor, sql) if row[0] not in OWN_TO_MIGRATIONS]

    return {
        "columns": of_ours("""SELECT table_name, column_name, udt_name, is_nullable,
            character_maximum_length, numeric_precision, numeric_scale, column_default,
            is_identity, is_generated, generation_expression, collation_name
            FROM information_schema.columns WHERE table_schema = 'public'"""),
        "constraints": of_ours("""SELECT conrelid::regclass::text, contype::text,
            pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace"""),
        "indexes": [
            (table, re.sub(r"INDEX \S+ ON", "INDEX ON", definition))
            for table, definition in of_ours(
                "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'"
            )
        ],
        "triggers": of_ours("""SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
            FROM pg_trigger WHERE NOT tgisinternal"""),
        "functions": _rows(cursor, """SELECT proname, pg_get_functiondef(oid) FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'"""),
        "extensions": _rows(cursor, "SELECT extname, extversion FROM pg_extension"),
    }  # fmt: skip


def _sqlite(connection, cursor):
    made = [
        (kind, name, table, " ".join(sql.split()))
        for kind, name, table, sql in _rows(
            cursor, "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        )
        if table not in OWN_TO_MIGRATIONS and not name.startswith("sqlite_")
    ]
    tables = [name for kind, name, _table, _sql in made if kind == "table"]
    columns = {name: _rows(cursor, f'PRAGMA table_xinfo("{name}")') for name in tables}
    return {
        "columns": [(name, *row[1:]) for name in tables for row in columns[name]],
        "constraints": [
            (name, *sorted((key, repr(value)) for key, value in found.items()))
            for name in tables
            for found in connection.introspection.get_constraints(cursor, name).values()
        ],
        "checks": [
            (name, check)
            for kind, name, _table, sql in made
            if kind == "table"
            for check in _checks(sql)
        ],
        "indexes": [
            (table, re.sub(r'INDEX "\w+" ON', "INDEX ON", sql))
            for kind, _name, table, sql in made
            if kind == "index"
        ],
        "virtual tables": [(name, sql) for _kind, name, _table, sql in made if "VIRTUAL" in sql],
        "triggers": [(name, table, sql) for kind, name, table, sql in made if kind == "trigger"],
    }


def _checks(sql):
    """The text in the brackets after each CHECK."""
    for found in re.finditer(r"CHECK \(", sql):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            end += 1
        yield sql[found.end() : end - 1]
