from datetime import timedelta

import pytest
from django.utils import timezone

from events.interview_groups.groups import make_groups
from events.models import Forgotten
from pledges.taxonomy import MIDDLE_HOURS, Hours, hours_in_all
from pledges.wall.board import NAMES_KEPT, NAMES_SHOWN, State, look
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(cast):
    return factories.event(cast.network, starts_at=timezone.now() - timedelta(hours=1))


def sheet(event, company="Ågård Maskinfabrik", *, lines=(("5-9", 1),), **fields):
    """With the tap of a colleague: who may be named without one is test_names."""
    fields = {"event": event, "company_name": company, "on_wall": True} | fields
    made = factories.sheet(event.network, (), **fields)
    for task, (hours, positions) in zip(("cleaning", "kitchen", "retail"), lines, strict=False):
        made.lines.create(task=task, hours=hours, positions=positions)
    return made


def came(event, persons=1, **fields):
    return factories.registration(
        event, party_size=persons, arrived_at=timezone.now(), arrived_persons=persons, **fields
    )


def test_hours_are_positions_times_the_middle_of_the_band():
    assert MIDDLE_HOURS[Hours.H20] == 20  # open upwards: never more than was ticked
    assert hours_in_all([]) == 0
    assert hours_in_all([("1-4", 1)]) == 2  # 2.5, rounded down once, at the end
    assert hours_in_all([("1-4", 3), ("5-9", 2)]) == 21  # 7.5 + 14
    assert hours_in_all([("10-14", 1), ("15-19", 1), ("20+", 2)]) == 69


def test_every_band_has_a_middle():
    assert set(MIDDLE_HOURS) == set(Hours.values)


def test_guests_jobs_and_hours_are_counted(event):
    came(event, persons=2)
    came(event)
    factories.registration(event, party_size=3)
    sheet(event, lines=(("5-9", 2), ("5-9", 0)))
    sheet(event, "Bageriet", lines=(("20+", 1),))
    wall = look(event)
    assert (wall.arrived, wall.jobs, wall.hours) == (3, 3, 34)


def test_guests_whose_names_were_deleted_still_count(event):
    Forgotten.objects.create(event=event, arrived=40)
    came(event)
    assert look(event).arrived == 41


def test_a_withdrawn_promise_is_neither_counted_nor_thanked(event, cast):
    kept = sheet(event, "Bageriet", thanks_shown=True)
    gone = sheet(event, "Fortrudt A/S", thanks_shown=True)
    factories.handover(kept, cast.unit)
    handover = factories.handover(gone, cast.unit)
    assert (look(event).jobs, look(event).thanks.companies) == (2, 2)
    handover.status = "withdrawn"
    handover.save()
    assert (look(event).jobs, look(event).thanks.names) == (1, ("Bageriet",))


def test_another_events_sheets_are_not_ours(event, cast):
    sheet(factories.event(cast.network), "Fremmed A/S", thanks_shown=True)
    sheet(factories.event(factories.network(cast.sonderby)), "Sønderby A/S", thanks_shown=True)
    assert (look(event).jobs, look(event).thanks.companies) == (0, 0)


def test_companies_are_named_only_where_they_said_yes(event):
    now = timezone.now()
    sheet(event, "Bageriet", thanks_shown=True, submitted_at=now - timedelta(minutes=2))
    sheet(event, "Stille A/S", submitted_at=now - timedelta(minutes=1))
    sheet(event, "Ågård", thanks_shown=True, submitted_at=now)
    thanks = look(event).thanks
    assert thanks.names == ("Ågård", "Bageriet")
    assert (thanks.companies, thanks.named) == (3, 2)


def test_two_sheets_of_one_company_are_one_company(event):
    sheet(event, "Ågård", thanks_shown=True)
    sheet(event, "ågård")
    thanks = look(event).thanks
    assert (thanks.companies, thanks.named, len(thanks.names)) == (1, 1, 1)


def test_only_the_newest_names_stand_on_the_wall(event):
    for number in range(NAMES_SHOWN + 3):
        sheet(event, f"Firma {number}", thanks_shown=True)
    thanks = look(event).thanks
    assert (len(thanks.names), thanks.named) == (NAMES_SHOWN, NAMES_SHOWN + 3)


def test_names_are_gone_a_day_after_the_evening(event):
    sheet(event, "Ågård", thanks_shown=True)
    last = event.ends_at + NAMES_KEPT
    assert look(event, now=last).thanks.names == ("Ågård",)
    later = look(event, now=last + timedelta(seconds=1)).thanks
    assert (later.names, later.companies) == ((), 1)


def test_the_goal_is_the_evenings_own_else_the_networks(event):
    assert look(event).goal is None
    event.network.goal_positions = 200
    assert look(event).goal == 200
    event.goal_positions = 3
    sheet(event, lines=(("5-9", 2),))
    wall = look(event)
    assert (wall.goal, wall.left, wall.reached) == (3, 1, False)
    sheet(event, "Bageriet")
    assert look(event).reached


def test_states_of_an_evening(event):
    start, end = event.starts_at, event.ends_at
    assert look(event, now=start - timedelta(seconds=1)).state == State.BEFORE
    assert look(event, now=start).state == State.DURING
    assert look(event, now=end).state == State.DURING
    assert look(event, now=end + timedelta(seconds=1)).state == State.AFTER
    event.cancelled_at = start
    assert look(event, now=start).state == State.CANCELLED


def test_the_first_sheet_in_a_hall_with_people_begins_the_evening(event):
    early = event.starts_at - timedelta(minutes=20)
    sheet(event)
    assert look(event, now=early).state == State.BEFORE
    came(event)
    assert look(event, now=early).state == State.DURING


def test_the_code_is_on_the_wall_while_the_evening_lasts(event, settings):
    settings.BASE_URL = "https://haandslag.example"
    assert look(event).join is None
    link = factories.sheet_link(event)
    join = look(event).join
    assert (join.address, join.code) == ("haandslag.example/ark/", str(link))
    assert look(event, now=event.starts_at - timedelta(minutes=1)).join is None
    assert look(event, now=event.ends_at + timedelta(minutes=1)).join is None
    link.closes_at = timezone.now()
    link.save()
    assert look(event).join is None


def test_a_network_that_asks_for_visits_counts_wishes(event):
    event.network.visit_only = True
    event.network.goal_positions = 50
    sheet(event, lines=(), wants_visit=True)
    sheet(event, "Bageriet", lines=(), wants_visit=True)
    wall = look(event)
    assert (wall.asks_for_jobs, wall.visits, wall.goal) == (False, 2, None)


def test_after_the_evening_it_says_until_when_somebody_phones(cast):
    friday = timezone.now().replace(year=2026, month=11, day=27, hour=19)
    event = factories.event(cast.network, starts_at=friday)
    wall = look(event, now=event.ends_at + timedelta(hours=1))
    assert (wall.contact_due.isoformat(), wall.introduction_due) == (
        "2026-12-01T16:00:00+01:00",
        None,
    )
    event.network.warm_introduction = True
    wall = look(event, now=event.ends_at + timedelta(hours=1))
    assert wall.introduction_due.isoformat() == "2026-11-30T16:00:00+01:00"
    assert wall.contact_due.isoformat() == "2026-12-01T16:00:00+01:00"


def test_groups_are_first_names_where_anybody_may_look(event, cast):
    for name in ("Søren Ågård", "Bodil Bager", "Kaj Holm"):
        came(event, name=name, company_name="Firma")
    make_groups(event, by=cast.coordinator)
    [group] = look(event).groups
    assert group.people == (("Bodil", "Firma"), ("Kaj", "Firma"), ("Søren", "Firma"))
    event.public = False
    assert look(event).groups[0].people[0] == ("Bodil Bager", "Firma")


def test_groups_are_gone_when_the_evening_is_over(event, cast):
    for name in ("Søren", "Bodil", "Kaj"):
        came(event, name=name)
    make_groups(event, by=cast.coordinator)
    assert look(event, now=event.ends_at).groups
    assert look(event, now=event.ends_at + timedelta(seconds=1)).groups == ()


@pytest.mark.parametrize("sheets", [1, 3])
def test_a_look_asks_the_same_of_any_number_of_sheets(
    event, cast, sheets, django_assert_num_queries
):
    factories.sheet_link(event)
    for number in range(sheets + 2):
        came(event, name=f"Leder {number}")
    for number in range(sheets):
        sheet(event, f"Firma {number}", thanks_shown=True)
    make_groups(event, by=cast.coordinator)
    with django_assert_num_queries(7):
        look(event)
