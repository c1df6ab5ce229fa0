"""The chain of the audit log: whoever changes an entry behind the database's back is found out."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts import audit, chain
from accounts.database import install
from accounts.models import AuditEntry, AuditLink, AuditValues
from accounts.retention import forget_audit
from tests.races import failures, race

TABLES = {
    AuditEntry: ("append_only", "sealed_once", "only_emptied", "kept"),
    AuditValues: ("append_only",),
    AuditLink: ("append_only", "forgotten_once", "kept"),
}


def log(cast, count=3):
    """So many entries in the chain, of which every one has values."""
    entries = [
        audit.record(
            cast.nordby, by=cast.owner, verb="take_role", thing=f"role:{number}",
            person=cast.reader, before={"role": "reader", "number": number},
        )
        for number in range(count)
    ]  # fmt: skip
    chain.seal()
    return entries


def behind_its_back(model):
    """Take the triggers away, as whoever owns the database can."""
    where = f" ON {model._meta.db_table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in TABLES[model]:
            cursor.execute(f"DROP TRIGGER IF EXISTS {model._meta.db_table}_{name}{where}")
    return model.objects


def found():
    return [(fault.entry, fault.why) for fault in chain.faults()]


def test_a_log_that_nobody_touched_is_whole(cast):
    log(cast)
    assert [link.position for link in AuditLink.objects.all()] == [0, 1, 2, 3]
    assert found() == []


def test_an_empty_log_is_whole(db):
    assert chain.seal() == 0
    assert found() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("verb", "nothing"),
        ("at", timezone.now() - timedelta(days=1)),
        ("subject", "role:99"),
        ("by_id", None),
        ("person_id", None),
        ("organisation_id", None),
    ],
)
def test_a_changed_entry_is_named(cast, column, value):
    second = log(cast)[1]
    behind_its_back(AuditEntry).filter(pk=second.pk).update(**{column: value})
    assert found() == [(second.pk, "entry_changed")]


def test_changed_values_are_named(cast):
    second = log(cast)[1]
    behind_its_back(AuditValues).filter(pk=second.pk).update(before={"role": "owner"})
    assert found() == [(second.pk, "values_changed")]


def test_values_that_were_never_there_are_named(cast):
    entry = audit.record(cast.nordby, by=cast.owner, verb="take_role", thing=cast.nordby)
    chain.seal()
    AuditValues.objects.create(entry=entry, salt="", before={"role": "owner"})
    assert found() == [(entry.pk, "values_changed")]


def test_an_entry_that_is_gone_is_named(cast):
    second = log(cast)[1]
    AuditValues.objects.filter(pk=second.pk).delete()
    behind_its_back(AuditEntry).filter(pk=second.pk).delete()
    assert found() == [(second.pk, "entry_missing")]


def test_a_link_that_is_gone_shows_twice(cast):
    _first, second, third = log(cast)
    behind_its_back(AuditLink).filter(entry_number=second.pk).delete()
    assert found() == [(third.pk, "link_missing"), (second.pk, "no_link")]


def test_a_changed_link_is_named(cast):
    second = log(cast)[1]
    behind_its_back(AuditLink).filter(entry_number=second.pk).update(entry_hash="0" * 64)
    assert found()[0] == (second.pk, "link_changed")


def test_the_end_that_is_gone_is_missed_by_whoever_wrote_it_down(cast):
    third = log(cast)[2]
    last = AuditLink.objects.last()
    AuditValues.objects.filter(pk=third.pk).delete()
    behind_its_back(AuditLink).filter(pk=last.pk).delete()
    behind_its_back(AuditEntry).filter(pk=third.pk).delete()
    assert found() == []  # nothing here tells of it
    known = {last.position: last.link_hash}
    assert [fault.why for fault in chain.faults(known)] == ["end_missing"]


def test_a_chain_made_anew_is_another_one(cast):
    log(cast)
    last = AuditLink.objects.last()
    behind_its_back(AuditLink).all().delete()
    behind_its_back(AuditEntry).update(sealed=False)
    chain.seal()
    assert found() == []
    known = {last.position: last.link_hash}
    assert [fault.why for fault in chain.faults(known)] == ["other_chain"]


def test_after_an_erasure_it_is_whole_and_the_words_are_gone(cast):
    entries = log(cast)
    assert audit.forget_person(cast.reader) == 3
    assert not AuditValues.objects.exists()
    assert [AuditEntry.objects.get(pk=entry.pk).before for entry in entries] == [{}, {}, {}]
    assert found() == []


def test_values_cannot_be_changed_but_only_taken_out(cast):
    log(cast)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        AuditValues.objects.update(before={})


def test_what_waits_for_too_long_is_named(cast):
    entry = audit.record(cast.nordby, by=cast.owner, verb="take_role", thing=cast.nordby)
    assert found() == []
    behind_its_back(AuditEntry).update(at=timezone.now() - chain.MAY_WAIT)
    assert found() == [(entry.pk, "waits_too_long")]


def test_entries_whose_time_is_up_go_and_the_chain_stays_whole(cast):
    log(cast)
    later = timezone.now() + timedelta(days=31 * cast.nordby.audit_retention_months)
    forget_audit(later)
    told = AuditEntry.objects.get()
    assert (told.verb, told.after) == ("forget_audit", {"entries": 3})
    chain.seal()
    assert found() == []
    assert AuditLink.objects.filter(forgotten_at=later).count() == 3


def test_an_entry_that_was_called_old_too_soon_is_named(cast):
    second = log(cast)[1]
    chain.forget(AuditEntry.objects.filter(pk=second.pk), timezone.now())
    assert found() == [(second.pk, "forgotten_too_soon")]


def test_entries_of_the_release_before_come_into_the_same_chain(cast):
    """It runs beside us while a site is brought up to date, and keeps values in the entry."""
    log(cast, 1)
    old = AuditEntry.objects.create(
        organisation=cast.nordby, verb="update_contact", subject="contact:1",
        old_before={"n": 1.50}, old_after={"ø": "æ"},
    )  # fmt: skip
    chain.seal()
    old = AuditEntry.objects.get(pk=old.pk)
    assert (old.old_before, old.old_after, old.after) == ({}, {}, {"ø": "æ"})
    assert found() == []


def test_the_migration_makes_the_same_chain(cast):
    made = import_module("accounts.migrations.0011_audit_chain")
    entry = log(cast, 1)[0]
    start, link = AuditLink.objects.all()
    values = AuditValues.objects.get()
    again = made.link_of(AuditLink, AuditEntry.objects.get(pk=entry.pk), values, start)
    assert again.link_hash == link.link_hash
    assert made.hash_of(start.entry_hash) == start.link_hash


def test_it_is_sealed_once_after_the_commit(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as calls:
        for number in range(3):
            audit.record(cast.nordby, by=cast.owner, verb="take_role", thing=f"role:{number}")
    assert len(calls) == 1
    assert not AuditEntry.objects.filter(sealed=False).exists()


def test_installing_again_keeps_what_it_refuses(cast):
    entries = log(cast)
    install(connection)
    for refused in (
        lambda: AuditEntry.objects.filter(pk=entries[0].pk).delete(),
        lambda: AuditEntry.objects.update(sealed=False),
        lambda: AuditLink.objects.all().delete(),
        lambda: AuditLink.objects.update(link_hash=""),
    ):
        AuditValues.objects.all().delete()
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            refused()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_many_who_write_at_once_keep_one_chain(cast):
    def write(number):
        for turn in range(10):
            audit.record(cast.nordby, by=cast.owner, verb="x", thing=f"role:{number * 100 + turn}")

    assert failures(race(write, range(6))) == []
    chain.seal()
    assert found() == []
    assert AuditLink.objects.count() == 61
    assert AuditEntry.objects.filter(sealed=False).count() == 0
