"""What openings keep of their placements and their sheet is what the rows say."""

import pytest

from pledges.models import Handover, Opening, Placement
from tests import factories


@pytest.fixture
def opening(cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    return handover.openings.first() or factories.opening(
        cast.network, cast.unit, handover=handover
    )


def placed(opening):
    opening.refresh_from_db()
    return opening.placed


def at(opening, **fields):
    return factories.placement(opening.handover, opening=opening, **fields)


def end(placement, reason):
    placement.state, placement.end_reason, placement.ended_on = (
        "ended",
        reason,
        placement.starts_on,
    )
    placement.save()


def test_an_opening_says_how_many_are_there(opening):
    at(opening)
    at(opening)
    assert placed(opening) == 2


@pytest.mark.parametrize(("reason", "left"), [("person", 0), ("moved", 0), ("ordinary_job", 1)])
def test_whoever_ends_gives_the_position_back_or_not(opening, reason, left):
    end(at(opening), reason)
    assert placed(opening) == left


def test_a_placement_that_is_deleted_takes_no_position(opening):
    at(opening).delete()
    assert placed(opening) == 0


def test_what_is_saved_beside_it_counts_nobody_anew(opening, django_assert_num_queries):
    made = at(opening)
    with django_assert_num_queries(1):
        made.save(update_fields=["mentor"])


def test_an_opening_is_put_away_with_its_sheet_and_comes_back(opening):
    handover = opening.handover
    handover.status, handover.outcome = "withdrawn", "no_job"
    handover.closed_at = handover.created_at
    handover.save()
    opening.refresh_from_db()
    assert (opening.put_away, Opening.objects.open().count()) == (True, 0)
    later = factories.opening(opening.network, opening.unit, handover=handover)
    assert later.put_away
    handover.status, handover.outcome, handover.closed_at = "contacted", "", None
    handover.save()
    opening.refresh_from_db()
    assert not opening.put_away


def test_what_an_older_version_wrote_is_counted_anew(opening):
    """The negative control of everything above: rows that were written past the models."""
    made = at(opening)
    Placement.objects.filter(pk=made.pk).update(
        state="ended", end_reason="person", ended_on=made.starts_on
    )
    handover = opening.handover
    Handover.objects.filter(pk=handover.pk).update(
        status="withdrawn", outcome="no_job", closed_at=handover.created_at
    )
    assert placed(opening) == 1
    assert Opening.objects.count_anew() == 2
    assert (placed(opening), opening.put_away) == (0, True)
    assert Opening.objects.count_anew() == 0
