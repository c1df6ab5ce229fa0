"""Many who change one sheet at the same moment: one is written, the others are told."""

from threading import Barrier

import pytest

from accounts.models import AuditEntry, Role
from pledges.followup.changes import (
    FollowUpRefused,
    entries_since,
    log,
    take,
)
from pledges.models import Handover
from tests import factories
from tests.races import race

# --- The race --------------------------------------------------------------------------------

Code = FollowUpRefused.Code


@pytest.fixture
def contested(transactional_db):
    unit = factories.organisation("Enheden", kind="employment_unit")
    network = factories.network(factories.organisation(), unit)
    people = [factories.user(name) for name in ("Bo", "Eva")]
    for person in people:
        Role.objects.create(user=person, organisation=unit, role=Role.Kind.CONSULTANT)
    return factories.handover(factories.sheet(network), unit), people


@pytest.mark.race
def test_of_many_who_log_at_once_one_is_written_and_the_others_told(contested):
    handover, (bo, _eva) = contested
    outcomes = race(lambda _try: log(handover, by=bo, kind="call", expected_version=0), range(8))
    codes = [outcome.code for outcome in outcomes if isinstance(outcome, FollowUpRefused)]
    assert codes == [Code.VERSION] * 7
    handover.refresh_from_db()
    assert (handover.version, handover.entries.count()) == (1, 1)


@pytest.mark.race
def test_of_two_consultants_who_log_at_once_one_is_told_what_the_other_wrote(contested):
    handover, people = contested
    outcomes = race(
        lambda who: log(handover, by=who, kind="call", text=who.name, expected_version=0), people
    )
    [refusal] = [outcome for outcome in outcomes if isinstance(outcome, FollowUpRefused)]
    winner = people[1 - outcomes.index(refusal)]
    handover.refresh_from_db()
    assert refusal.code == Code.VERSION
    assert (handover.version, handover.owner) == (1, winner)
    assert [entry.text for entry in entries_since(handover, 0)] == [winner.name]
    assert AuditEntry.objects.filter(subject=f"handover:{handover.pk}").count() == 1


@pytest.mark.race
def test_of_many_who_take_a_sheet_one_gets_it(contested):
    handover, (_bo, eva) = contested
    outcomes = race(lambda _try: take(handover, by=eva), range(8))
    codes = [outcome.code for outcome in outcomes if isinstance(outcome, FollowUpRefused)]
    assert codes == [Code.TAKEN] * 7


@pytest.mark.race
def test_comparing_versions_without_the_lock_would_let_all_through(contested):
    """Negative control: all read version 0 before anyone writes."""
    handover, _people = contested
    read = Barrier(4)

    def naive(_try):
        fresh = Handover.objects.get(pk=handover.pk)
        read.wait(timeout=20)
        fresh.version += 1
        fresh.save(update_fields=["version"])
        return fresh.version

    assert race(naive, range(4)) == [1, 1, 1, 1]
