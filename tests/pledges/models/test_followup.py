"""What a handover works out from its own columns when it is saved."""

from itertools import pairwise

from pledges.models import Handover

Status = Handover.Status


def test_ranks_are_the_numbers_that_are_stored():
    """They are in databases already: a new step takes a number between two of them."""
    assert Handover.RANKS == {
        Status.NEW: 0,
        Status.ASSIGNED: 10,
        Status.CONTACTED: 20,
        Status.VISIT_BOOKED: 30,
        Status.JOB_ORDER_CREATED: 40,
        Status.REFERRED: 50,
        Status.HIRED: 60,
        Status.RETAINED: 70,
    }
    assert all(after - before > 1 for before, after in pairwise(Handover.RANKS.values()))
