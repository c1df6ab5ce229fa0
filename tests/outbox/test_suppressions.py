from importlib import import_module

import pytest
from django.apps import apps

from accounts.models import AuditEntry
from outbox import suppressions
from outbox.models import Suppression
from outbox.suppressions import Reason, block, blocked_among, is_suppressed, lift, undo_lift

ADDRESS = "kaj@firma.example"


@pytest.fixture
def row(cast):
    return block(cast.nordby, "Kaj@Firma.example", Reason.BOUNCED)


def test_a_block_is_lifted_and_the_log_tells_who_but_not_why(cast, row):
    assert lift(row, because="Kaj har fået ny adresse", by=cast.secretary)
    assert not is_suppressed(cast.nordby, ADDRESS)
    row.refresh_from_db()
    assert (row.lifted_because, row.lifted_by) == ("Kaj har fået ny adresse", cast.secretary)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by, entry.after) == (
        "lift_suppression",
        cast.secretary,
        {"blocked": False},
    )


def test_a_lift_is_undone_and_all_is_as_before(cast, row):
    lift(row, because="Ups", by=cast.secretary)
    assert undo_lift(row, by=cast.secretary)
    again = Suppression.objects.get()
    assert (again.reason, again.created_at, again.lifted_because) == (
        "bounced",
        row.created_at,
        "",
    )
    assert is_suppressed(cast.nordby, ADDRESS)


def test_a_second_press_changes_nothing(cast, row):
    lift(row, because="Ups", by=cast.secretary)
    assert lift(row, because="Igen", by=cast.owner) is None
    undo_lift(row, by=cast.secretary)
    assert undo_lift(row, by=cast.owner) is None
    assert AuditEntry.objects.count() == 2


def test_what_bounces_again_is_blocked_again(cast, row):
    lift(row, because="Ups", by=cast.secretary)
    assert block(cast.nordby, ADDRESS, Reason.BOUNCED) == row
    assert is_suppressed(cast.nordby, ADDRESS)


@pytest.mark.parametrize(
    ("first", "then", "kept"),
    [
        (Reason.BOUNCED, Reason.UNSUBSCRIBED, "unsubscribed"),
        (Reason.UNSUBSCRIBED, Reason.BOUNCED, "unsubscribed"),
        (Reason.BOUNCED, Reason.FULL, "bounced"),
        (Reason.UNSUBSCRIBED, Reason.UNSUBSCRIBED, "unsubscribed"),
    ],
)
def test_what_the_person_said_stands_above_what_a_server_says(cast, first, then, kept):
    suppressions.block(cast.nordby, ADDRESS, first)
    suppressions.block(cast.nordby, ADDRESS, then)
    assert Suppression.objects.get().reason == kept


def test_the_blocked_of_a_list_are_found_in_one_query(cast, row, django_assert_num_queries):
    asked = [(cast.nordby.pk, ADDRESS), (cast.sonderby.pk, ADDRESS), (cast.nordby.pk, "")]
    with django_assert_num_queries(1):
        assert blocked_among(asked) == {(cast.nordby.pk, ADDRESS): row}
    with django_assert_num_queries(0):
        assert blocked_among([]) == {}


def test_addresses_from_before_are_folded_and_two_spellings_become_one(cast):
    migration = import_module("outbox.migrations.0003_fold_addresses")
    old = ["Ole@blåbærgrød.example", "ole@xn--blbrgrd-fxak7p.example", "kaj@firma.example"]
    Suppression.objects.bulk_create(
        Suppression(organisation=cast.nordby, address=address, reason="bounced") for address in old
    )
    migration.fold_addresses(apps, None)
    assert sorted(Suppression.objects.values_list("address", flat=True)) == sorted(old[1:])
