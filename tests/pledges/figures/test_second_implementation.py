"""Figures of persons, channels and events against a second, slow implementation, on random histories."""

from collections import Counter
from decimal import Decimal

import pytest
import time_machine

from events.models import Event
from pledges.figures.at_work import at_work
from pledges.figures.channels import by_channel
from pledges.figures.employed import employed
from pledges.figures.funnel import funnel
from pledges.figures.keeping import keep
from pledges.figures.persons import unique_persons
from pledges.figures.scopes import EVERYTHING, Scope
from pledges.figures.standings import Standing
from pledges.models import Placement
from tests.pledges.figures.histories import (
    DAY,
    ago,
    began_a_job,
    promises_slowly,
    slowly,
    step_on,
    weeks_slowly,
)

pytestmark = pytest.mark.django_db


def counted(found):
    return {one.standing.value: one.persons for one in found.counts if one.persons}


def keep_on(day, histories):
    """What the candidates' rows keep: of nobody (None), or of all on the day."""
    if day is not None:
        keep([person.pk for person in histories], day)


@pytest.mark.slow
@time_machine.travel(DAY, tick=False)
@pytest.mark.parametrize(
    ("days", "kept", "few"),
    [(0, None, 0), (0, 0, 0), (0, 50, 10_000), (100, None, 10_000), (100, 50, 0)],
)
def test_a_second_slow_implementation_agrees(histories, days, kept, few, monkeypatch):
    """FULL_DRILLS=1 plays a thousand lives; `kept`: how many days ago it was kept where they stand."""
    monkeypatch.setattr("pledges.figures.at_work.FEW", few)
    keep_on(kept if kept is None else ago(kept), histories)
    day = ago(days)
    lives = {person.pk: slowly(person, day) for person in histories}
    expected = {pk: life for pk, life in lives.items() if life[0]}
    found = at_work(day=day)
    assert {
        pk: (one.standing.value, one.paid) for pk, one in found.stands(found.candidates()).items()
    } == expected
    assert counted(found) == Counter(kind for kind, _paid in expected.values())
    for count in found.counts:
        of_it = {pk for pk, (kind, _paid) in expected.items() if kind == count.standing}
        assert set(found.candidates(count.standing).values_list("pk", flat=True)) == of_it
        assert count.paid == sum(expected[pk][1] for pk in of_it)
    assert found.paid_hours == sum(paid for _kind, paid in expected.values())
    for weeks in (13, 26):
        assert found.lasted(weeks) == sum(weeks in weeks_slowly(p, day) for p in histories)


@time_machine.travel(DAY, tick=False)
def test_the_funnels_persons_agree_with_it_too(histories):
    hired, kept, companies, hours = set(), set(), set(), Decimal(0)
    for one in Placement.objects.select_related("handover", "opening"):
        if not began_a_job(one):
            continue
        hired.add(one.candidate_id)
        companies.add(one.handover.company_key if one.handover else one.opening.company_id)
        if one.ended_on is None or one.ended_on >= DAY:
            hours += step_on(one, DAY).paid_hours
    for person in histories:
        if 13 in weeks_slowly(person, DAY):
            kept.add(person.pk)
    numbers = employed(Placement.objects.order_by())[None]
    assert numbers["hired"]["positions"] == len(hired) == unique_persons().hired
    assert numbers["hired"]["hours"] == int(hours)
    assert numbers["hired"]["companies"] == len(companies)
    assert numbers["retained"]["positions"] == len(kept)


@time_machine.travel(DAY, tick=False)
def test_the_sums_by_channel_and_of_an_event_agree_with_it_too(histories):
    for event in (None, *Event.objects.all()):
        scope = EVERYTHING if event is None else Scope(events=[event])
        assert {
            row.channel: [row.promises, row.told, row.positions, row.hired]
            for row in by_channel(scope)
        } == promises_slowly(event)
        people = {
            one.candidate_id
            for one in Placement.objects.select_related("handover", "opening")
            if began_a_job(one) and (event is None or one.place.event == event)
        }
        hired = next(step for step in funnel(scope) if step.key == "hired")
        assert hired.sheets == len(people)


@time_machine.travel(DAY, tick=False)
def test_a_fault_in_the_sums_by_channel_would_be_found(histories, monkeypatch):
    """The negative control: what was told without a sheet is left out of its channel."""
    monkeypatch.setattr("pledges.figures.channels._BY_TOLD", {})
    sums = {row.channel: row.promises for row in by_channel()}
    assert sums != {channel: row[0] for channel, row in promises_slowly(None).items()}


@time_machine.travel(DAY, tick=False)
@pytest.mark.parametrize("kept", [None, 0])
def test_a_fault_in_the_first_would_be_found(histories, kept, monkeypatch):
    """The negative control: an internship that counts as a job."""
    monkeypatch.setattr("pledges.figures.standings.kind_of_work", lambda work: Standing.PARTLY_PAID)
    keep_on(kept if kept is None else DAY, histories)
    lives = Counter(kind for person in histories if (kind := slowly(person, DAY)[0]))
    assert counted(at_work(day=DAY)) != lives


@pytest.mark.parametrize("kept", [None, 0])
def test_of_everything_and_of_a_scope_are_alike(histories, kept):
    keep_on(kept if kept is None else DAY, histories)
    everything, of_unit = at_work(EVERYTHING, DAY), at_work(Scope(units=[histories[0].unit]), DAY)
    assert everything.counts == of_unit.counts
    assert set(everything.candidates()) == set(of_unit.candidates())
    assert (everything.moved, everything.lasted_13) == (of_unit.moved, of_unit.lasted_13)
