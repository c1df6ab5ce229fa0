from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.figures import Pledged, funnel, pledged, suppress
from tests import factories


def values(steps):
    return {step.key: step.value for step in steps}


@pytest.fixture
def evening(cast):
    """Four invitations, of which one never went out; two guests and a walk-in; four sheets."""
    event = factories.event(cast.network)
    now = timezone.now()
    for _n in range(2):
        guest = factories.invitation(event, emailed_at=now)
        factories.registration(event, invitation=guest, arrived_at=now)
    factories.invitation(event, printed_at=now)
    factories.invitation(event)
    factories.registration(event, arrived_at=now)
    return event


def follow(cast, event, status, company=None, **fields):
    sheet = factories.sheet(cast.network, event=event, company=company)
    return factories.handover(sheet, cast.unit, status=status, **fields)


def test_funnel_counts_every_step(cast, evening):
    now = timezone.now()
    follow(cast, evening, "new")
    follow(cast, evening, "contacted", first_contact_at=now + timedelta(days=9))
    follow(cast, evening, "visit_booked", first_contact_at=now)
    follow(cast, evening, "hired", first_contact_at=now)
    assert values(funnel(events=[evening])) == {
        "invited": 3,
        "came": 3,
        "sheets": 4,
        "contacted": 2,
        "visit": 1,
        "job_order": 1,
        "referred": 1,
        "hired": 1,
        "retained": 0,
    }


def test_funnel_remembers_steps_before_an_exit(cast, evening):
    handover = follow(cast, evening, "visit_booked", first_contact_at=timezone.now())
    handover.status = "no_candidate_yet"
    handover.save(update_fields=["status"])
    assert values(funnel(events=[evening]))["visit"] == 1


def test_funnel_of_a_foreign_network_is_empty(cast, evening):
    follow(cast, evening, "new")
    other = factories.network(cast.sonderby)
    assert set(values(funnel(networks=[other])).values()) == {0}
    assert values(funnel(networks=[cast.network]))["sheets"] == 1


def test_funnel_since_leaves_out_what_is_older(cast, evening):
    follow(cast, evening, "new")
    later = timezone.now() + timedelta(days=30)
    assert set(values(funnel(since=later)).values()) == {0}


def test_funnel_takes_two_queries(cast, evening, django_assert_num_queries):
    follow(cast, evening, "new")
    with django_assert_num_queries(2):
        funnel(networks=[cast.network], events=[evening])


def test_pledged_counts_a_company_once(cast, evening):
    known = factories.company()
    follow(cast, evening, "new", company=known)
    follow(cast, evening, "new", company=known)
    follow(cast, evening, "new")
    assert pledged(events=[evening]) == Pledged(sheets=3, companies=2, positions=3, hours=15)


def test_pledged_of_nothing_is_nought(cast):
    assert pledged(networks=[cast.network]) == Pledged(0, 0, 0, 0)


@pytest.mark.parametrize(("n", "shown"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_suppress_hides_small_groups(n, shown):
    assert suppress(n) == shown
