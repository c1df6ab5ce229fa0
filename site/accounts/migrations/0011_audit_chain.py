"""Takes the values of earlier entries out of them, and puts the entries into the chain.

What it hashes and how is frozen here; accounts/chain.py says the same, and a test compares them.
"""

import hashlib
import json
import secrets
from datetime import UTC

from django.db import migrations
from django.utils import timezone

AT_ONCE = 500


def hash_of(*parts):
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def moment(at):
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def begin(links):
    start = secrets.token_hex(32)
    return links.create(position=0, at=timezone.now(), entry_hash=start, link_hash=hash_of(start))


def link_of(model, entry, values, before):
    kept = hash_of(values.salt, values.before, values.after) if values else ""
    entry_hash = hash_of(
        entry.pk,
        moment(entry.at),
        entry.organisation_id,
        entry.by_id,
        entry.person_id,
        entry.verb,
        entry.subject,
        kept,
    )
    position, at = before.position + 1, moment(entry.at)
    return model(
        position=position,
        entry_number=entry.pk,
        at=entry.at,
        values_hash=kept,
        entry_hash=entry_hash,
        link_hash=hash_of(before.link_hash, position, entry.pk, at, kept, entry_hash),
    )


def into_the_chain(apps, schema_editor):
    names = ("AuditEntry", "AuditValues", "AuditLink")
    entries, values, links = (apps.get_model("accounts", name) for name in names)
    last = links.objects.order_by("position").last()
    while waiting := list(entries.objects.filter(sealed=False).order_by("pk")[:AT_ONCE]):
        last = last or begin(links.objects)
        ids = [entry.pk for entry in waiting]
        values.objects.bulk_create(
            values(
                entry_id=entry.pk,
                salt=secrets.token_hex(16),
                before=entry.old_before,
                after=entry.old_after,
            )
            for entry in waiting
            if entry.old_before or entry.old_after
        )
        kept, made = values.objects.in_bulk(ids), []
        for entry in waiting:
            last = link_of(links, entry, kept.get(entry.pk), last)
            made.append(last)
        links.objects.bulk_create(made)
        entries.objects.filter(pk__in=ids).update(sealed=True, old_before={}, old_after={})


def let_go(schema_editor):
    """On the way back the database must allow what it refuses."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, name in (
        ("accounts_auditentry", "append_only"),
        ("accounts_auditentry", "kept"),
        ("accounts_auditentry", "only_emptied"),
        ("accounts_auditentry", "sealed_once"),
        ("accounts_auditlink", "kept"),
    ):
        on = f" ON {table}" if postgresql else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on}")


def out_of_the_chain(apps, schema_editor):
    """0.2.0 knows no entry without its organisation, and of nobody who is gone."""
    let_go(schema_editor)
    names = ("AuditEntry", "AuditValues", "AuditLink", "Organisation", "User")
    entries, values, links, organisations, users = (
        apps.get_model("accounts", name).objects for name in names
    )
    for kept in values.iterator(AT_ONCE):
        entries.filter(pk=kept.pk).update(old_before=kept.before, old_after=kept.after)
    values.all().delete()
    links.all().delete()
    entries.filter(organisation=None).delete()
    entries.exclude(organisation__in=organisations.values("pk")).delete()
    entries.exclude(by=None).exclude(by__in=users.values("pk")).update(by=None)
    entries.update(sealed=False)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_audit_evidence")]

    operations = [migrations.RunPython(into_the_chain, out_of_the_chain)]
