"""Moved inside the network: the same person, whose weeks go on."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from pledges.figures.at_work import at_work
from pledges.models import Placement
from pledges.placements.changes import PlacementRefused
from pledges.placements.moving import move_to, places_for
from pledges.placements.starting import Start, start_placement
from pledges.placements.weeks import counted_from, weeks_from
from tests import factories

A, B, C = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("starts_on", "before", "begun"),
    [(C, [], C), (C, [B], B), (C, [B, A], A), (C, [None], C), (C, [B, None], B)],
)
def test_weeks_are_counted_from_the_first_paid_day(starts_on, before, begun):
    assert counted_from(starts_on, before) == begun


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network, tasks=("cleaning", "kitchen"))
    return factories.handover(sheet, cast.unit, status="referred", first_contact_at=timezone.now())


def begin(cast, place, starts_on, paid="12", **fields):
    start = Start(
        candidate_reference="Kandidat M1",
        scheme=factories.scheme(),
        starts_on=starts_on,
        paid_hours=Decimal(paid),
        unpaid_hours=Decimal(0) if Decimal(paid) else Decimal(20),
        **fields,
    )
    return start_placement(place, by=cast.consultant, start=start)


def move(cast, placement, opening, starts_on, paid="12"):
    return move_to(
        placement,
        opening=opening,
        starts_on=starts_on,
        scheme=placement.scheme,
        paid_hours=Decimal(paid),
        by=cast.consultant,
    )


def test_to_another_position_in_the_same_company(cast, handover, today):
    first, second = handover.openings.order_by("pk")
    old = begin(cast, handover, today - timedelta(weeks=8), opening=first)
    assert list(places_for(old)) == [second]
    new = move(cast, old, second, today)
    old.refresh_from_db()
    assert (old.end_reason, old.ended_on) == ("moved", today - timedelta(days=1))
    assert (new.moved_from, new.candidate, new.opening) == (old, old.candidate, second)
    assert new.checks.get(weeks=13).due_on == old.starts_on + timedelta(weeks=13)
    assert weeks_from(new) == old.starts_on
    assert list(places_for(new)) == [first]  # the company has it again
    assert at_work().persons == 1


def test_to_another_company_that_had_heard_of_nobody(cast, handover, today):
    old = begin(cast, handover, today - timedelta(weeks=14))
    old.checks.filter(weeks=13).update(unit_says="still")
    other = factories.handover(
        factories.sheet(cast.network),
        cast.unit,
        status="contacted",
        first_contact_at=timezone.now(),
    )
    new = move(cast, old, other.openings.get(), today)
    other.refresh_from_db()
    assert other.status == "hired"
    assert [check.weeks for check in new.checks.all()] == [26]
    assert not new.reminders.filter(kind="check_13").exists()
    assert at_work().persons == 1


def test_weeks_of_an_internship_are_no_weeks_in_a_job(cast, handover, today):
    club = factories.opening(cast.network, cast.unit)
    old = begin(cast, club, today - timedelta(weeks=6), paid="0")
    new = move(cast, old, handover.openings.first(), today)
    assert new.checks.get(weeks=13).due_on == today + timedelta(weeks=13)
    assert at_work().persons == 1


def test_a_full_place_or_an_ended_one_moves_nobody(cast, handover, today):
    first, second = handover.openings.order_by("pk")
    old = begin(cast, handover, today, opening=first)
    factories.placement(handover, opening=second)
    with pytest.raises(PlacementRefused):
        move(cast, old, second, today)
    old.refresh_from_db()
    assert old.state == "active"
    factories.opening(cast.network, cast.unit)
    new = move(cast, old, places_for(old).get(), today)
    with pytest.raises(PlacementRefused):
        move(cast, old, places_for(new).first(), today)
    assert Placement.objects.filter(candidate=old.candidate).count() == 2


def test_the_page_moves_and_says_where_from(cast, client, handover, today):
    first, second = handover.openings.order_by("pk")
    old = begin(cast, handover, today - timedelta(weeks=2), opening=first)
    client.force_login(cast.consultant)
    page = f"/arbejdsbord/forloeb/{old.pk}/flyt/"
    assert client.post(page, {"version": old.version}).status_code == 422
    typed = {
        "version": old.version,
        "opening": second.pk,
        "starts_on": today.isoformat(),
        "scheme": old.scheme_id,
        "paid_hours": "15",
    }
    assert client.post(page, typed | {"version": old.version + 9}).status_code == 409
    assert client.post(page, typed).status_code == 302
    shown = client.get(f"/arbejdsbord/kandidater/{old.candidate_id}/").content.decode()
    assert "Ugerne løber videre" in shown
