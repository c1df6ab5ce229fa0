from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from events.interview_groups.groups import (
    GroupsRefused,
    add_latecomers,
    dissolve,
    group_of,
    make_groups,
    met_before,
    move,
    without_group,
)
from events.models import InterviewGroup, InterviewSeat
from tests import factories

pytestmark = pytest.mark.django_db
Code = GroupsRefused.Code


@pytest.fixture
def event(cast):
    return factories.event(cast.network, starts_at=timezone.now() - timedelta(minutes=30))


def guest(event, company, *, arrived=True, name="Leder"):
    return factories.registration(
        event,
        name=name,
        company_name=company,
        arrived_at=timezone.now() if arrived else None,
    )


def guests(event, count, *, first=0):
    return [guest(event, f"Firma {number}") for number in range(first, first + count)]


def table(event):
    return [
        sorted(seat.registration.company_name for seat in group.seats.all())
        for group in event.interview_groups.prefetch_related("seats__registration")
    ]


def test_only_those_who_came_are_put_into_groups(event, cast):
    came = guests(event, 7)
    guest(event, "Udebliver", arrived=False)
    groups = make_groups(event, by=cast.coordinator)
    assert [group.number for group in groups] == [1, 2]
    seats = InterviewSeat.objects.all()
    assert {seat.registration_id for seat in seats} == {person.pk for person in came}
    entry = AuditEntry.objects.get(verb="make_groups")
    assert (entry.after["groups"], entry.after["guests"]) == (2, 7)


def test_groups_are_made_once(event, cast):
    guests(event, 6)
    make_groups(event, by=cast.coordinator, seed=1)
    before = table(event)
    with pytest.raises(GroupsRefused) as refused:
        make_groups(event, by=cast.coordinator, seed=2)
    assert refused.value.code == Code.MADE
    assert table(event) == before


def test_two_guests_are_too_few(event, cast):
    guests(event, 2)
    with pytest.raises(GroupsRefused) as refused:
        make_groups(event, by=cast.coordinator)
    assert refused.value.code == Code.TOO_FEW


def test_a_cancelled_event_gets_no_groups(cast):
    event = factories.event(cast.network, cancelled_at=timezone.now())
    guests(event, 4)
    with pytest.raises(GroupsRefused) as refused:
        make_groups(event, by=cast.coordinator)
    assert refused.value.code == Code.CANCELLED


def test_companies_that_met_at_an_earlier_event_sit_apart(event, cast):
    earlier = factories.event(cast.network, starts_at=timezone.now() - timedelta(days=90))
    guests(earlier, 6)
    make_groups(earlier, by=cast.coordinator, seed=3)
    together = {frozenset(pair) for group in table(earlier) for pair in _pairs(group)}
    guests(event, 6)
    guests(event, 6, first=10)
    make_groups(event, by=cast.coordinator, seed=3)
    now = {frozenset(pair) for group in table(event) for pair in _pairs(group)}
    assert together & now == set()


def test_another_networks_groups_are_not_ours(event, cast):
    foreign = factories.event(factories.network(cast.sonderby))
    guests(foreign, 4)
    make_groups(foreign, by=cast.stranger)
    assert met_before(event) == frozenset()
    own = factories.event(cast.network)  # the negative control
    guests(own, 4)
    make_groups(own, by=cast.coordinator)
    assert len(met_before(event)) == 6


def _pairs(group):
    return [(a, b) for a in group for b in group if a < b]


def test_latecomers_fill_the_small_groups_first(event, cast):
    guests(event, 7)
    make_groups(event, by=cast.coordinator)
    guests(event, 1, first=20)
    seats = add_latecomers(event, by=cast.coordinator)
    assert len(seats) == 1
    assert [len(group) for group in table(event)] == [4, 4]


def test_a_latecomer_sits_apart_from_his_colleague(event, cast):
    guests(event, 6)
    make_groups(event, by=cast.coordinator)
    colleague = InterviewSeat.objects.get(registration__company_name="Firma 0").group
    guest(event, "Firma 0", name="Kollega")
    [seat] = add_latecomers(event, by=cast.coordinator)
    assert seat.group != colleague


def test_many_latecomers_get_groups_of_their_own(event, cast):
    guests(event, 8)
    make_groups(event, by=cast.coordinator)
    guests(event, 3, first=20)
    add_latecomers(event, by=cast.coordinator)
    assert table(event)[2] == ["Firma 20", "Firma 21", "Firma 22"]
    assert not without_group(event).exists()


def test_latecomers_need_groups_to_come_to(event, cast):
    guests(event, 4)
    with pytest.raises(GroupsRefused) as refused:
        add_latecomers(event, by=cast.coordinator)
    assert refused.value.code == Code.NO_GROUPS


def test_one_is_moved(event, cast):
    guests(event, 6)
    make_groups(event, by=cast.coordinator)
    seat = InterviewSeat.objects.filter(group__number=1).first()
    move(seat, number=2, by=cast.coordinator)
    assert [len(group) for group in table(event)] == [2, 4]


def test_a_group_that_nobody_is_left_in_is_gone(event, cast):
    guests(event, 6)
    make_groups(event, by=cast.coordinator)
    for seat in InterviewSeat.objects.filter(group__number=1):
        move(seat, number=2, by=cast.coordinator)
    assert list(event.interview_groups.values_list("number", flat=True)) == [2]


def test_nobody_is_moved_to_another_events_group(event, cast):
    guests(event, 4)
    make_groups(event, by=cast.coordinator)
    other = factories.event(cast.network)
    InterviewGroup.objects.create(event=other, number=9)
    seat = InterviewSeat.objects.first()
    with pytest.raises(GroupsRefused) as refused:
        move(seat, number=9, by=cast.coordinator)
    assert refused.value.code == Code.NO_SUCH_GROUP


def test_dissolved_groups_leave_the_guests(event, cast):
    guests(event, 6)
    make_groups(event, by=cast.coordinator)
    dissolve(event, by=cast.coordinator)
    assert (InterviewGroup.objects.count(), InterviewSeat.objects.count()) == (0, 0)
    assert event.registrations.arrived().count() == 6


def invited(event, company, name):
    contact = factories.contact(event.network.host, name, company=factories.company(company))
    invitation = factories.invitation(event, contact)
    factories.registration(
        event,
        name=name,
        company_name=company,
        invitation=invitation,
        arrived_at=timezone.now(),
    )
    return invitation


def test_a_guest_hears_his_own_group(event, cast):
    own = invited(event, "Ågård", "Søren Ågård")
    assert group_of(own) is None
    guests(event, 2)
    make_groups(event, by=cast.coordinator)
    found = group_of(own)
    assert found.number == 1
    assert sorted(other.company_name for other in found.others) == ["Firma 0", "Firma 1"]


def test_after_the_evening_nobody_has_a_group(event, cast):
    own = invited(event, "Ågård", "Søren Ågård")
    guests(event, 2)
    make_groups(event, by=cast.coordinator)
    assert group_of(own) is not None
    event.starts_at = timezone.now() - timedelta(hours=3)
    event.ends_at = timezone.now() - timedelta(seconds=1)
    event.save()
    assert group_of(own) is None


def test_one_whose_arrival_was_undone_is_not_waited_for(event, cast):
    own = invited(event, "Ågård", "Søren Ågård")
    gone, _stays = guests(event, 2)
    make_groups(event, by=cast.coordinator)
    gone.arrived_at, gone.arrived_persons = None, 0
    gone.save()
    assert [other.company_name for other in group_of(own).others] == ["Firma 1"]
