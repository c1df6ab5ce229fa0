"""Facts that are only ever added: the database itself refuses to change them."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts import audit
from accounts.database import PARTS, append_only, install
from accounts.models import AuditEntry, AuditLink, AuditValues, Role
from events.models import Scan
from pledges.models import FollowUpEntry
from tests import factories


def an_audit_entry(cast):
    return audit.record(cast.nordby, by=cast.owner, verb="update_contact", thing=cast.network)


def an_entry(cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    return FollowUpEntry.objects.create(
        handover=handover, kind="note", text="Ringede", by=cast.lead
    )


def a_scan(cast):
    event = factories.event(cast.network)
    return Scan.objects.create(
        event=event,
        device=factories.device(event)[0],
        kind="code",
        result="admitted",
        phone_time=timezone.now(),
    )


def a_stage(cast):
    return factories.candidate(cast.unit).stages.get()


FACTS = [
    (an_audit_entry, "verb", "delete_contact"),
    (an_audit_entry, "old_before", {"name": "Søren"}),
    (an_audit_entry, "by", None),
    (an_audit_entry, "at", timezone.now()),
    (an_entry, "text", "Ringede ikke"),
    (an_entry, "status_after", "hired"),
    (an_entry, "at", timezone.now()),
    (a_stage, "stage", "self_supporting"),
    (a_stage, "on", date(2026, 1, 1)),
    (a_scan, "result", "rejected"),
    (a_scan, "happened_at", timezone.now()),
]
by_fact = pytest.mark.parametrize(
    ("make", "field", "value"), FACTS, ids=lambda part: getattr(part, "__name__", str(part)[:12])
)


def change(fact, field, value):
    with transaction.atomic():
        return type(fact).objects.filter(pk=fact.pk).update(**{field: value})


@by_fact
def test_a_fact_cannot_be_changed(cast, make, field, value):
    with pytest.raises(IntegrityError, match="append-only"):
        change(make(cast), field, value)


@by_fact
def test_without_its_trigger_it_could(cast, make, field, value):
    """The negative control."""
    fact = make(cast)
    table = fact._meta.db_table
    where = f" ON {table}" if connection.vendor == "postgresql" else ""
    guard = "only_emptied" if field == "old_before" else "append_only"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {table}_{guard}{where}")
    assert change(fact, field, value) == 1


@pytest.mark.parametrize("make", [an_entry, a_stage, a_scan])
def test_a_fact_can_be_deleted(cast, make):
    fact = make(cast)
    fact.delete()
    assert not type(fact).objects.exists()


def test_a_person_can_be_deleted_and_the_fact_stays(cast):
    fact = an_entry(cast)
    cast.lead.delete()
    fact.refresh_from_db()
    assert fact.by is None


def test_an_entry_outlives_its_person_and_its_organisation_and_keeps_their_numbers(cast):
    other = factories.organisation("Fjernby")
    entry = audit.record(other, by=cast.owner, verb="update_contact", thing=cast.network)
    user, organisation = cast.owner.pk, other.pk
    cast.owner.delete()
    other.delete()
    entry.refresh_from_db()
    assert (entry.by_id, entry.organisation_id) == (user, organisation)


def test_what_the_phone_showed_is_filled_once(cast):
    scan = a_scan(cast)
    assert change(scan, "shown", "admitted") == 1
    with pytest.raises(IntegrityError, match="append-only"):
        change(scan, "shown", "rejected")


def test_every_column_but_those_of_people_is_fixed():
    """A new column is either fixed, or named here as one that may change."""
    free = {AuditEntry: set(), AuditValues: set(), AuditLink: set()} | {
        FollowUpEntry: {"by_id"},
        Scan: {"first_answer"},  # written once it was told, and emptied after the evening
    }
    fixed = {part.table: set(part.columns) for part in PARTS}
    for model, may_change in free.items():
        columns = {field.column for field in model._meta.local_fields}
        assert fixed[model._meta.db_table] == columns - may_change


def test_installing_again_changes_nothing(cast):
    install(connection)
    with pytest.raises(IntegrityError, match="append-only"):
        change(an_audit_entry(cast), "verb", "delete_contact")


def test_a_part_is_left_out_until_its_table_and_columns_are_there(cast):
    """A migration early in the line calls `install` before later ones have made their tables."""
    install(connection, [append_only("accounts_nothing", "id")])
    install(connection, [append_only("accounts_role", "id", "not_yet")])
    everybody = Role.objects
    assert everybody.update(id=F("id")) == everybody.count() > 0
    install(connection, [append_only("accounts_role", "id")])
    with pytest.raises(IntegrityError, match="append-only"):
        everybody.update(id=F("id"))
