"""What placements and handovers keep for the figures, against a second, slow implementation."""

import random
from datetime import timedelta
from decimal import Decimal
from importlib import import_module

import pytest
import time_machine
from django.apps import apps

from pledges.models import Handover, Placement, PlacementStep, RetentionCheck
from pledges.models.placements import derived
from tests.pledges.figures.histories import DAY, step_on

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def kept_slowly(one):
    """What the row of a placement keeps for the figures, by its sheet or opening, steps and checks."""
    steps = sorted(one.steps.all(), key=lambda step: step.starts_on)
    lasted = [
        check.due_on
        for check in one.checks.all()
        if check.weeks == 13
        and check.unit_says == "still"
        and (step := step_on(one, check.due_on))
        and step.paid_hours
    ]
    return {
        "promised_at": one.place.created_at,
        "company_key": one.handover.company_key if one.handover else one.opening.company_id,
        "job_from": min((step.starts_on for step in steps if step.paid_hours), default=None),
        "lasted_on": lasted[0] if lasted else None,
        "last_step_on": steps[-1].starts_on if steps else None,
        "last_paid_hours": steps[-1].paid_hours if steps else None,
    }


def kept_otherwise():
    """The placements whose rows keep something else than that."""
    rows = Placement.objects.select_related("handover", "opening")
    return {
        one.pk
        for one in rows.prefetch_related("steps", "checks")
        if {name: getattr(one, name) for name in derived()} != kept_slowly(one)
    }


def one_step(placement, chance):
    return chance.choice(list(placement.steps.all()))


def change_a_step(placement, chance):
    step = one_step(placement, chance)
    step.paid_hours, step.starts_on = chance.choice([0, 8]), step.starts_on + timedelta(days=3)
    step.save(update_fields=["paid_hours", "starts_on"])


def answer_a_check(placement, chance):
    check = chance.choice(list(placement.checks.all()))
    check.unit_says = chance.choice(["", "still", "ended"])
    check.save(update_fields=["unit_says"])


def promise_as_another(placement, _chance):
    if placement.handover:
        placement.handover.sheet.company_name += " II"
        placement.handover.count_promise()
        placement.handover.save()


CHANGES = [
    change_a_step,
    answer_a_check,
    promise_as_another,
    lambda one, chance: one_step(one, chance).delete(),
    lambda one, _chance: one.steps.update(paid_hours=2),
    lambda one, _chance: one.checks.update(unit_says="still"),
    lambda one, _chance: one.checks.filter(weeks=13).delete(),
    lambda one, _chance: one.steps.create(starts_on=DAY + timedelta(days=400), paid_hours=3),
    lambda one, _chance: one.save(),
]


@time_machine.travel(DAY, tick=False)
def test_what_a_placement_keeps_is_what_the_slow_one_says(histories):
    assert kept_otherwise() == set()
    chance = random.Random(len(histories))
    for number, one in enumerate(Placement.objects.order_by("pk")):
        old = Placement.objects.get(pk=one.pk)  # saved at last, and brings nothing back
        CHANGES[number % len(CHANGES)](one, chance)
        old.save()
    assert kept_otherwise() == set()
    assert Placement.objects.derive_anew() == 0


def test_what_a_placement_keeps_would_be_found_wrong(histories):
    """The negative control: steps, checks and a handover written past the models."""
    for rows, change in (
        (PlacementStep, {"paid_hours": Decimal("1.5")}),
        (RetentionCheck, {"due_on": DAY}),
        (Handover, {"company_key": 7}),
    ):
        rows._base_manager.update(**change)
        wrong = kept_otherwise()
        assert wrong
        assert Placement.objects.derive_anew() == len(wrong)
        assert kept_otherwise() == set()


def test_the_migrations_fill_what_the_models_keep(histories):
    Placement.objects.update(**dict.fromkeys(derived()))
    Handover.objects.update(reached=0, had_visit=True, furthest_step=50)
    for name, fill in (
        ("0042_fill_what_placements_keep", "keep"),
        ("0044_fill_how_far_handovers_came", "reach"),
    ):
        getattr(import_module(f"pledges.migrations.{name}"), fill)(apps, None)
    assert kept_otherwise() == set()
    assert Handover.objects.reach_anew() == 0
    assert Handover.objects.first().reached == 14
