"""At which steps a handover is: cases one by one, the twin of many rows, and what is kept in the row."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from pledges.models import Handover
from pledges.models.reached import FROM, AnyReached, Reached, reached, reached_by_rows
from tests import factories

DUE = timezone.now()
LATE = DUE + timedelta(seconds=1)
ALL = Reached.IN_TIME | Reached.VISITED | Reached.JOB_ORDER | Reached.REFERRED


@pytest.mark.parametrize(
    ("contact", "visit", "furthest", "expected"),
    [
        (None, False, 0, 0),
        (DUE, False, 20, Reached.IN_TIME),
        (LATE, False, 20, 0),
        (None, True, 30, Reached.VISITED),
        (LATE, False, 39, 0),
        (LATE, False, 40, Reached.JOB_ORDER),
        (LATE, False, 50, Reached.JOB_ORDER | Reached.REFERRED),
        (DUE, True, 70, ALL),
    ],
)
def test_at_which_steps(contact, visit, furthest, expected):
    found = reached(
        first_contact_at=contact, contact_due=DUE, had_visit=visit, furthest_step=furthest
    )
    assert found == expected


def test_the_ranks_are_those_of_the_handover():
    ranks = {Reached[name]: Handover.RANKS[status] for name, status in NAMES.items()}
    assert ranks == FROM


NAMES = {
    "JOB_ORDER": Handover.Status.JOB_ORDER_CREATED,
    "REFERRED": Handover.Status.REFERRED,
}


@pytest.fixture
def handovers(cast):
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    made = [
        factories.handover(
            factories.sheet(cast.network),
            cast.unit,
            contact_due=DUE,
            first_contact_at=chance.choice([None, DUE, LATE]),
            status=chance.choice(list(Handover.RANKS)),
        )
        for _n in range(20)
    ]
    for one in made[:10]:
        one.contact_due = chance.choice([DUE - timedelta(days=1), LATE])
        one.status = chance.choice(list(Handover.RANKS))
        one.save(update_fields=["contact_due", "status"])
    return made


def kept():
    return dict(Handover.objects.order_by().values_list("pk", "reached"))


def said():
    return {
        one.pk: reached(
            first_contact_at=one.first_contact_at,
            contact_due=one.contact_due,
            had_visit=one.had_visit,
            furthest_step=one.furthest_step,
        )
        for one in Handover.objects.all()
    }


def test_the_row_and_the_twin_say_the_same(handovers):
    twin = Handover.objects.order_by().annotate(said=reached_by_rows())
    assert kept() == said() == dict(twin.values_list("pk", "said"))
    assert Handover.objects.reach_anew() == 0


def test_any_of_the_rows(handovers):
    found = Handover.objects.order_by().aggregate(any=AnyReached("reached"))["any"]
    expected = 0
    for one in said().values():
        expected |= one
    assert found == expected


def test_what_was_written_past_the_model_is_found(handovers):
    """The negative control."""
    Handover.objects.update(first_contact_at=LATE, contact_due=DUE, had_visit=True)
    Handover.objects.filter(pk=handovers[0].pk).update(reached=0)
    assert kept() != said()
    assert Handover.objects.reach_anew() >= 1
    assert kept() == said()
    assert Handover.objects.reach_anew() == 0
