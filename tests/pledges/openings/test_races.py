"""Two who end their placements of one opening at once, and two who keep where one person stands."""

from datetime import timedelta
from threading import Barrier

import pytest
from django.db import transaction
from django.utils import timezone

from pledges.figures import keeping
from pledges.models import Candidate, Opening, Placement
from tests import factories
from tests.races import failures, race

pytestmark = pytest.mark.race


@pytest.fixture
def two(transactional_db):
    """Two at work on one opening without a sheet."""
    unit = factories.organisation("Enheden", kind="employment_unit")
    network = factories.network(factories.organisation(), unit)
    opening = factories.opening(network, unit, positions=2)
    begun = timezone.localdate() - timedelta(days=30)
    return [factories.placement(None, opening=opening, starts_on=begun) for _n in range(2)]


def end(placement):
    with transaction.atomic():
        fresh = Placement.objects.get(pk=placement.pk)
        fresh.state, fresh.ended_on = "ended", timezone.localdate()
        fresh.end_reason = "person"
        fresh.save()


def placed():
    return Opening.objects.get().placed


def test_of_two_who_end_at_once_the_opening_counts_both(two):
    assert placed() == 2
    assert failures(race(end, two)) == []
    assert placed() == 0


def test_without_the_openings_lock_one_end_is_lost(two, monkeypatch):
    """The negative control: both count before either is done."""
    counted = Barrier(2)

    def naive(opening):
        left = Placement.objects.in_position().filter(opening=opening).count()
        counted.wait(timeout=30)
        Opening.objects.filter(pk=opening.pk).update(placed=left)

    monkeypatch.setattr(Opening, "keep_placed", naive)
    assert failures(race(end, two)) == []
    assert placed() == 1


@pytest.fixture
def both(two):
    """The same person at both."""
    candidate = two[0].candidate
    Placement.objects.update(candidate=candidate)
    keeping.keep([candidate.pk], timezone.localdate())
    return candidate, two


def end_and_keep(candidate, placement):
    """Past the models, so that nothing but `keep` makes one wait for the other."""
    yesterday = timezone.localdate() - timedelta(days=1)
    with transaction.atomic():
        Placement.objects.filter(pk=placement.pk).update(
            state="ended", ended_on=yesterday, end_reason="person"
        )
        keeping.keep([candidate.pk], timezone.localdate())


def kept_wrongly():
    return keeping.keep_all(timezone.localdate())


def test_of_two_who_keep_at_once_the_later_has_read_what_both_wrote(both):
    candidate, placements = both
    assert failures(race(lambda one: end_and_keep(candidate, one), placements)) == []
    assert kept_wrongly() == 0
    assert not Candidate.objects.get(pk=candidate.pk).paid_hours


def test_without_the_persons_lock_what_is_kept_is_wrong(both, monkeypatch):
    """The negative control: both read before either is done."""
    candidate, placements = both
    read, lives = Barrier(2), keeping._lives

    def naive(candidates):
        found = lives(candidates)
        read.wait(timeout=30)
        return found

    monkeypatch.setattr(keeping, "_lives", naive)
    monkeypatch.setattr(
        Candidate.objects.all().__class__, "select_for_update", lambda rows, **_of: rows
    )
    assert failures(race(lambda one: end_and_keep(candidate, one), placements)) == []
    monkeypatch.undo()
    assert kept_wrongly() == 1
